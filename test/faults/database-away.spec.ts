import pg from 'pg';
import { person, type Person } from '../worlds/people.js';
import { eventually } from '../process/launcher.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { LostRaceError } = await built('platform/db/database');
const { Unavailable } = await built('platform/work/unavailable');

describe('A database outage', () => {
  let service: Service;
  let somebody: Person;
  let admin: pg.Client;
  let name: string;

  beforeAll(async () => {
    service = await startService();
    somebody = await person(service, 'Somebody');
    const server = new URL(service.databaseUrl);
    name = server.pathname.slice(1);
    server.pathname = '/postgres';
    admin = new pg.Client(server.href);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await service.stop();
  });

  it('GraphQL, routes and readiness report SERVICE_UNAVAILABLE until the database is back', async () => {
    await admin.query(`alter database "${name}" with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const viewer = await service.graphql('{ viewer { isPlatformAdmin } }', {}, somebody.token);
    const report = await service.http
      .get('/reports/utilization.csv?from=2027-01-01&to=2027-02-01')
      .set('authorization', `Bearer ${somebody.token}`);
    const ready = await service.http.get('/readyz');
    await admin.query(`alter database "${name}" with allow_connections true`);
    expect([viewer.status, viewer.errors[0]?.extensions['code'], viewer.headers['retry-after']]).toEqual([
      503,
      'SERVICE_UNAVAILABLE',
      '5',
    ]);
    expect([report.status, report.headers['retry-after'], ready.status]).toEqual([503, '5', 503]);
    await eventually(async () => {
      const { status } = await service.graphql('{ viewer { isPlatformAdmin } }', {}, somebody.token);
      expect(status).toBe(200);
    });
  });

  it('a transaction that loses every retry reports SERVICE_UNAVAILABLE', async () => {
    let tries = 0;
    const racing = service.database.transaction(() => {
      tries++;
      return Promise.reject(new LostRaceError('always'));
    });
    await expect(racing).rejects.toThrow(Unavailable);
    expect(tries).toBeGreaterThan(100);
  });
});
