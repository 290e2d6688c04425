import type { Service } from '../support/app.js';
import { ERRORS, mutate } from './mutations.js';
import { PASSWORD, type Person } from './people.js';

const selections: Readonly<Record<string, string>> = {
  changePassword: 'viewer { user { id } }',
  updateProfile: 'viewer { user { name } locale timeZone }',
  endSession: 'viewer { user { id } }',
  issuePasswordReset: 'url expiresAt',
  resetPassword: 'done',
  closeAccount: 'done',
  disableAccount: 'done',
  enableAccount: 'done',
};

/** The payload of a mutation of accounts; `token` null = without signing in. */
export const account = (service: Service, operation: string, input: object, token: string | null) =>
  mutate(service, token, operation, input, `${selections[operation] ?? ''} ${ERRORS}`);

/** The codes and fields of what was refused. */
export const broken = (payload: { userErrors: { code: string; field: string[] | null }[] }): string[] =>
  payload.userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));

/** The token of a link, which is what follows #. */
export const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1);

export const changePassword = (
  service: Service,
  who: Person,
  newPassword: string,
  currentPassword: string | null = PASSWORD,
) => account(service, 'changePassword', { currentPassword, newPassword }, who.token);
