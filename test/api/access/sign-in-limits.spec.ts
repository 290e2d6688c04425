import { MINUTE_MS } from '../../../src/platform/core/time-range.js';
import { type Answer, MONDAY, type Service, startService } from '../../support/app.js';
import { PASSWORD, person, signIn } from './people.js';

const WRONG = 'not the password';

describe('failed sign-ins', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ SIGN_IN_FAILURES_PER_ADDRESS: '100000' });
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const attempt = async (email: string, password: string): Promise<string> => {
    const payload = await signIn(service, email, password);
    return payload.userErrors[0]?.code ?? 'SIGNED_IN';
  };
  const fail = async (email: string, times: number) => {
    for (let i = 0; i < times; i++) expect(await attempt(email, WRONG)).toBe('BAD_CREDENTIALS');
  };

  it('are allowed nine times', async () => {
    const { email } = await person(service, 'Nine');
    await fail(email, 9);
    expect(await attempt(email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('close the account after the tenth, even to the right password', async () => {
    const { email } = await person(service, 'Ten');
    await fail(email, 10);
    expect(await attempt(email, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are told with the limit', async () => {
    const { email } = await person(service, 'Told');
    await fail(email, 10);
    const { userErrors } = await signIn(service, email);
    expect(userErrors[0].message).toBe(
      'At most 10 sign-ins with one e-mail address may fail in 15 minutes; 10 have. Try again later.',
    );
  });

  it('count for e-mail addresses without an account too', async () => {
    await fail('nobody.here@example.org', 10);
    expect(await attempt('Nobody.Here@example.org', WRONG)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('of one account leave others alone', async () => {
    const { email } = await person(service, 'Other');
    await fail('victim@example.org', 10);
    expect(await attempt(email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('are not counted when they succeed', async () => {
    const { email } = await person(service, 'Success');
    for (let i = 0; i < 15; i++) expect(await attempt(email, PASSWORD)).toBe('SIGNED_IN');
    await fail(email, 10);
  });

  it('are forgotten after 15 minutes by the clock of the service', async () => {
    const { email } = await person(service, 'Patient');
    await fail(email, 10);
    service.clock.advance(15 * MINUTE_MS - 1);
    expect(await attempt(email, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    service.clock.advance(1);
    expect(await attempt(email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('that were refused for their number do not count again', async () => {
    const { email } = await person(service, 'Stubborn');
    await fail(email, 10);
    service.clock.advance(10 * MINUTE_MS);
    for (let i = 0; i < 5; i++) expect(await attempt(email, WRONG)).toBe('TOO_MANY_ATTEMPTS');
    service.clock.advance(5 * MINUTE_MS);
    expect(await attempt(email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('in parallel learn no more than ten outcomes', async () => {
    const { email } = await person(service, 'Parallel');
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt(email, WRONG)));
    expect(outcomes.filter((code) => code === 'BAD_CREDENTIALS')).toHaveLength(10);
    expect(outcomes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(20);
  });

  it('do not arise from right passwords in parallel', async () => {
    const { email } = await person(service, 'Crowd');
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => attempt(email, PASSWORD)));
    expect(outcomes).toEqual(Array(25).fill('SIGNED_IN'));
  });

  it('hold in another instance of the service', async () => {
    const { email } = await person(service, 'Instances');
    await fail(email, 10);
    const another = await startService({ SIGN_IN_FAILURES_PER_ADDRESS: '100000' }, service);
    const { userErrors } = await signIn(another, email);
    await another.stop();
    expect(userErrors[0].code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are limited per network address as well', async () => {
    const { email } = await person(service, 'Addressed');
    const strict = await startService({ SIGN_IN_FAILURES_PER_ADDRESS: '3', TRUST_PROXY: 'true' });
    const guess = async (account: string, address: string): Promise<string> => {
      const query = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;
      const variables = { input: { email: account, password: WRONG } };
      const { body } = await strict.http.post('/graphql').set('x-forwarded-for', address).send({ query, variables });
      return (body as Answer).data.signIn.userErrors[0].code;
    };
    for (let i = 0; i < 3; i++) expect(await guess(`guess${i}@example.org`, '198.51.100.7')).toBe('BAD_CREDENTIALS');
    expect(await guess(email, '198.51.100.7')).toBe('TOO_MANY_ATTEMPTS');
    expect(await guess(email, '198.51.100.8')).toBe('BAD_CREDENTIALS');
    await strict.stop();
  });
});
