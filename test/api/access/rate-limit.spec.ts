import { type Answer, MONDAY, type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { built } from '../../support/built.js';

const { statement } = await built('platform/db/database');

const WHO = '{ viewer { user { name } } }';
const MINUTE = 60_000;

const taken = (service: Service) =>
  service.database.run<{ minute: Date; taken: number }>(
    statement('test.taken')`
      select minute, taken from operation_allowance where account_id in (select account_id from account) order by minute`,
  );

const codes = (answers: readonly Answer[]) => answers.map((answer) => answer.errors[0]?.extensions['code'] ?? 'done');

describe('The rate limit of an account', () => {
  let service: Service;
  let minute = MONDAY;
  beforeAll(async () => {
    service = await startService({ RATE_LIMIT_PER_MINUTE: '5' });
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set((minute += MINUTE)));

  const ask = async (asker: Person, times: number, document = WHO): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (let time = 0; time < times; time++) answers.push(await service.graphql(document, {}, asker.token));
    return answers;
  };

  it('refuses the first operation above the limit of a minute', async () => {
    const asker = await person(service, 'Keen Asker');
    expect(codes(await ask(asker, 6))).toEqual([...Array<string>(5).fill('done'), 'RATE_LIMITED']);
  });

  it('answers 429 with the time to retry and the request id', async () => {
    const asker = await person(service, 'Late Asker');
    service.clock.set(minute + 20_500);
    const answer = (await ask(asker, 6))[5];
    expect(answer).toMatchObject({
      status: 429,
      data: undefined,
      errors: [
        {
          message: 'An account may do 5 operations a minute; come back in 40 s, when the next minute begins.',
          extensions: { code: 'RATE_LIMITED', requestId: answer?.headers['x-request-id'] },
        },
      ],
      headers: { 'retry-after': '40', 'content-type': expect.stringMatching(/json/) },
    });
  });

  it('does not run a refused operation', async () => {
    const asker = await person(service, 'Founder');
    await ask(asker, 5);
    const found = `mutation { registerOrganization(input: {name: "Late", slug: "late", kind: SCHOOL, timeZone: "UTC"})
      { organization { id } } }`;
    expect(codes(await ask(asker, 1, found))).toEqual(['RATE_LIMITED']);
    service.clock.set((minute += MINUTE));
    expect((await ask(asker, 1, '{ organization(slug: "late") { id } }'))[0]?.data).toEqual({ organization: null });
  });

  it('starts again with each minute', async () => {
    const asker = await person(service, 'Patient Asker');
    await ask(asker, 6);
    service.clock.set((minute += MINUTE));
    expect(codes(await ask(asker, 1))).toEqual(['done']);
  });

  it('does not affect another account', async () => {
    const [greedy, modest] = [await person(service, 'Greedy'), await person(service, 'Modest')];
    await ask(greedy, 6);
    expect(codes(await ask(modest, 1))).toEqual(['done']);
  });

  it('does not count requests without a session', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => service.graphql(WHO)));
    expect(new Set(codes(answers))).toEqual(new Set(['done']));
  });

  it('is exact when all operations arrive at once', async () => {
    const asker = await person(service, 'Crowd');
    const answers = await Promise.all(Array.from({ length: 40 }, () => service.graphql(WHO, {}, asker.token)));
    expect(codes(answers).filter((code) => code === 'done')).toHaveLength(5);
  });

  it('deletes counts of past minutes', async () => {
    const asker = await person(service, 'Historian');
    await ask(asker, 1);
    service.clock.set((minute += 6 * MINUTE));
    // Each reservation forgets a few rows.
    await ask(asker, 4);
    expect((await taken(service)).map((row) => row.minute.getTime())).toEqual([minute]);
  });
});

describe('The rate limit over several instances', () => {
  it('is never exceeded, and only reserved operations may stay unused', async () => {
    const one = await startService({ RATE_LIMIT_PER_MINUTE: '150' });
    const other = await startService({ RATE_LIMIT_PER_MINUTE: '150', DATABASE_URL: one.databaseUrl });
    const asker = await person(one, 'Everywhere');
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? one : other).graphql(WHO, {}, asker.token)),
    );
    await other.stop();
    await one.stop();
    const done = codes(answers).filter((code) => code === 'done').length;
    expect(done).toBeLessThanOrEqual(150);
    expect(done).toBeGreaterThan(150 - 2 * 3);
  });
});

describe('Counting operations', () => {
  it('takes one statement for a hundred operations when the limit is 6,000', async () => {
    const service = await startService({ RATE_LIMIT_PER_MINUTE: '6000' });
    const asker = await person(service, 'Busy');
    for (let time = 0; time < 101; time++) await service.graphql(WHO, {}, asker.token);
    const rows = await taken(service);
    await service.stop();
    expect(rows.map((row) => row.taken)).toEqual([200]);
  });

  it('takes no statement when there is no limit', async () => {
    const service = await startService({ RATE_LIMIT_PER_MINUTE: '0' });
    const asker = await person(service, 'Free');
    await service.graphql(WHO, {}, asker.token);
    const rows = await taken(service);
    await service.stop();
    expect(rows).toEqual([]);
  });
});
