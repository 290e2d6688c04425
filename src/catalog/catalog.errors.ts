export type CatalogErrorCode =
  | 'CODE_TAKEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'IN_USE'
  | 'WRONG_STATUS'
  | 'TOO_MANY'
  | 'IDEMPOTENCY_KEY_REUSED';

export interface CatalogRefusal {
  readonly code: CatalogErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
}

export const catalogRefusal = (
  code: CatalogErrorCode,
  field: readonly string[] | null,
  message: string,
): CatalogRefusal => ({ code, message, field });
