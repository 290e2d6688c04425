import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/platform/core/time-range.js';
import { type Answer, MONDAY, type Service, startService } from '../../support/app.js';
import { PASSWORD, person, signIn } from '../../worlds/people.js';

const WRONG = 'not the password';
/** One proxy in front: the last entry of X-Forwarded-For is the client's network. */
const SETTINGS = { TRUST_PROXY: '1' };
const HOME = '198.51.100.7';
const OFFICE = '192.0.2.44';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code message } } }';

/** Tries to sign in from a network; answers SIGNED_IN or the code of the refusal. */
async function attempt(service: Service, email: string, password: string, network = HOME): Promise<string> {
  const variables = { input: { email, password } };
  const request = service.http.post('/graphql').set('x-forwarded-for', network);
  const response = await request.send({ query: SIGN_IN, variables });
  return (response.body as Answer).data.signIn.userErrors[0]?.code ?? 'SIGNED_IN';
}

async function fail(service: Service, email: string, times: number, network = HOME): Promise<void> {
  for (let i = 0; i < times; i++) expect(await attempt(service, email, WRONG, network)).toBe('BAD_CREDENTIALS');
}

describe('Failed sign-ins at one account from one network', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(SETTINGS);
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  it('do not block the right password after nine failures', async () => {
    const { email } = await person(service, 'Nine');
    await fail(service, email, 9);
    expect(await attempt(service, email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('block even the right password from that network after the tenth failure', async () => {
    const { email } = await person(service, 'Ten');
    await fail(service, email, 10);
    expect(await attempt(service, email, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('do not block sign-ins from other networks', async () => {
    const { email } = await person(service, 'Elsewhere');
    await fail(service, email, 10);
    expect(await attempt(service, email, PASSWORD, OFFICE)).toBe('SIGNED_IN');
  });

  it('are refused with the time from which sign-ins are allowed again', async () => {
    const { email } = await person(service, 'Told');
    await fail(service, email, 5);
    service.clock.advance(MINUTE_MS);
    await fail(service, email, 5);
    const { userErrors } = (
      (
        await service.http
          .post('/graphql')
          .set('x-forwarded-for', HOME)
          .send({ query: SIGN_IN, variables: { input: { email, password: WRONG } } })
      ).body as Answer
    ).data.signIn;
    expect(userErrors[0]?.message).toBe(
      'At most 10 guesses at one account from one network may fail in 15 minutes. ' +
        'Try again after 2027-03-01T08:15:00.000Z.',
    );
  });

  it('block sign-ins until exactly 15 minutes have passed', async () => {
    const { email } = await person(service, 'Patient');
    await fail(service, email, 10);
    service.clock.advance(15 * MINUTE_MS - 1);
    expect(await attempt(service, email, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    service.clock.advance(1);
    expect(await attempt(service, email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('count for e-mail addresses without an account too', async () => {
    await fail(service, 'nobody.here@example.org', 10);
    expect(await attempt(service, 'Nobody.Here@example.org', WRONG)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('do not include attempts that the limit refused', async () => {
    const { email } = await person(service, 'Stubborn');
    await fail(service, email, 10);
    service.clock.advance(10 * MINUTE_MS);
    for (let i = 0; i < 5; i++) expect(await attempt(service, email, WRONG)).toBe('TOO_MANY_ATTEMPTS');
    service.clock.advance(5 * MINUTE_MS);
    expect(await attempt(service, email, PASSWORD)).toBe('SIGNED_IN');
  });

  it('are checked at most ten times when sent in parallel', async () => {
    const { email } = await person(service, 'Parallel');
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt(service, email, WRONG)));
    expect(outcomes.filter((code) => code === 'BAD_CREDENTIALS')).toHaveLength(10);
    expect(outcomes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(20);
  });

  it('do not include right passwords that are sent in parallel', async () => {
    const { email } = await person(service, 'Crowd');
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => attempt(service, email, PASSWORD)));
    expect(outcomes).toEqual(Array(25).fill('SIGNED_IN'));
  });

  it('count in every instance of the service', async () => {
    const { email } = await person(service, 'Instances');
    await fail(service, email, 10);
    const another = await startService(SETTINGS, service);
    const outcome = await attempt(another, email, PASSWORD);
    await another.stop();
    expect(outcome).toBe('TOO_MANY_ATTEMPTS');
  });

  it('stay counted when a sign-in succeeds in between', async () => {
    const { email } = await person(service, 'Between');
    await fail(service, email, 9);
    expect(await attempt(service, email, PASSWORD)).toBe('SIGNED_IN');
    await fail(service, email, 1);
    expect(await attempt(service, email, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('Failed sign-ins at one account from many networks', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ ...SETTINGS, SIGN_IN_FAILURES_PER_ACCOUNT: '12' });
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const failFromMany = async (email: string, times: number) => {
    for (let i = 0; i < times; i++) await fail(service, email, 1, `203.0.113.${i}`);
  };

  it('block the account from further networks for an hour', async () => {
    const { email } = await person(service, 'Hunted');
    await failFromMany(email, 12);
    expect(await attempt(service, email, PASSWORD, '203.0.113.99')).toBe('TOO_MANY_ATTEMPTS');
    service.clock.advance(HOUR_MS);
    expect(await attempt(service, email, PASSWORD, '203.0.113.99')).toBe('SIGNED_IN');
  });

  it('do not block a network where the account signed in during the last 30 days', async () => {
    const { email } = await person(service, 'Owner');
    expect(await attempt(service, email, PASSWORD, OFFICE)).toBe('SIGNED_IN');
    service.clock.advance(30 * DAY_MS - 1);
    await failFromMany(email, 12);
    expect(await attempt(service, email, PASSWORD, OFFICE)).toBe('SIGNED_IN');
  });

  it('block a network where the account last signed in 30 days ago', async () => {
    const { email } = await person(service, 'Former');
    expect(await attempt(service, email, PASSWORD, OFFICE)).toBe('SIGNED_IN');
    service.clock.advance(30 * DAY_MS);
    await failFromMany(email, 12);
    expect(await attempt(service, email, PASSWORD, OFFICE)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are checked no more often than the limit when sent in parallel', async () => {
    const { email } = await person(service, 'Raced');
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => attempt(service, email, WRONG, `203.0.113.${i}`)),
    );
    expect(outcomes.filter((code) => code === 'BAD_CREDENTIALS')).toHaveLength(12);
  });
});

describe('Failed sign-ins from one network', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ ...SETTINGS, SIGN_IN_FAILURES_PER_NETWORK: '5' });
  });
  afterAll(() => service.stop());

  const failAtMany = async (times: number, network: string, mark: string) => {
    for (let i = 0; i < times; i++) await fail(service, `${mark}${i}@example.org`, 1, network);
  };

  it('block sign-ins of accounts that never signed in from that network', async () => {
    const { email } = await person(service, 'Guest');
    await failAtMany(5, '203.0.113.1', 'a');
    expect(await attempt(service, email, PASSWORD, '203.0.113.1')).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt(service, email, PASSWORD, '203.0.113.2')).toBe('SIGNED_IN');
  });

  it('do not block an account that signed in from that network before', async () => {
    const { email } = await person(service, 'Regular');
    expect(await attempt(service, email, PASSWORD, '203.0.113.3')).toBe('SIGNED_IN');
    await failAtMany(5, '203.0.113.3', 'b');
    expect(await attempt(service, email, PASSWORD, '203.0.113.3')).toBe('SIGNED_IN');
  });

  it('stay counted when a sign-in from that network succeeds', async () => {
    const known = await person(service, 'Known');
    const guest = await person(service, 'New Guest');
    expect(await attempt(service, known.email, PASSWORD, '203.0.113.4')).toBe('SIGNED_IN');
    await failAtMany(5, '203.0.113.4', 'c');
    expect(await attempt(service, known.email, PASSWORD, '203.0.113.4')).toBe('SIGNED_IN');
    expect(await attempt(service, guest.email, PASSWORD, '203.0.113.4')).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('The network of a client', () => {
  it.each([
    ['1', '203.0.113.1, 198.51.100.7', '203.0.113.2, 198.51.100.7'],
    ['2', '203.0.113.1, 198.51.100.7, 10.0.0.1', '203.0.113.2, 198.51.100.7, 10.0.0.2'],
    ['loopback', '203.0.113.1, 198.51.100.7', '203.0.113.2, 198.51.100.7'],
    ['loopback, 10.0.0.0/8', '203.0.113.1, 198.51.100.7, 10.0.0.1', '203.0.113.2, 198.51.100.7, 10.2.0.2'],
    ['false', '203.0.113.1', '203.0.113.2'],
  ])('TRUST_PROXY=%s ignores what the client adds to X-Forwarded-For', async (trust, header, another) => {
    const service = await startService({ TRUST_PROXY: trust, SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK: '2' });
    try {
      await fail(service, 'hop@example.org', 2, header);
      expect(await attempt(service, 'hop@example.org', WRONG, another)).toBe('TOO_MANY_ATTEMPTS');
    } finally {
      await service.stop();
    }
  });

  it('is the address that a trusted proxy adds to X-Forwarded-For', async () => {
    const service = await startService({ TRUST_PROXY: '1', SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK: '2' });
    try {
      await fail(service, 'hop@example.org', 2, '203.0.113.1, 198.51.100.7');
      expect(await attempt(service, 'hop@example.org', WRONG, '203.0.113.1, 198.51.100.8')).toBe('BAD_CREDENTIALS');
    } finally {
      await service.stop();
    }
  });
});

describe('The answer to a failed sign-in', () => {
  it('is delayed longer after each failure', async () => {
    const service = await startService({ SIGN_IN_DELAY_MS: '400' });
    try {
      const timed = async () => {
        const since = performance.now();
        await signIn(service, 'slow@example.org', WRONG);
        return performance.now() - since;
      };
      await timed();
      await timed();
      const [third, fourth, fifth, sixth] = [await timed(), await timed(), await timed(), await timed()];
      expect(third).toBeGreaterThanOrEqual(50);
      expect(fourth).toBeGreaterThanOrEqual(100);
      expect(fifth).toBeGreaterThanOrEqual(200);
      expect(sixth).toBeGreaterThanOrEqual(400);
    } finally {
      await service.stop();
    }
  });
});
