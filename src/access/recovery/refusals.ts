import { invalid, notPermitted, reason, tooMany, wrongStatus } from '../../platform/core/refusal.js';

/** The sentences that refuse a new password or a link that sets one. */
export const recoveryReasons = {
  samePassword: invalid('The new password is the current one; choose another.', '新密码与当前密码相同，请换一个。'),
  expired: reason('EXPIRED', 'This link does not work any more. Ask for a new one.', '链接已失效，请索取新的链接。'),
  accountDisabled: wrongStatus('The account is disabled; enable it first.', '账号已停用，请先启用。'),
  issuing: notPermitted(
    'A platform administrator issues links for everybody; the role {roles} of a VERIFIED organization for members who belong to no other organization and are no platform administrators.',
    '平台管理员可为所有人生成链接；已核准单位的{roles}可为只属于该单位、且不是平台管理员的成员生成链接。',
  ),
  tooMany: tooMany(
    'At most {most} links an hour are issued for one account. There is room at {until}.',
    '同一账号每小时最多生成 {most} 个链接，{until} 起可再生成。',
  ),
};
