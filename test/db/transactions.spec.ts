import { ok, refuse } from '../../src/platform/core/result.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');
const { HungUp, inScope, RequestScope } = await built('platform/work/request-scope');

const createTable = statement('test.create')`create table mark (name text primary key)`;
const insert = statement('test.insert')`insert into mark (name) values ($1) returning name`;
const failing = statement('test.fail')`select 1 / $1::int`;
const all = statement('test.all')`select name from mark order by name`;
const planCacheMode = statement('test.plan-cache-mode')`select current_setting('plan_cache_mode') as mode`;

describe('The database', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    await service.database.run(createTable);
  });
  afterAll(() => service.stop());

  const names = async () => (await service.database.run<{ name: string }>(all)).map(({ name }) => name);

  it('commits a transaction with its last statement', async () => {
    const result = await service.database.transaction(async (tx) => {
      await tx.run(insert, ['first']);
      return ok(await tx.last.run<{ name: string }>(insert, ['last']));
    });
    expect(result).toEqual(ok([{ name: 'last' }]));
    expect(await names()).toEqual(['first', 'last']);
  });

  it('the database rolls back the whole transaction when its last statement fails', async () => {
    const attempt = service.database.transaction(async (tx) => {
      await tx.run(insert, ['lost']);
      return ok(await tx.last.run(failing, [0]));
    });
    await expect(attempt).rejects.toThrow('division by zero');
    expect(await names()).not.toContain('lost');
  });

  it('a transaction whose last statement is committed cannot end in a refusal', async () => {
    const attempt = service.database.transaction(async (tx) => {
      await tx.last.run(insert, ['kept']);
      return refuse('too late');
    });
    await expect(attempt).rejects.toThrow('committed');
  });

  it('the database rolls back work on entities with its transaction', async () => {
    const attempt = service.database.transaction(async (tx) => {
      await tx.entities((manager) => manager.query(`insert into mark values ('undone')`));
      return refuse('no');
    });
    expect(await attempt).toEqual(refuse('no'));
    expect(await names()).not.toContain('undone');
  });

  it.each([
    [
      'outside of a transaction',
      (): Promise<unknown> => service.database.entities((manager) => manager.query('select pg_sleep(20)')),
    ],
    [
      'inside a transaction',
      (): Promise<unknown> =>
        service.database.transaction(async (tx) =>
          ok(await tx.entities((manager) => manager.query('select pg_sleep(20)'))),
        ),
    ],
  ])('the database cancels work on entities %s when the request ends', async (_, work) => {
    const scope = new RequestScope();
    const since = performance.now();
    const running = inScope(scope, work);
    setTimeout(() => scope.end(new HungUp()), 200);
    await expect(running).rejects.toThrow('closed the connection');
    expect(performance.now() - since).toBeLessThan(10_000);
  });

  it('plans each statement once for all values', async () => {
    expect(await service.database.run(planCacheMode)).toEqual([{ mode: 'force_generic_plan' }]);
  });
});
