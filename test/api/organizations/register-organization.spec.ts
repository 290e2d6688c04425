import { type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import type { Given } from '../../worlds/mutations.js';

const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterOrganizationInput!) {
    registerOrganization(input: $input) {
      organization {
        id
        slug
        name
        kind
        status
        timeZone
        sites {
          id
        }
        memberships {
          roles
          user {
            id
            email
          }
          organization {
            slug
          }
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

describe('registerOrganization', () => {
  let service: Service;
  let ada: Person;
  beforeAll(async () => {
    service = await startService();
    ada = await person(service, 'Ada');
  });
  afterAll(() => service.stop());

  const send = (input: Given<'registerOrganization'>) => {
    const organization = { slug: 'some-school', name: 'Some school', kind: 'SCHOOL', timeZone: 'Europe/Prague' };
    return service.graphql(REGISTER, { input: { ...organization, ...input } }, ada.token);
  };
  const register = async (input: Given<'registerOrganization'>) => (await send(input)).data.registerOrganization;
  const broken = async (input: Given<'registerOrganization'>) =>
    (await register(input)).userErrors.map((error) => [error.code, ...error.field]);

  it('creates a PENDING organization with the caller as ADMIN', async () => {
    const { organization, userErrors } = await register({ slug: 'north', name: ' North College ', kind: 'ENTERPRISE' });
    expect(userErrors).toEqual([]);
    expect(organization).toEqual({
      id: expect.stringMatching(/^org_\d+$/),
      slug: 'north',
      name: 'North College',
      kind: 'ENTERPRISE',
      status: 'PENDING',
      timeZone: 'Europe/Prague',
      sites: [],
      memberships: [{ roles: ['ADMIN'], user: { id: ada.id, email: ada.email }, organization: { slug: 'north' } }],
    });
  });

  it('refuses a slug that is taken', async () => {
    await register({ slug: 'taken' });
    expect(await broken({ slug: 'taken' })).toEqual([['SLUG_TAKEN', 'slug']]);
  });

  it('gives a slug to one of several simultaneous requests', async () => {
    const payloads = await Promise.all(Array.from({ length: 8 }, () => register({ slug: 'contested' })));
    expect(payloads.filter((payload) => payload.organization !== null)).toHaveLength(1);
    expect(payloads.flatMap((payload) => payload.userErrors.map((error) => error.code))).toEqual(
      Array(7).fill('SLUG_TAKEN'),
    );
  });

  it.each(['', 'North', 'a--b', '-a', 'a-', 'a b', 'x'.repeat(64)])('refuses the slug %j', async (slug) => {
    expect(await broken({ slug })).toEqual([['INVALID', 'slug']]);
  });

  it('reports all errors at once', async () => {
    await register({ slug: 'both' });
    expect(await broken({ slug: 'both', name: ' ' })).toEqual([
      ['INVALID', 'name'],
      ['SLUG_TAKEN', 'slug'],
    ]);
    expect(await broken({ slug: 'B', name: 'x'.repeat(201) })).toEqual([
      ['INVALID', 'slug'],
      ['INVALID', 'name'],
    ]);
  });

  it.each(['Mars/Olympus', '+08:00', ''])('refuses the time zone %j as BAD_USER_INPUT', async (timeZone) => {
    const { errors } = await send({ timeZone });
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
