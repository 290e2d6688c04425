import {
  invalid,
  notFound,
  notPermitted,
  reason,
  type Refusal,
  refusal,
  tooMany,
  wrongStatus,
} from '../../platform/core/refusal.js';

/** In the order of the contract. */
export type CourseErrorCode =
  'CODE_TAKEN' | 'INVALID' | 'NOT_FOUND' | 'NOT_PERMITTED' | 'WRONG_STATUS' | 'NOTHING_CHANGED' | 'TOO_MANY';

/** Why a course could not be made, changed or published. */
export type CourseRefusal = Refusal<CourseErrorCode>;

/** The sentences that refuse courses. */
export const courseReasons = {
  codeTaken: reason(
    'CODE_TAKEN',
    '{organization} has another course with the code {code}; choose another.',
    '{organization}已有编号为 {code} 的课程，请另选编号。',
  ),
  notFound: notFound('There is no such course that you can see.', '没有您可查看的这门课程。'),
  organizationNotFound: notFound('There is no such organization that you can see.', '没有您可查看的这个单位。'),
  saving: notPermitted(
    'Changing the courses of {organization} needs its role {roles}.',
    '修改{organization}的课程需要在该单位担任{roles}。',
  ),
  publishing: notPermitted(
    'Publishing the courses of {organization} needs its role {roles}.',
    '发布{organization}的课程需要在该单位担任{roles}。',
  ),
  unverified: notPermitted(
    'Only VERIFIED organizations change and publish courses; {organization} is {status}.',
    '只有已核准的单位可以修改和发布课程；{organization}现为{status}。',
  ),
  needed: invalid('A new course needs {field}.', '新课程需要填写 {field}。'),
  blank: invalid('{subject} cannot be blank.', '{subject}不能为空。'),
  notOneLine: invalid('{subject} is one line without control characters.', '{subject}须为一行文字，不含控制字符。'),
  tooLong: invalid(
    '{subject} has at most {most} characters; this one has {given}.',
    '{subject}最多 {most} 个字符；现为 {given} 个。',
  ),
  stays: invalid(
    'A course stays with the organization that owns it; leave organizationId out.',
    '课程不能更换所属单位；请不填 organizationId。',
  ),
  tooManySkills: invalid(
    'A course may have {most} skills; these are {given}.',
    '一门课程最多 {most} 项技能；现为 {given} 项。',
  ),
  skillTwice: invalid(
    '"{skill}" and "{other}" name one skill; name it once.',
    '“{skill}”与“{other}”是同一项技能，请只填一次。',
  ),
  noSkill: invalid('"{skill}" names no skill.', '“{skill}”不是技能名称。'),
  minutes: invalid(
    'The minutes of a skill are from {least} to {most}; these are {given}.',
    '技能的分钟数须为 {least} 至 {most}；现为 {given}。',
  ),
  tooManyPartners: invalid(
    'A course may have {most} partners; these are {given}.',
    '一门课程最多 {most} 个合作单位；现为 {given} 个。',
  ),
  ownPartner: invalid(
    'The organization that owns a course is not its partner; leave it out.',
    '课程所属单位不能作为合作单位，请将其移除。',
  ),
  retired: wrongStatus(
    'A RETIRED course gets no new revision; take it back with retired: false first.',
    '已停用的课程不能发布新版本；请先以 retired: false 恢复。',
  ),
  nothingChanged: reason(
    'NOTHING_CHANGED',
    'Content and skills are as they were in revision {number}; change the draft first.',
    '内容和技能与第 {number} 版相同；请先修改草稿。',
  ),
  tooManyRevisions: tooMany(
    'A course may have {most} revisions, and has them; begin a new course.',
    '一门课程最多 {most} 个版本，现已用完；请新建课程。',
  ),
};

/** The same for a course that does not exist and for one that the viewer may not see. */
export const courseNotFound = refusal(courseReasons.notFound, ['courseId']);
