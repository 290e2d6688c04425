import pg from 'pg';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';
import { createDatabase } from '../support/database.js';

const { readEnvironment } = await built('platform/config/environment');
const { SystemClock } = await built('platform/clock/clock');
const { Fitness } = await built('platform/db/fitness');
const { createService } = await built('service');

describe('An instance with a wrong clock or schema', () => {
  let database: { url: string; drop: () => Promise<void> };
  let client: pg.Client;
  const settings = () => ({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', DEMO: 'false', JOBS: 'false' });

  beforeAll(async () => {
    database = await createDatabase();
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each([3_000, -20 * 60_000])(
    'an instance whose clock is %d ms ahead of PostgreSQL refuses to start',
    async (ahead) => {
      const clock = new SystemClock(Date.now() + ahead);
      await expect(createService(readEnvironment(settings()), clock)).rejects.toThrow(/clock of PostgreSQL/);
    },
  );

  it('an instance whose clock was set on purpose starts', async () => {
    const env = readEnvironment({ ...settings(), CLOCK_START: '2027-03-01T08:00:00Z' });
    await (await createService(env)).close();
  });

  it.each(['true', 'false'])(
    'an instance refuses to start with an unknown schema, MIGRATE_ON_START=%s',
    async (migrates) => {
      await client.query(`insert into migrations (timestamp, name) values (1, 'FromTheFuture1')`);
      const env = readEnvironment({ ...settings(), MIGRATE_ON_START: migrates });
      await expect(createService(env)).rejects.toThrow(/newer build.*FromTheFuture1/);
      await client.query(`delete from migrations where name = 'FromTheFuture1'`);
    },
  );

  it('an instance refuses to start without a migration, and names the migration', async () => {
    const { rows } = await client.query<{ name: string }>(
      `delete from migrations where name = (select name from migrations order by id desc limit 1) returning *`,
    );
    const env = readEnvironment({ ...settings(), MIGRATE_ON_START: 'false' });
    await expect(createService(env)).rejects.toThrow(new RegExp(`lacks the migrations ${rows[0]?.name}`));
  });
});

describe('A running instance', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('a running instance is not ready while the schema is not that of its build', async () => {
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    await client.query(`insert into migrations (timestamp, name) values (1, 'FromTheFuture1')`);
    const meanwhile = await service.http.get('/readyz');
    await client.query(`delete from migrations where name = 'FromTheFuture1'`);
    await client.end();
    expect(meanwhile.status).toBe(503);
    expect((await service.http.get('/readyz')).status).toBe(200);
  });

  it('a running instance with a wrong clock serves nothing, but answers probes', async () => {
    const fitness = service.app.get<{ wrongClock: string | null }>(Fitness);
    fitness.wrongClock = 'The clock is wrong.';
    const refused = await service.graphql('{ viewer { isPlatformAdmin } }');
    const live = await service.http.get('/healthz');
    fitness.wrongClock = null;
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      errors: [{ message: 'The clock is wrong.', extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 } }],
    });
    expect(live.status).toBe(200);
    expect((await service.graphql('{ viewer { isPlatformAdmin } }')).status).toBe(200);
  });
});
