import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase } from '../support/database.js';

const SLOT = '[2027-03-02T09:00:00Z,2027-03-02T11:00:00Z)';
const HALF = '[2027-03-02T10:00:00Z,2027-03-02T12:00:00Z)';
const levels = ['read committed', 'repeatable read', 'serializable'] as const;

/** Raw SQL, past the service: what PostgreSQL itself refuses. */
describe('Overbooking in raw SQL', () => {
  let url: string;
  let drop: () => Promise<void>;
  let client: pg.Client;
  beforeAll(async () => {
    ({ url, drop } = await createDatabase());
    client = await connect();
    await client.query(
      `insert into organization (slug, name, kind, status, time_zone, registered_at)
       values ('owner', 'Owner', 'ENTERPRISE', 'VERIFIED', 'UTC', '2027-03-01T08:00Z')`,
    );
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  async function connect(): Promise<pg.Client> {
    const connection = new pg.Client(url);
    await connection.connect();
    return connection;
  }

  async function capacity(units: number): Promise<string> {
    const { rows } = await client.query<{ resource_id: string }>(
      `insert into capacity (organization_id, exclusive, units, calendar_id)
       values (1, $1 = 1, $1, opening_calendar_of(1, 'UTC', '[]')) returning resource_id`,
      [units],
    );
    return rows[0]?.resource_id ?? '';
  }

  const take = (
    on: pg.Client,
    resourceId: string,
    units = 1,
    during = SLOT,
    { kind = 'BOOKING', exclusive = units === 0 }: { kind?: string; exclusive?: boolean } = {},
  ) =>
    on.query(
      `insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, reserved_during,
                               blocked_during)
       select 1, $1, $2, c.exclusive or $6, $3, $4, $5, $5 from capacity c where c.resource_id = $2`,
      [randomUUID(), resourceId, kind, Math.max(units, 1), during, exclusive],
    );

  const taken = async (resourceId: string): Promise<number> => {
    const { rows } = await client.query<{ taken: number }>(
      'select coalesce(sum(units), 0)::int as taken from allocation where resource_id = $1',
      [resourceId],
    );
    return rows[0]?.taken ?? 0;
  };

  it('an exclusive resource cannot have two bookings at one time', async () => {
    const lathe = await capacity(1);
    await take(client, lathe);
    await expect(take(client, lathe, 1, HALF)).rejects.toMatchObject({
      code: '23P01',
      constraint: 'allocation_exclusive_no_overlap',
    });
  });

  it('bookings cannot take more units than the resource has', async () => {
    const benches = await capacity(3);
    await take(client, benches, 2);
    await expect(take(client, benches, 2, HALF)).rejects.toMatchObject({
      code: '23P01',
      constraint: 'allocation_within_capacity',
    });
  });

  it('an update cannot raise the units of a booking above those of the resource', async () => {
    const benches = await capacity(3);
    await take(client, benches, 2);
    await take(client, benches, 1, HALF);
    const raise = client.query('update allocation set units = 3 where resource_id = $1', [benches]);
    await expect(raise).rejects.toMatchObject({ code: '23P01' });
  });

  it('a booking cannot be moved onto another booking', async () => {
    const lathe = await capacity(1);
    await take(client, lathe);
    await take(client, lathe, 1, '[2027-03-02T11:00:00Z,2027-03-02T12:00:00Z)');
    const move = client.query(
      `update allocation set reserved_during = $2, blocked_during = $2
        where resource_id = $1 and lower(reserved_during) = '2027-03-02T11:00:00Z'`,
      [lathe, HALF],
    );
    await expect(move).rejects.toMatchObject({ code: '23P01' });
  });

  it('a booking cannot claim that a counted resource is exclusive to bypass its trigger', async () => {
    const benches = await capacity(2);
    await expect(take(client, benches, 1, SLOT, { exclusive: true })).rejects.toMatchObject({ code: '23503' });
  });

  it('booked units cannot be removed from a resource', async () => {
    const benches = await capacity(3);
    await take(client, benches, 2);
    const lower = client.query('update capacity set units = 1 where resource_id = $1', [benches]);
    await expect(lower).rejects.toMatchObject({ code: '23P01', constraint: 'capacity_keeps_promises' });
  });

  it('a booked counted resource cannot become exclusive', async () => {
    const benches = await capacity(3);
    const change = client.query('update capacity set units = 1, exclusive = true where resource_id = $1', [benches]);
    await expect(change).rejects.toMatchObject({ code: '23514' });
  });

  it.each([1, 4])(
    'downtimes on %d units may overlap each other, but no booking may overlap a downtime',
    async (units) => {
      const resource = await capacity(units);
      await take(client, resource, 1, SLOT, { kind: 'DOWNTIME' });
      await take(client, resource, 1, HALF, { kind: 'DOWNTIME' });
      await expect(take(client, resource, 1, HALF)).rejects.toMatchObject({ code: '23P01' });
    },
  );

  describe('Raw SQL and whole bookings', () => {
    const takeWhole = (resourceId: string, units: number) =>
      client.query(
        `insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, reserved_during,
                                 blocked_during)
         select 1, $1, $2, c.exclusive, 'BOOKING', $3, true, $4, $4 from capacity c where c.resource_id = $2`,
        [randomUUID(), resourceId, units, SLOT],
      );
    const raise = (resourceId: string, units: number) =>
      client.query('update capacity set units = $2 where resource_id = $1', [resourceId, units]);
    const putInside = (resourceId: string) =>
      client.query(
        `insert into capacity (organization_id, parent_id, exclusive, units, calendar_id)
         values (1, $1, true, 1, opening_calendar_of(1, 'UTC', '[]'))`,
        [resourceId],
      );

    it('added units are free beside a whole booking of a resource with nothing inside', async () => {
      const benches = await capacity(2);
      await takeWhole(benches, 2);
      await raise(benches, 5);
      await take(client, benches, 3);
      expect(await taken(benches)).toBe(5);
    });

    it('added units are not free beside a whole booking of a resource with something inside', async () => {
      const lab = await capacity(2);
      await putInside(lab);
      await takeWhole(lab, 2);
      await raise(lab, 5);
      await expect(take(client, lab, 1)).rejects.toMatchObject({
        code: '23P01',
        constraint: 'allocation_within_capacity',
      });
    });

    it('a whole booking cannot be added beside another booking', async () => {
      const lab = await capacity(5);
      await putInside(lab);
      await take(client, lab, 1);
      await expect(takeWhole(lab, 2)).rejects.toMatchObject({ code: '23P01' });
    });

    it('a partial booking cannot become whole beside another booking', async () => {
      const lab = await capacity(5);
      await putInside(lab);
      await take(client, lab, 1);
      await take(client, lab, 2);
      const change = client.query('update allocation set whole = true where resource_id = $1 and units = 2', [lab]);
      await expect(change).rejects.toMatchObject({ code: '23P01' });
    });

    it.each(levels)('a whole booking is never beside another when eight connections race at %s', async (level) => {
      const lab = await capacity(8);
      await putInside(lab);
      const connections = await Promise.all(Array.from({ length: 8 }, connect));
      await Promise.allSettled(
        connections.map(async (connection, index) => {
          await connection.query(`begin isolation level ${level}`);
          await connection.query('select count(*) from allocation where resource_id = $1', [lab]);
          await connection.query(
            `insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole,
                                     reserved_during, blocked_during)
             values (1, $1, $2, false, 'BOOKING', 1, $3, $4, $4)`,
            [randomUUID(), lab, index % 2 === 0, SLOT],
          );
          await connection.query('commit');
        }),
      );
      await Promise.all(connections.map((connection) => connection.end()));
      const { rows } = await client.query<{ all: number; whole: number }>(
        `select count(*)::int as all, count(*) filter (where whole)::int as whole from allocation
          where resource_id = $1`,
        [lab],
      );
      expect(rows[0]?.all).toBeGreaterThan(0);
      expect(rows[0]?.whole === 0 || rows[0]?.all === 1).toBe(true);
    });
  });

  it('bookings of touching periods are accepted', async () => {
    const lathe = await capacity(1);
    await take(client, lathe);
    await take(client, lathe, 1, '[2027-03-02T11:00:00Z,2027-03-02T12:00:00Z)');
    expect(await taken(lathe)).toBe(2);
  });

  it.each([
    ['empty', 'empty'],
    ['unbounded', '[2027-03-02T09:00:00Z,)'],
    ['infinite', '[2027-03-02T09:00:00Z,infinity)'],
    ['closed', '[2027-03-02T09:00:00Z,2027-03-02T10:00:00Z]'],
    ['longer than 366 days', '[2027-03-02T09:00:00Z,2028-03-04T09:00:00Z)'],
  ])('a booking cannot have a period that is %s', async (_, period) => {
    const lathe = await capacity(1);
    await expect(take(client, lathe, 1, period)).rejects.toMatchObject({ code: '23514' });
  });

  describe.each(levels)('Sixteen connections at %s', (level) => {
    it.each([
      [1, 1],
      [5, 1],
      [5, 2],
    ])('sixteen connections book at most %d units, %d at a time', async (units, each) => {
      const resource = await capacity(units);
      const connections = await Promise.all(Array.from({ length: 16 }, connect));
      const results = await Promise.allSettled(
        connections.map(async (connection) => {
          await connection.query(`begin isolation level ${level}`);
          await connection.query('select count(*) from allocation where resource_id = $1', [resource]);
          await take(connection, resource, each);
          await connection.query('commit');
        }),
      );
      await Promise.all(connections.map((connection) => connection.end()));
      const won = results.filter((result) => result.status === 'fulfilled').length;
      expect(await taken(resource)).toBe(won * each);
      expect(won * each).toBeLessThanOrEqual(units);
      expect(won).toBeGreaterThan(0);
    });
  });
});
