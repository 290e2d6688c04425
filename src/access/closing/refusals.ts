import { invalid, notPermitted, reason, wrongStatus } from '../../platform/core/refusal.js';

/** The sentences that refuse to close, disable or enable an account. */
export const closingReasons = {
  notConfirmed: invalid('Write the e-mail address of this account to confirm.', '请输入本账号的邮箱以确认。'),
  lastPlatformAdmin: reason(
    'LAST_ADMIN',
    'This is the last enabled platform administrator. The operator makes another one first.',
    '这是最后一名启用中的平台管理员。请先由运维人员另设一名。',
  ),
  lastOfRole: reason(
    'LAST_ADMIN',
    'You are the last {role} of {organizations}, with other members or bookings that have not ended. Give another member the role {role} first.',
    '您是{organizations}的最后一名{role}，其中还有其他成员或未结束的预订。请先让其他成员担任{role}。',
  ),
  lastOfRoleOfMore: reason(
    'LAST_ADMIN',
    'You are the last {role} of {organizations} and {more} more, with other members or bookings that have not ended. Give another member the role {role} first.',
    '您是{organizations}及另外 {more} 个单位的最后一名{role}，其中还有其他成员或未结束的预订。请先让其他成员担任{role}。',
  ),
  reasonLength: invalid(
    'A reason has 1 to {most} characters; this one has {given}.',
    '原因须为 1 至 {most} 个字符；现为 {given} 个。',
  ),
  platformOnly: notPermitted(
    'Only a platform administrator disables and enables accounts.',
    '只有平台管理员可以停用和启用账号。',
  ),
  ownAccount: notPermitted('You cannot disable your own account.', '不能停用自己的账号。'),
  disabledAlready: wrongStatus('The account is disabled already.', '账号已是停用状态。'),
  enabledAlready: wrongStatus('The account is enabled already.', '账号已是启用状态。'),
};
