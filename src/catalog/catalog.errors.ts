import type { Refusal } from '../platform/core/refusal.js';

export type CatalogErrorCode =
  | 'CODE_TAKEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'IN_USE'
  | 'WRONG_STATUS'
  | 'TOO_MANY'
  | 'IDEMPOTENCY_KEY_REUSED';

export type CatalogRefusal = Refusal<CatalogErrorCode>;

export const catalogRefusal = (
  code: CatalogErrorCode,
  field: readonly string[] | null,
  message: string,
): CatalogRefusal => ({ code, message, field });
