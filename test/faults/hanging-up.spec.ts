import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { person, type Person } from '../worlds/people.js';
import { eventually } from '../process/launcher.js';
import { type Service, startService } from '../support/app.js';

const WAITING = `select count(*)::int as n from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'`;

describe('A client that hangs up', () => {
  let service: Service;
  let somebody: Person;
  let locker: pg.Client;
  /** Outside of the locker's transaction, which would see the same all the time. */
  let monitor: pg.Client;

  beforeAll(async () => {
    service = await startService({ LOCK_TIMEOUT_MS: '60000', STATEMENT_TIMEOUT_MS: '60000' });
    somebody = await person(service, 'Somebody');
    locker = new pg.Client(service.databaseUrl);
    monitor = new pg.Client(service.databaseUrl);
    await Promise.all([locker.connect(), monitor.connect()]);
  });
  afterAll(async () => {
    await Promise.all([locker.end(), monitor.end()]);
    await service.stop();
  });

  function ask(query: string): http.ClientRequest {
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${somebody.token}` };
    const request = http.request({ host: '127.0.0.1', port, method: 'POST', path: '/graphql', headers, agent: false });
    request.on('error', () => undefined);
    request.end(JSON.stringify({ query }));
    return request;
  }
  const waiting = async () => (await monitor.query<{ n: number }>(WAITING)).rows[0]?.n;

  it('a client that hangs up cancels the running statement of its query', async () => {
    await locker.query('begin; lock table resource in access exclusive mode');
    const request = ask('{ resources { totalCount } }');
    await eventually(async () => expect(await waiting()).toBe(1));
    request.destroy();
    await eventually(async () => expect(await waiting()).toBe(0), 3);
    await locker.query('rollback');
    const { data } = await service.graphql('{ resources { totalCount } }', {}, somebody.token);
    expect(data).toEqual({ resources: { totalCount: 0 } });
  });

  it('a client that hangs up rolls back a mutation that is not committed', async () => {
    await locker.query('begin; lock table organization in access exclusive mode');
    const input = `{ slug: "gone", name: "Gone", kind: SCHOOL, timeZone: "UTC" }`;
    const request = ask(`mutation { registerOrganization(input: ${input}) { organization { id } } }`);
    await eventually(async () => expect(await waiting()).toBe(1));
    request.destroy();
    await eventually(async () => expect(await waiting()).toBe(0), 3);
    await locker.query('rollback');
    expect((await locker.query('select from organization')).rowCount).toBe(0);
  });
});
