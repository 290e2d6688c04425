import { sentence } from '../../platform/core/message.js';

/** The sentences that refuse a command of the operator. */
export const operatorSentences = {
  last: sentence(
    'This is the last enabled platform administrator. Promote another account first.',
    '这是最后一名启用中的平台管理员。请先提升另一个账号。',
  ),
  disabled: sentence('The account of {email} is disabled. Enable it first.', '{email} 的账号已停用，请先启用。'),
  noAdmin: sentence('{email} is no platform administrator.', '{email} 不是平台管理员。'),
  noAccount: sentence(
    'There is no account with the address {email}. Sign up with it first.',
    '没有邮箱为 {email} 的账号，请先注册。',
  ),
};
