import type { Refusal } from '../../platform/core/refusal.js';
export const OrganizationErrorCode = {
  SLUG_TAKEN: 'SLUG_TAKEN',
  INVALID: 'INVALID',
  NOT_FOUND: 'NOT_FOUND',
  NOT_PERMITTED: 'NOT_PERMITTED',
  WRONG_STATUS: 'WRONG_STATUS',
  LAST_ADMIN: 'LAST_ADMIN',
  EXPIRED: 'EXPIRED',
  TOO_MANY: 'TOO_MANY',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
} as const;

export type OrganizationErrorCode = (typeof OrganizationErrorCode)[keyof typeof OrganizationErrorCode];

/** Why an organization, its members or its sites could not be changed. */
export type OrganizationRefusal = Refusal<OrganizationErrorCode>;

export const invalid = (field: string, message: string): OrganizationRefusal => ({
  code: 'INVALID',
  message,
  field: [field],
});

export const slugTaken = (slug: string): OrganizationRefusal => ({
  code: 'SLUG_TAKEN',
  message: `Another organization has the slug ${slug}; choose another.`,
  field: ['slug'],
});

/** The same for what is not there and for what the viewer may not see. */
export const organizationNotFound = (id: string): OrganizationRefusal => ({
  code: 'NOT_FOUND',
  message: `There is no organization ${JSON.stringify(id.slice(0, 80))} that you can see.`,
  field: ['organizationId'],
});

export const notPermitted = (message: string): OrganizationRefusal => ({
  code: 'NOT_PERMITTED',
  message,
  field: ['organizationId'],
});
