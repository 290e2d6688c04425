import { sentence } from '../../platform/core/message.js';
import {
  invalid,
  notFound,
  notPermitted,
  reason,
  type Refusal,
  refusal,
  wrongStatus,
} from '../../platform/core/refusal.js';

export type OrganizationErrorCode =
  | 'SLUG_TAKEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'WRONG_STATUS'
  | 'LAST_ADMIN'
  | 'EXPIRED'
  | 'TOO_MANY'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'TOO_MANY_ATTEMPTS';

/** Why an organization, its members or its sites could not be changed. */
export type OrganizationRefusal = Refusal<OrganizationErrorCode>;

/** The sentences that refuse what is said of an organization, its members or its sites. */
export const organizationReasons = {
  slugTooLong: invalid(
    'A slug has at most {most} characters; this one has {given}.',
    '网址简称最多 {most} 个字符；现为 {given} 个。',
  ),
  slugShape: invalid(
    'A slug is made of lower-case letters a to z, digits and single hyphens between them, like north-college; "{given}" is not.',
    '网址简称由小写字母 a 至 z、数字及其间的单个连字符组成，例如 north-college；“{given}”不符合。',
  ),
  slugTaken: reason(
    'SLUG_TAKEN',
    'Another organization has the slug {slug}; choose another.',
    '网址简称 {slug} 已被其他单位使用，请另选一个。',
  ),
  blank: invalid('{subject} cannot be blank.', '{subject}不能为空。'),
  notOneLine: invalid('{subject} is one line without control characters.', '{subject}须为一行文字，不含控制字符。'),
  tooLong: invalid(
    '{subject} has at most {most} characters; this one has {given}.',
    '{subject}最多 {most} 个字符；现为 {given} 个。',
  ),
  retention: invalid(
    'Learners who left are kept for {least} to {most} months; this is {given}.',
    '离校学员的资料保留 {least} 至 {most} 个月；现为 {given} 个月。',
  ),
  halfPosition: invalid(
    'Give latitude and longitude, or neither; the {missing} is missing.',
    '请同时填写纬度和经度，或都不填；缺少{missing}。',
  ),
  degrees: invalid(
    'A {coordinate} is from {least} to {most} degrees; this one is {given}.',
    '{coordinate}须为 {least} 至 {most} 度；现为 {given} 度。',
  ),
  notFound: notFound('There is no such organization that you can see.', '没有您可查看的这个单位。'),
  siteNotFound: notFound('There is no such site that you can see.', '没有您可查看的这个地点。'),
  notMember: notFound(
    '"{given}" is not the address of a member; invite it with inviteMember.',
    '“{given}”不是成员的邮箱；请通过 inviteMember 邀请。',
  ),
  founderNotFound: notFound('There is no account with the address {email}.', '没有邮箱为 {email} 的账号。'),
  founderDisabled: wrongStatus(
    'The account of {email} is disabled; enable it first.',
    '{email} 的账号已停用，请先启用。',
  ),
  addingSites: notPermitted(
    'Adding sites to {organization} needs its role {roles}.',
    '为{organization}添加地点需要在该单位担任{roles}。',
  ),
  changingSites: notPermitted(
    'Changing the sites of {organization} needs its role {roles}.',
    '修改{organization}的地点需要在该单位担任{roles}。',
  ),
  changingMembers: notPermitted(
    'Deciding who the members of {organization} are needs its role {roles}.',
    '管理{organization}的成员需要在该单位担任{roles}。',
  ),
  changingIt: notPermitted(
    'Changing {organization} needs its role {roles}, or a platform administrator.',
    '修改{organization}需要在该单位担任{roles}，或由平台管理员操作。',
  ),
  changingStatus: notPermitted(
    'Only a platform administrator verifies, declines and suspends organizations.',
    '只有平台管理员可以核准、退回和暂停单位。',
  ),
  verifiedUnderIt: notPermitted(
    '{organization} was verified under this; a platform admin changes it.',
    '{organization}已按此核准，只能由平台管理员修改。',
  ),
  decliningNeedsReason: invalid(
    'Say in `reason` what is to be corrected: the members of the organization read it.',
    '请在 `reason` 中说明需要更正的内容：该单位的成员会看到。',
  ),
  declinedAlready: wrongStatus(
    'The organization was declined and has not corrected anything since; wait until its ADMIN changes it.',
    '该单位已被退回，尚未更正；请等待其管理员修改。',
  ),
  notToDecline: wrongStatus(
    'Only an organization that is {needed} can be declined; this one is {status}.',
    '只有{needed}的单位可以退回；此单位现为{status}。',
  ),
  noWayTo: wrongStatus(
    'Only an organization that is {needed} can become {wanted}; this one is {status}.',
    '只有{needed}的单位才能变为{wanted}；此单位现为{status}。',
  ),
  lastOfRole: reason(
    'LAST_ADMIN',
    'An organization has at least one {role}, and this is its last; give another member the role {role} first.',
    '单位至少要有一名{role}，这是最后一名；请先让其他成员担任{role}。',
  ),
  lastToLeave: reason(
    'LAST_ADMIN',
    'You are the last {role}, and the organization has other members or bookings that have not ended; give another member the role {role} first.',
    '您是最后一名{role}，单位还有其他成员或未结束的预订；请先让其他成员担任{role}。',
  ),
};

/** The sentence that hides whom an organization works with from others than its members. */
export const partnersAreHidden = sentence(
  'Partners are listed of your own organizations; this is none of them.',
  '只能列出您所属单位的合作单位；该单位不是。',
);

export const slugTaken = (slug: string): OrganizationRefusal =>
  refusal(organizationReasons.slugTaken, ['slug'], { slug });

/** The same for an organization that does not exist and for one that the viewer may not see. */
export const organizationNotFound: OrganizationRefusal = refusal(organizationReasons.notFound, ['organizationId']);
