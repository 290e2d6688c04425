import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { MONDAY, type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { HappeningMonths } = await built('happenings/happening-months');
const { happened, Seals } = await built('happenings/index');
const { Relay } = await built('happenings/relay');

const AT = '2027-03-01T08:00:00Z';
const clock = { account: null, side: null };

describe('Happenings in raw SQL', () => {
  let service: Service;
  let client: pg.Client;
  beforeAll(async () => {
    service = await startService();
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    await client.query(
      `insert into organization (slug, name, kind, status, time_zone, registered_at)
       values ('plant', 'Plant', 'ENTERPRISE', 'VERIFIED', 'UTC', '${AT}'), ('school', 'School', 'SCHOOL', 'VERIFIED', 'UTC', '${AT}')`,
    );
    await service.app.get(HappeningMonths).execute();
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const happening = (kind: string, at = MONDAY, organization = '1') =>
    ({
      kind,
      at,
      actor: clock,
      organization,
      subject: { kind: 'RESOURCE', id: '0198f0a0-0000-7000-8000-000000000001' },
      title: 'Lathe (L1)',
    }) as Parameters<typeof happened>[1];

  const append = (...happenings: ReturnType<typeof happening>[]) => happened(service.database, ...happenings);

  const partitions = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits
        where inhparent in ('happening_record'::regclass, 'happening_money'::regclass) order by 1`,
    );
    return rows.map(({ name }) => name);
  };

  /** Seals all happenings. Transactions of other tests in the same server hold a seal back until they end. */
  async function allSealed(): Promise<void> {
    const unsealed = `select from happening
      where xid >= coalesce((select max(reached) from happening_seal), '0'::xid8) limit 1`;
    for (let tries = 0; (await client.query(unsealed)).rowCount !== 0; tries++) {
      expect(tries).toBeLessThan(200);
      if (tries > 0) await pause(50);
      await service.app.get(Seals).seal();
    }
  }

  it('partitions exist three months ahead for each class', async () => {
    expect((await partitions()).filter((name) => name.startsWith('happening_record'))).toEqual([
      'happening_record_2027_03',
      'happening_record_2027_04',
      'happening_record_2027_05',
      'happening_record_2027_06',
      'happening_record_default',
    ]);
  });

  it.each([
    ['an update', `update happening set title = 'Other'`],
    ['a deletion', 'delete from happening'],
    ['a truncation', 'truncate happening'],
    ['a truncation of a class', 'truncate happening_record'],
    ['a truncation of a month', 'truncate happening_record_2027_03'],
    ['an update in a month', `update happening_record_2027_03 set title = 'Other'`],
    ['a deletion in the default partition', 'delete from happening_record_default'],
    ['a truncation of the default partition', 'truncate happening_money_default'],
    ['an update of a seal', `update happening_seal set hash = ''`],
    ['a deletion of a seal', 'delete from happening_seal'],
    ['a truncation of the seals', 'truncate happening_seal'],
  ])('the database refuses %s', async (_, change) => {
    await append(happening('RESOURCE_CHANGED'), happening('RESOURCE_CHANGED', MONDAY - 90 * 86_400_000));
    await allSealed();
    await expect(client.query(change)).rejects.toMatchObject({ code: '23514' });
  });

  it('the database refuses an unknown kind of happening', async () => {
    await expect(append(happening('RESOURCE_EATEN'))).rejects.toMatchObject({ code: '23514' });
  });

  it('the database refuses a seal whose number is not the next one', async () => {
    const seal = `insert into happening_seal values (2, 2, '${AT}', '0', '${AT}', 1, '', 0, '', '', '')`;
    await expect(client.query(seal)).rejects.toMatchObject({ code: '23514', constraint: 'happening_seal_consecutive' });
  });

  it('a happening is rolled back with the transaction that wrote it', async () => {
    const count = async () =>
      (await client.query<{ n: number }>('select count(*)::int as n from happening')).rows[0]?.n;
    const before = await count();
    const failing = service.database.transaction(async (tx) => {
      await happened(tx, happening('RESOURCE_CHANGED'));
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await count()).toBe(before);
  });

  it('the relay hands each happening on once, whichever instance is faster', async () => {
    await service.app.get(Relay).handOn();
    await append(...Array.from({ length: 450 }, (_, index) => happening('RESOURCE_CHANGED', MONDAY + index)));
    const relay = service.app.get(Relay);
    const handed = await Promise.all([relay.handOn(), relay.handOn()]);
    expect(handed.reduce((sum, each) => sum + each, 0)).toBe(450);
    expect((await client.query('select from happening_pending')).rowCount).toBe(0);
  });

  it('a listening instance receives the hints of a happening after the commit', async () => {
    await service.app.get(Relay).handOn();
    const listener = new pg.Client(service.databaseUrl);
    await listener.connect();
    const heard = new Promise<pg.Notification>((resolve) => listener.on('notification', resolve));
    await listener.query('listen workbay_changed');
    await append(happening('RESOURCE_LISTED'));
    await service.app.get(Relay).handOn();
    const hints = JSON.parse((await heard).payload ?? '') as [number, string][];
    expect(hints.map(([, organization]) => organization)).toEqual(['1']);
    await listener.end();
  });

  it('months of money remain when old months of records are dropped', async () => {
    await client.query(
      `select make_happening_month('record', '2020-01-01Z'), make_happening_month('money', '2020-01-01Z')`,
    );
    await service.app.get(HappeningMonths).execute();
    const left = await partitions();
    expect([left.includes('happening_record_2020_01'), left.includes('happening_money_2020_01')]).toEqual([
      false,
      true,
    ]);
  });

  describe('Seals of happenings in raw SQL', () => {
    const outcomes = async () => {
      const checked = [];
      for await (const { organizationKey, outcome } of service.app.get(Seals).verify()) {
        checked.push({ organizationKey, ...outcome });
      }
      return checked;
    };
    const sealing = async (organization: string) => {
      await append(
        happening('RESOURCE_CHANGED', MONDAY, organization),
        happening('RATE_PUBLISHED', MONDAY, organization),
      );
      await allSealed();
    };
    /** Past every trigger, as only somebody with the database in hand can. */
    async function tamper(change: string) {
      await client.query(`begin; set local session_replication_role = replica; ${change}; commit`);
    }

    it('seals hold for unchanged happenings', async () => {
      await sealing('2');
      await sealing('2');
      expect(await outcomes()).toContainEqual({ organizationKey: '2', first: null, checked: 2, dropped: 0 });
    });

    it('an organization without new happenings gets no seal', async () => {
      await sealing('1');
      expect(await service.app.get(Seals).seal()).toBe(0);
    });

    it('seals leave out happenings of a transaction that is still open', async () => {
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      try {
        await append(happening('RESOURCE_CHANGED', MONDAY, '2'));
        expect(await service.app.get(Seals).seal()).toBe(0);
      } finally {
        await client.query('rollback');
      }
      await allSealed();
    });

    it('the check names the first seal that a deletion breaks', async () => {
      await sealing('2');
      await tamper(`delete from happening where organization_id = 2 and kind = 'RATE_PUBLISHED' and xid =
        (select max(xid) from happening where organization_id = 2 and kind = 'RATE_PUBLISHED')`);
      const { rows } = await client.query<{ last: number }>(
        'select max(number) as last from happening_seal where organization_id = 2',
      );
      expect(await outcomes()).toContainEqual({ organizationKey: '2', first: rows[0]?.last, why: 'HAPPENINGS' });
    });

    it('the check names the first seal that a change breaks', async () => {
      await tamper(`update happening set title = 'Other' where organization_id = 2 and xid =
        (select min(xid) from happening where organization_id = 2)`);
      expect(await outcomes()).toContainEqual({ organizationKey: '2', first: 1, why: 'HAPPENINGS' });
    });

    it('the check names a seal that was rewritten', async () => {
      await tamper(`update happening_seal set records = records + 1 where organization_id = 1 and number = 1`);
      expect(await outcomes()).toContainEqual({ organizationKey: '1', first: 1, why: 'CHAIN' });
    });
  });
});
