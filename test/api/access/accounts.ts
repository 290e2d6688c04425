import type { Service } from '../../support/app.js';
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

const inputs: Readonly<Record<string, string>> = { disableAccount: 'AccountAction', enableAccount: 'AccountAction' };

const inputOf = (operation: string): string =>
  inputs[operation] ?? operation.charAt(0).toUpperCase() + operation.slice(1);

/** The payload of a mutation of accounts; `token` null = without signing in. */
export async function account(service: Service, operation: string, input: object, token: string | null) {
  const document = `mutation ($input: ${inputOf(operation)}Input!) {
    ${operation}(input: $input) { ${selections[operation] ?? ''} userErrors { code message field } }
  }`;
  return (await service.data(document, { input }, token))[operation];
}

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
