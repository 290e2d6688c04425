import type { Refusal } from '../../../platform/core/refusal.js';

/** In the order of the contract. Agreements are where accounting begins, so its refusals are known from here on. */
export const AccountingErrorCode = {
  INVALID: 'INVALID',
  NOT_FOUND: 'NOT_FOUND',
  NOT_PERMITTED: 'NOT_PERMITTED',
  WRONG_STATUS: 'WRONG_STATUS',
  PERIOD_NOT_OVER: 'PERIOD_NOT_OVER',
  EXCEPTIONS_OPEN: 'EXCEPTIONS_OPEN',
  DISPUTED: 'DISPUTED',
  TOO_MANY: 'TOO_MANY',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
} as const;

export type AccountingErrorCode = (typeof AccountingErrorCode)[keyof typeof AccountingErrorCode];

/** Why an agreement, a rate or a statement could not be made or changed. */
export type AccountingRefusal = Refusal<AccountingErrorCode>;

export const accountingRefusal = (
  code: AccountingErrorCode,
  field: string[] | null,
  message: string,
): AccountingRefusal => ({ code, message, field });
