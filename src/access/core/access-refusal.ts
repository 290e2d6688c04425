export const AccessErrorCode = {
  BAD_CREDENTIALS: 'BAD_CREDENTIALS',
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  WEAK_PASSWORD: 'WEAK_PASSWORD',
  INVALID: 'INVALID',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
} as const;

export type AccessErrorCode = (typeof AccessErrorCode)[keyof typeof AccessErrorCode];

/** Why somebody could not sign up or in. */
export interface AccessRefusal {
  readonly code: AccessErrorCode;
  readonly message: string;
  readonly field: string[] | null;
}
