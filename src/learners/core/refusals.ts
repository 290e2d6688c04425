import { sentence } from '../../platform/core/message.js';
import {
  invalid,
  notFound,
  notPermitted,
  reason,
  reasonOf,
  type Refusal,
  refusal,
  tooMany,
  wrongStatus,
} from '../../platform/core/refusal.js';

export type LearnerErrorCode =
  | 'INVALID'
  | 'MALFORMED_FILE'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'WRONG_STATUS'
  | 'TOO_MANY'
  | 'ALREADY_CLAIMED'
  | 'ROWS_REFUSED';

/** Why learners could not be imported, invited, claimed, changed or erased. */
export type LearnerRefusal = Refusal<LearnerErrorCode>;

const malformedFile = reasonOf('MALFORMED_FILE');

/** The sentences that refuse what is done with learners. None of them names a person. */
export const learnerReasons = {
  noHeader: malformedFile(
    'The file is empty; its first row names the columns, such as number and name.',
    '文件为空；第一行须为列名，例如学号、姓名。',
  ),
  columnsMissing: malformedFile('The header lacks {columns}.', '表头缺少 {columns} 列。'),
  columnTwice: malformedFile('The header names the column {column} twice.', '表头中 {column} 列出现两次。'),
  tooManyColumns: malformedFile('A header has at most {most} columns.', '表头最多 {most} 列。'),
  notATable: malformedFile(
    'The file cannot be read as a table near line {line}: look for a quotation mark that is not closed.',
    '文件在第 {line} 行附近无法识别为表格：请检查是否有未闭合的引号。',
  ),
  oneFile: invalid('This format takes one file; there are {given}.', '此格式须提供一个文件；现为 {given} 个。'),
  fileName: invalid(
    'The name of a file has 1 to {most} characters; this one has {given}.',
    '文件名须为 1 至 {most} 个字符；现为 {given} 个。',
  ),
  tooManyRows: tooMany('A file has at most {most} rows; split it.', '文件最多 {most} 行；请拆分后导入。'),
  tooManyLines: tooMany('A file has at most {most} lines, blank ones included.', '文件最多 {most} 行（含空行）。'),
  tooManyAbsent: tooMany(
    '{absent} of {active} learners are not in the file, which is more than half: is it the whole list? Nobody was made to leave.',
    '{active} 名在校学员中有 {absent} 名不在文件中，超过一半：文件是否完整？未将任何人设为离校。',
  ),
  rowsRefused: reason(
    'ROWS_REFUSED',
    'Some rows have problems ({count}), so nothing was written.',
    '部分行存在问题（{count} 个），因此未写入任何内容。',
  ),
  noOrganization: notFound('There is no such organization that you can see.', '没有您可查看的这个单位。'),
  notFound: notFound('There is no such learner that you can see.', '没有您可查看的这名学员。'),
  importing: notPermitted(
    'Importing learners of {organization} needs its role {roles}.',
    '导入{organization}的学员需要在该单位担任{roles}。',
  ),
  notVerified: wrongStatus(
    'This needs an organization that is {needed}; {organization} is {status}.',
    '此操作要求单位为{needed}；{organization}现为{status}。',
  ),
  inviting: notPermitted(
    'Inviting a learner needs the role {roles} of the school.',
    '邀请学员需要在其学校担任{roles}。',
  ),
  erasing: notPermitted(
    'Erasing a learner is for the learner and the role {roles} of the school.',
    '只有学员本人和学校的{roles}可以删除学员资料。',
  ),
  consenting: notPermitted(
    'A learner records the own consent alone; that of a guardian is recorded by the school.',
    '学员只能登记本人的同意；监护人的同意由学校登记。',
  ),
  erased: wrongStatus('The learner is erased.', '学员资料已被删除。'),
  claimedAlready: reason('ALREADY_CLAIMED', 'An account has claimed this learner already.', '该学员已由一个账号认领。'),
  learnsThereAlready: reason(
    'ALREADY_CLAIMED',
    'Your account is a learner of this school already.',
    '您的账号已是该校的学员。',
  ),
  unknownCode: notFound(
    'This code opens nothing: it is mistyped, used, replaced or older than 14 days. Ask the school for a new one.',
    '邀请码无效：输入有误、已使用、已被新邀请码取代，或已超过 14 天。请向学校索取新的邀请码。',
  ),
  tooManyGuesses: tooMany(
    'Too many wrong codes came from this network; try again later.',
    '此网络输入错误邀请码的次数过多，请稍后再试。',
  ),
  evidence: invalid(
    'Say in 1 to {most} characters where the proof is kept; these are {given}.',
    '请用 1 至 {most} 个字符说明凭证存放处；现为 {given} 个。',
  ),
  consentDay: invalid('A consent is given on a day from {first} to {last}.', '同意的日期须在 {first} 至 {last} 之间。'),
  noConsent: wrongStatus(
    'There is no consent of this purpose and giver that could be withdrawn.',
    '没有可撤回的同意（此用途、此同意人）。',
  ),
};

export const learnerNotFound: LearnerRefusal = refusal(learnerReasons.notFound, ['learnerId']);

/** The sentence that keeps lists of learners from others. */
export const learnersAreHidden = sentence(
  'Learners are listed for the role {roles} of their school.',
  '只有学校的{roles}可以查看学员名单。',
);
