import type { Service } from '../support/app.js';
import { built } from '../support/built.js';
import { ERRORS, mutate } from './mutations.js';

const { EnsurePlatformAdmin } = await built('access/index');

export const PASSWORD = 'three blue lathes';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

const SIGNED_IN = 'accessToken expiresAt viewer { user { id name email } }';

/** Signs in as a client would; answers the payload. */
export const signIn = (service: Service, email: string, password: string = PASSWORD) =>
  mutate(service, null, 'signIn', { email, password }, `${SIGNED_IN} ${ERRORS}`);

/** A person of this name with a new account. */
export async function person(service: Service, name: string, address?: string): Promise<Person> {
  const email = address ?? `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const input = { name, email, password: PASSWORD };
  const payload = await mutate(service, null, 'signUp', input, `accessToken viewer { user { id } } ${ERRORS}`);
  if (payload.accessToken === null) throw new Error(JSON.stringify(payload.userErrors));
  return { id: payload.viewer.user.id, email, token: payload.accessToken };
}

export async function platformAdmin(service: Service): Promise<Person> {
  const email = 'platform@example.org';
  await service.app.get(EnsurePlatformAdmin).execute(email, PASSWORD, 'Platform administrator');
  const payload = await signIn(service, email);
  return { id: payload.viewer.user.id, email, token: payload.accessToken };
}

/** The id of the owner of a token; null when it is worth nothing. */
export async function whoIs(service: Service, token: string): Promise<string | null> {
  const { data } = await service.graphql('{ viewer { user { id } } }', {}, token);
  return data.viewer?.user.id ?? null;
}
