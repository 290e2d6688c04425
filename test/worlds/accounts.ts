import type { Service } from '../support/app.js';
import { ERRORS, mutate, type Operation, type Refusable } from './mutations.js';
import { PASSWORD, type Person } from './people.js';
import type { Inputs } from './schema.js';

const selections = {
  changePassword: 'viewer { user { id } }',
  updateProfile: 'viewer { user { name } locale timeZone }',
  endSession: 'viewer { user { id } }',
  issuePasswordReset: 'url expiresAt',
  resetPassword: 'done',
  closeAccount: 'done',
  disableAccount: 'done',
  enableAccount: 'done',
} as const satisfies Partial<Record<Operation, string>>;

type Change = keyof typeof selections;

/** The payload of a mutation of accounts; `token` null = without signing in. */
export const account = <Name extends Change>(
  service: Service,
  operation: Name,
  input: Inputs[Name],
  token: string | null,
) => mutate(service, token, operation, input, `${selections[operation]} ${ERRORS}`);

/** The codes and fields of what was refused. */
export const broken = (payload: Refusable): string[] =>
  payload.userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));

/** The token of a link, which is what follows #. */
export const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1);

export const changePassword = (
  service: Service,
  who: Person,
  newPassword: string,
  currentPassword: string | null = PASSWORD,
) => account(service, 'changePassword', { currentPassword, newPassword }, who.token);
