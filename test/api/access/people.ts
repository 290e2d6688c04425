import type { Service } from '../../support/app.js';
import { built } from '../../support/built.js';

const { EnsurePlatformAdmin } = await built('access/index');

export const PASSWORD = 'three blue lathes';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

const SIGN_UP = /* GraphQL */ `
  mutation ($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      viewer {
        user {
          id
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

const SIGN_IN = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      accessToken
      expiresAt
      viewer {
        user {
          id
          name
          email
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;

/** Signs in as a client would; answers the payload. */
export async function signIn(service: Service, email: string, password: string = PASSWORD) {
  return (await service.graphql(SIGN_IN, { input: { email, password } })).data.signIn;
}

/** A person of this name with a new account. */
export async function person(service: Service, name: string): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { data } = await service.graphql(SIGN_UP, { input: { name, email, password: PASSWORD } });
  if (data.signUp.accessToken === null) throw new Error(JSON.stringify(data.signUp.userErrors));
  return { id: data.signUp.viewer.user.id, email, token: data.signUp.accessToken };
}

export async function platformAdmin(service: Service): Promise<Person> {
  const email = 'platform@example.org';
  await service.app.get(EnsurePlatformAdmin).execute(email, PASSWORD, 'Platform administrator');
  const payload = await signIn(service, email);
  return { id: payload.viewer.user.id, email, token: payload.accessToken };
}

/** The id of who this token belongs to; null when it is worth nothing. */
export async function whoIs(service: Service, token: string): Promise<string | null> {
  const { data } = await service.graphql('{ viewer { user { id } } }', {}, token);
  return data.viewer?.user.id ?? null;
}
