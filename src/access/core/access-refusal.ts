import type { Refusal } from '../../platform/core/refusal.js';
export const AccessErrorCode = {
  BAD_CREDENTIALS: 'BAD_CREDENTIALS',
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  WEAK_PASSWORD: 'WEAK_PASSWORD',
  INVALID: 'INVALID',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
  NOT_FOUND: 'NOT_FOUND',
  NOT_PERMITTED: 'NOT_PERMITTED',
  WRONG_STATUS: 'WRONG_STATUS',
  EXPIRED: 'EXPIRED',
  LAST_ADMIN: 'LAST_ADMIN',
  TOO_MANY: 'TOO_MANY',
} as const;

export type AccessErrorCode = (typeof AccessErrorCode)[keyof typeof AccessErrorCode];

/** Why an account, a session or a password could not be used or changed. */
export type AccessRefusal = Refusal<AccessErrorCode>;
