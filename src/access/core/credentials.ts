import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { commonPasswords } from './common-passwords.js';
import { accessReasons, type AccessRefusal } from './refusals.js';

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

/** The problem of a trimmed name, at most one. */
export function nameProblems(name: string): Refusal<'INVALID'>[] {
  if (name === '') return [refusal(accessReasons.nameBlank, ['name'])];
  if (/\p{Cc}/u.test(name)) return [refusal(accessReasons.nameNotOneLine, ['name'])];
  const given = lengthOf(name);
  return given > NAME_LONGEST ? [refusal(accessReasons.nameTooLong, ['name'], { most: NAME_LONGEST, given })] : [];
}

/** The problem of an address, at most one. */
export function emailProblems(email: string): Refusal<'INVALID'>[] {
  if (isEmail(email)) return [];
  return email.length > EMAIL_LONGEST
    ? [refusal(accessReasons.emailTooLong, ['email'], { most: EMAIL_LONGEST, given: email.length })]
    : [refusal(accessReasons.notAnEmail, ['email'], { given: email })];
}

/** A refusal when the password may not be that of this name and address; null = it may. */
export function passwordProblem({ name, email, password }: NewAccount, field: string): AccessRefusal | null {
  const given = lengthOf(password);
  if (given < PASSWORD_SHORTEST || given > PASSWORD_LONGEST) {
    return refusal(accessReasons.passwordLength, [field], { least: PASSWORD_SHORTEST, most: PASSWORD_LONGEST, given });
  }
  const folded = foldPassword(password);
  if (folded === foldPassword(email)) return refusal(accessReasons.passwordIsEmail, [field]);
  if (folded === foldPassword(name)) return refusal(accessReasons.passwordIsName, [field]);
  if (commonPasswords.has(folded)) return refusal(accessReasons.passwordIsCommon, [field]);
  return new Set(folded).size <= 1 ? refusal(accessReasons.passwordRepeats, [field]) : null;
}

/** The account as it would be kept. */
export const tidyAccount = ({ name, email, password }: NewAccount): NewAccount => ({
  name: name.trim(),
  email: email.trim(),
  password,
});

/** Every problem of a tidied account, at most one for each field. */
export function accountProblems(account: NewAccount): AccessRefusal[] {
  const password = passwordProblem(account, 'password');
  return [...nameProblems(account.name), ...emailProblems(account.email), ...(password === null ? [] : [password])];
}

export const emailTaken = (email: string): AccessRefusal => refusal(accessReasons.emailTaken, ['email'], { email });

export const wrongPassword: AccessRefusal = refusal(accessReasons.wrongPassword, ['currentPassword']);

/** Says nothing of the address, so that it is the same for every one. */
export const accountNotFound: AccessRefusal = refusal(accessReasons.accountNotFound, ['email']);
