import { type Service, startService, type Answer } from '../../support/app.js';
import { PASSWORD, signIn, whoIs } from '../../worlds/people.js';
import type { Given } from '../../worlds/mutations.js';

const SIGN_UP = /* GraphQL */ `
  mutation ($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      expiresAt
      viewer {
        isPlatformAdmin
        user {
          id
          name
          email
        }
        memberships {
          roles
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

describe('signUp', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const signUp = async (input: Given<'signUp'>) => {
    const account = { name: 'Ada Lovelace', email: 'nobody@example.org', password: PASSWORD, ...input };
    const { data, errors } = await service.graphql(SIGN_UP, { input: account });
    expect(errors).toEqual([]);
    return data.signUp;
  };
  const broken = async (input: Given<'signUp'>) =>
    (await signUp(input)).userErrors.map((error) => [error.code, ...error.field]);

  it('creates an account and opens a session', async () => {
    const payload = await signUp({ name: '  Ada Lovelace ', email: ' Ada@Example.org ' });
    expect(payload.userErrors).toEqual([]);
    expect(payload.viewer).toEqual({
      isPlatformAdmin: false,
      user: { id: expect.stringMatching(/^usr_[0-9a-f]{32}$/), name: 'Ada Lovelace', email: 'Ada@Example.org' },
      memberships: [],
    });
    expect(await whoIs(service, payload.accessToken)).toBe(payload.viewer.user.id);
  });

  it('refuses an e-mail address that is taken, whatever its case', async () => {
    await signUp({ email: 'grace@example.org' });
    expect(await broken({ email: 'GRACE@example.ORG' })).toEqual([['EMAIL_TAKEN', 'email']]);
  });

  it('never changes an existing account', async () => {
    await signUp({ name: 'First', email: 'first@example.org' });
    await signUp({ name: 'Second', email: 'first@example.org', password: 'another good password' });
    expect((await signIn(service, 'first@example.org')).viewer.user.name).toBe('First');
    expect((await signIn(service, 'first@example.org', 'another good password')).viewer).toBeNull();
  });

  it('creates one account from many sign-ups at the same time', async () => {
    const payloads = await Promise.all(Array.from({ length: 8 }, () => signUp({ email: 'race@example.org' })));
    expect(payloads.filter((payload) => payload.viewer !== null)).toHaveLength(1);
    const codes = payloads.flatMap((payload) => payload.userErrors.map((error) => error.code));
    expect(codes).toEqual(Array(7).fill('EMAIL_TAKEN'));
  });

  it.each([
    ['of 7 characters', 'abcdefg'],
    ['of 257 characters', 'ab'.repeat(128) + 'c'],
    ['that is the e-mail address', 'Weak@example.org'],
    ['that is the name', 'weak wendy'],
    ['that is common', 'Password123'],
    ['that is one character', 'zzzzzzzzzz'],
  ])('refuses a password %s', async (_, password) => {
    expect(await broken({ name: 'Weak Wendy', email: 'weak@example.org', password })).toEqual([
      ['WEAK_PASSWORD', 'password'],
    ]);
  });

  it.each([8, 256])('accepts a password of %d characters', async (length) => {
    expect(await broken({ email: `long${length}@example.org`, password: 'é1'.repeat(length / 2) })).toEqual([]);
  });

  it.each(['', '   ', 'x'.repeat(201), 'two\nlines'])('refuses the name %j', async (name) => {
    expect(await broken({ name })).toEqual([['INVALID', 'name']]);
  });

  it.each(['', 'ada', 'ada@', '@example.org', 'ada@example', 'a b@example.org', `${'a'.repeat(250)}@example.org`])(
    'refuses the e-mail address %j',
    async (email) => {
      expect(await broken({ email })).toEqual([['INVALID', 'email']]);
    },
  );

  it('reports all errors at once', async () => {
    await signUp({ email: 'taken@example.org' });
    expect(await broken({ name: ' ', email: 'Taken@example.org', password: 'short' })).toEqual([
      ['INVALID', 'name'],
      ['WEAK_PASSWORD', 'password'],
      ['EMAIL_TAKEN', 'email'],
    ]);
  });

  it('refuses a short password with the limit and the actual length', async () => {
    const { userErrors } = await signUp({ password: 'abcdefg' });
    expect(userErrors[0]?.message).toBe('A password has 8 to 256 characters; this one has 7.');
  });

  it('stores the password only as an argon2id hash', async () => {
    await signUp({ email: 'hashed@example.org' });
    const [row] = await service.database.run<{ password_hash: string }>({
      name: 'test.password-hash',
      text: `select password_hash from account where email = 'hashed@example.org'`,
    });
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('refuses a text with U+0000 as BAD_USER_INPUT', async () => {
    const input = { name: 'nul\u0000', email: 'nul\u0000@example.org', password: PASSWORD };
    const { errors } = await service.graphql(SIGN_UP, { input });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

describe('The quota of sign-ups from one network', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ QUOTAS: 'true', QUOTA_ACCOUNTS_OF_NETWORK: '3', TRUST_PROXY: '1' });
  });
  afterAll(() => service.stop());

  const DOCUMENT = 'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code message } } }';
  const signUp = async (email: string, network: string) => {
    const variables = { input: { name: 'New', email, password: PASSWORD } };
    const request = service.http.post('/graphql').set('x-forwarded-for', network);
    const response = await request.send({ query: DOCUMENT, variables });
    return (response.body as Answer).data.signUp.userErrors;
  };

  it('refuses more sign-ups per hour, with the limit and the time to retry', async () => {
    for (let i = 0; i < 3; i++) expect(await signUp(`n${i}@example.org`, '203.0.113.1')).toEqual([]);
    const [refusal] = await signUp('n3@example.org', '203.0.113.1');
    expect(refusal?.code).toBe('TOO_MANY');
    expect(refusal?.message).toMatch(/at most 3 .* 2027-03-01T09:00:00/);
    expect(await signUp('n3@example.org', '203.0.113.2')).toEqual([]);
  });

  it('counts sign-ups with taken addresses, so that addresses cannot be probed', async () => {
    for (let i = 0; i < 3; i++) expect((await signUp('n0@example.org', '203.0.113.3'))[0]?.code).toBe('EMAIL_TAKEN');
    expect((await signUp('n0@example.org', '203.0.113.3'))[0]?.code).toBe('TOO_MANY');
  });
});
