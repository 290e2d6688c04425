import { invalid, notFound, reason, type Refusal } from '../../platform/core/refusal.js';

export type AccessErrorCode =
  | 'BAD_CREDENTIALS'
  | 'EMAIL_TAKEN'
  | 'WEAK_PASSWORD'
  | 'INVALID'
  | 'TOO_MANY_ATTEMPTS'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'WRONG_STATUS'
  | 'EXPIRED'
  | 'LAST_ADMIN'
  | 'TOO_MANY';

/** Why an account, a session or a password could not be used or changed. */
export type AccessRefusal = Refusal<AccessErrorCode>;

/** The sentences that refuse an idempotency key. */
export const keyReasons = {
  length: invalid(
    'An idempotency key has 1 to {most} characters; this one has {given}.',
    '幂等键须为 1 至 {most} 个字符；现为 {given} 个。',
  ),
  reused: reason(
    'IDEMPOTENCY_KEY_REUSED',
    'This key was used for another request; take a new key for a new request.',
    '此幂等键已用于另一请求；新请求请使用新的键。',
  ),
};

/** The sentences that refuse names, addresses, passwords and sessions. */
export const accessReasons = {
  nameBlank: invalid('Say a name; it is blank.', '请填写姓名。'),
  nameNotOneLine: invalid('A name is one line without control characters.', '姓名须为一行文字，不含控制字符。'),
  nameTooLong: invalid(
    'A name has at most {most} characters; this one has {given}.',
    '姓名最多 {most} 个字符；现为 {given} 个。',
  ),
  emailTooLong: invalid(
    'An e-mail address has at most {most} characters; this one has {given}.',
    '邮箱最多 {most} 个字符；现为 {given} 个。',
  ),
  notAnEmail: invalid(
    '"{given}" is not an e-mail address; write it like ada@example.org.',
    '“{given}”不是邮箱地址；请写成 ada@example.org 的形式。',
  ),
  passwordLength: reason(
    'WEAK_PASSWORD',
    'A password has {least} to {most} characters; this one has {given}.',
    '密码须为 {least} 至 {most} 个字符；现为 {given} 个。',
  ),
  passwordIsEmail: reason(
    'WEAK_PASSWORD',
    'Choose a password that is not your e-mail address.',
    '密码不能与邮箱相同，请换一个。',
  ),
  passwordIsName: reason('WEAK_PASSWORD', 'Choose a password that is not your name.', '密码不能与姓名相同，请换一个。'),
  passwordIsCommon: reason(
    'WEAK_PASSWORD',
    'Choose another password: this is one of the most common ones.',
    '这是最常见的密码之一，请换一个。',
  ),
  passwordRepeats: reason(
    'WEAK_PASSWORD',
    'Choose another password: this one repeats a single character.',
    '密码不能只重复一个字符，请换一个。',
  ),
  emailTaken: reason(
    'EMAIL_TAKEN',
    'Somebody signed up with {email} before; sign in instead.',
    '{email} 已注册过，请直接登录。',
  ),
  badCredentials: reason('BAD_CREDENTIALS', 'The e-mail address or the password is wrong.', '邮箱或密码不正确。'),
  wrongPassword: reason('BAD_CREDENTIALS', 'The current password is wrong.', '当前密码不正确。'),
  accountNotFound: notFound(
    'There is no account with this address that you may act on.',
    '没有您可以操作的该邮箱账号。',
  ),
  sessionNotFound: notFound('You have no such session, or it is over.', '没有这个登录会话，或它已结束。'),
};

/** The sentences that refuse another guess. */
export const guessReasons = {
  'account and network': reason(
    'TOO_MANY_ATTEMPTS',
    'At most {most} guesses at one account from one network may fail in {minutes} minutes. Try again after {until}.',
    '同一网络对同一账号在 {minutes} 分钟内最多可输错 {most} 次，请在 {until} 后重试。',
  ),
  account: reason(
    'TOO_MANY_ATTEMPTS',
    'At most {most} guesses at one account may fail in {minutes} minutes. Try again after {until}.',
    '同一账号在 {minutes} 分钟内最多可输错 {most} 次，请在 {until} 后重试。',
  ),
  network: reason(
    'TOO_MANY_ATTEMPTS',
    'At most {most} guesses from one network may fail in {minutes} minutes. Try again after {until}.',
    '同一网络在 {minutes} 分钟内最多可输错 {most} 次，请在 {until} 后重试。',
  ),
};
