import { sentence } from '../../../platform/core/message.js';
import { invalid, notFound, notPermitted, type Refusal, refusal, wrongStatus } from '../../../platform/core/refusal.js';
import { type OrganizationFacts, organizationStatusWord } from '../../core/organization.js';

/** In the order of the contract. Agreements are where accounting begins, so its refusals are known from here on. */
export type AccountingErrorCode =
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'WRONG_STATUS'
  | 'PERIOD_NOT_OVER'
  | 'EXCEPTIONS_OPEN'
  | 'DISPUTED'
  | 'TOO_MANY'
  | 'IDEMPOTENCY_KEY_REUSED';

/** Why an agreement, a rate or a statement could not be made or changed. */
export type AccountingRefusal = Refusal<AccountingErrorCode>;

/** The sentences that refuse agreements. */
export const agreementReasons = {
  notFound: notFound('There is no such agreement that you can see.', '没有您可查看的这份协议。'),
  resourceNotFound: notFound('The provider has no such resource that you can see.', '提供方没有您可查看的这台设备。'),
  proposing: notPermitted(
    'Proposing agreements between {provider} and {consumer} needs the role {roles} in one of them.',
    '提议{provider}与{consumer}之间的协议需要在其中一方担任{roles}。',
  ),
  accepting: notPermitted(
    'Accepting an agreement needs the role {roles} in the organization to which it was proposed.',
    '接受协议需要在收到提议的单位担任{roles}。',
  ),
  ending: notPermitted(
    'Ending or declining an agreement needs the role {roles} in one of its two organizations.',
    '终止或拒绝协议需要在协议任一方担任{roles}。',
  ),
  unverified: notPermitted(
    'Only VERIFIED organizations enter into agreements; {organization} is {status}.',
    '只有已核准的单位可以订立协议；{organization}现为{status}。',
  ),
  notAcceptable: wrongStatus(
    'Only an agreement that is {needed} can be accepted; this one is {status}.',
    '只有{needed}的协议可以接受；此协议现为{status}。',
  ),
  notEndable: wrongStatus(
    'Only an agreement that is {needed} can be ended; this one is {status}.',
    '只有{needed}的协议可以终止；此协议现为{status}。',
  ),
  sameSides: invalid(
    'An agreement is between two organizations; these are the same.',
    '协议须在两个不同的单位之间订立。',
  ),
  startsTooEarly: invalid(
    'An agreement starts on {earliest} or later; this one starts on {from}.',
    '协议最早从 {earliest} 开始；现为 {from}。',
  ),
  endsBeforeStart: invalid(
    'The day `to` is the first after the term, so later than `from`; {to} is not after {from}.',
    '`to` 是期满后的第一天，须晚于 `from`；{to} 不晚于 {from}。',
  ),
  tooLong: invalid(
    'An agreement is for at most {most} days, ten years; this one is for {given}.',
    '协议最长 {most} 天（十年）；现为 {given} 天。',
  ),
  skippedDay: invalid(
    'The calendar of {timeZone} skips {from}; choose another term.',
    '{timeZone} 的日历没有 {from} 这一天，请另选期限。',
  ),
  negativeMinutes: invalid(
    'Included minutes are 0 or more; these are {given}.',
    '包含的分钟数不能小于 0；现为 {given}。',
  ),
  discountDigits: invalid(
    'A discount has at most {most} digits behind the point; {discount} has {given}.',
    '折扣最多 {most} 位小数；{discount} 有 {given} 位。',
  ),
  discountRange: invalid(
    'A discount is from 0 to 100 percent; this one is {given}.',
    '折扣须为 0 至 100 %；现为 {given}。',
  ),
  noResources: invalid(
    'Name at least one resource, or leave `resourceIds` out for all of the provider.',
    '请至少列出一台设备；若包含提供方的全部设备，请不填 `resourceIds`。',
  ),
  tooManyResources: invalid(
    'An agreement names at most {most} resources; this one names {given}.',
    '一份协议最多列出 {most} 台设备；现为 {given} 台。',
  ),
  reasonTooLong: invalid(
    'A reason has at most {most} characters; this one has {given}.',
    '原因最多 {most} 个字符；现为 {given} 个。',
  ),
};

export const agreementsAreHidden = sentence(
  'Only {roles} of an organization may see its agreements.',
  '只有单位的{roles}可以查看其协议。',
);

/** The same for an agreement that does not exist and for one that the viewer may not see. */
export const agreementNotFound = refusal(agreementReasons.notFound, ['agreementId']);

/** Neither side of a new agreement may be PENDING or SUSPENDED. */
export const unverifiedProblems = (
  { name, status }: Pick<OrganizationFacts, 'name' | 'status'>,
  field: string,
): Refusal<'NOT_PERMITTED'>[] =>
  status === 'VERIFIED'
    ? []
    : [refusal(agreementReasons.unverified, [field], { organization: name, status: organizationStatusWord(status) })];
