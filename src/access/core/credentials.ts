import type { AccessRefusal } from './access-refusal.js';
import { commonPasswords } from './common-passwords.js';

const NAME_LONGEST = 200;
const EMAIL_LONGEST = 254;
const LOCAL_PART_LONGEST = 64;
const PASSWORD_SHORTEST = 8;
const PASSWORD_LONGEST = 256;

/**
 * The dot-atom form of RFC 5321 with a domain of two labels or more. ASCII only: one person's e-mail cannot be
 * imitated with letters that merely look alike, and upper and lower case are the same everywhere.
 */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/** The form in which two e-mails are compared. */
export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** One text however it was typed: keyboards differ in how they compose letters. */
export const normalizePassword = (password: string): string => password.normalize('NFKC');

const foldPassword = (text: string): string => normalizePassword(text).trim().toLowerCase();

/** Characters as people count them, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

export function isEmail(email: string): boolean {
  return email.length <= EMAIL_LONGEST && email.indexOf('@') <= LOCAL_PART_LONGEST && EMAIL.test(email);
}

interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** null = the name is fine. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Say a name; it is blank.';
  if (/\p{Cc}/u.test(name)) return 'A name is one line without control characters.';
  const length = lengthOf(name);
  return length > NAME_LONGEST ? `A name has at most ${NAME_LONGEST} characters; this one has ${length}.` : null;
}

function emailProblem(email: string): string | null {
  if (isEmail(email)) return null;
  if (email.length > EMAIL_LONGEST) {
    return `An e-mail address has at most ${EMAIL_LONGEST} characters; this one has ${email.length}.`;
  }
  return `${JSON.stringify(email)} is not an e-mail address; write it like ada@example.org.`;
}

/** null = the password is fine for this name and address. */
export function passwordProblem({ name, email, password }: NewAccount): string | null {
  const length = lengthOf(password);
  if (length < PASSWORD_SHORTEST || length > PASSWORD_LONGEST) {
    return `A password has ${PASSWORD_SHORTEST} to ${PASSWORD_LONGEST} characters; this one has ${length}.`;
  }
  const folded = foldPassword(password);
  if (folded === foldPassword(email)) return 'Choose a password that is not your e-mail address.';
  if (folded === foldPassword(name)) return 'Choose a password that is not your name.';
  if (commonPasswords.has(folded)) return 'Choose another password: this is one of the most common ones.';
  if (new Set(folded).size <= 1) return 'Choose another password: this one repeats a single character.';
  return null;
}

/** The account as it would be kept. */
export const tidyAccount = ({ name, email, password }: NewAccount): NewAccount => ({
  name: name.trim(),
  email: email.trim(),
  password,
});

/** All that is wrong with a tidied account, at most one refusal per field. */
export function accountProblems(account: NewAccount): AccessRefusal[] {
  const name = nameProblem(account.name);
  const email = emailProblem(account.email);
  const password = passwordProblem(account);
  return [
    ...(name === null ? [] : [{ code: 'INVALID' as const, message: name, field: ['name'] }]),
    ...(email === null ? [] : [{ code: 'INVALID' as const, message: email, field: ['email'] }]),
    ...(password === null ? [] : [{ code: 'WEAK_PASSWORD' as const, message: password, field: ['password'] }]),
  ];
}

export const emailTaken = (email: string): AccessRefusal => ({
  code: 'EMAIL_TAKEN',
  message: `Somebody signed up with ${email} before; sign in instead.`,
  field: ['email'],
});

export const badCredentials: AccessRefusal = {
  code: 'BAD_CREDENTIALS',
  message: 'The e-mail address or the password is wrong.',
  field: null,
};

export const wrongPassword: AccessRefusal = {
  code: 'BAD_CREDENTIALS',
  message: 'The current password is wrong.',
  field: ['currentPassword'],
};

/** A refusal when the password may not be the new one of this account; null = it may. */
export function newPasswordProblem(account: NewAccount): AccessRefusal | null {
  const message = passwordProblem(account);
  return message === null ? null : { code: 'WEAK_PASSWORD', message, field: ['newPassword'] };
}

/** Says nothing of the address, so that it is the same for every one. */
export const accountNotFound: AccessRefusal = {
  code: 'NOT_FOUND',
  message: 'There is no account with this address that you may act on.',
  field: ['email'],
};
