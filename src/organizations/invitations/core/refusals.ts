import { invalid, notFound, notPermitted, reason, wrongStatus } from '../../../platform/core/refusal.js';

/** The sentences that refuse invitations. */
export const invitationReasons = {
  inviting: notPermitted(
    'Inviting members to {organization} needs its role {roles}.',
    '邀请成员加入{organization}需要在该单位担任{roles}。',
  ),
  suspended: wrongStatus(
    '{organization} is SUSPENDED; it takes no new members.',
    '{organization}已暂停，不接收新成员。',
  ),
  noRole: invalid('Name at least one role.', '请至少选择一个角色。'),
  notFound: notFound('There is no such invitation that you can see.', '没有您可查看的这份邀请。'),
  ended: wrongStatus('The invitation is not open any more.', '邀请已失效。'),
  expired: reason(
    'EXPIRED',
    'This invitation is not open: it was used, revoked or replaced, or is over 7 days old. Ask for a new one.',
    '邀请已失效：已使用、已撤回、已被新邀请取代，或已超过 7 天。请索取新的邀请。',
  ),
  notInvited: notPermitted(
    'This invitation is for another e-mail address; sign in with the account of the invited address.',
    '这份邀请发给另一个邮箱；请用受邀邮箱的账号登录。',
  ),
};
