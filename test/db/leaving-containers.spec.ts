import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase } from '../support/database.js';

/** A machine leaves a lab that is taken whole, at 10:15:30 on 2 March 2027. */
describe('A resource that leaves its container', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const created = await createDatabase();
    drop = created.drop;
    client = new pg.Client(created.url);
    await client.connect();
    await client.query(`set timezone = 'UTC'`);
    await client.query(
      `insert into organization (slug, name, kind, status, time_zone, registered_at)
       values ('owner', 'Owner', 'ENTERPRISE', 'VERIFIED', 'UTC', '2027-03-01T08:00Z')`,
    );
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const at = (time: string | null) => (time === null ? null : `2027-03-02T${time}Z`);
  const capacity = async (parent: string | null, units: number): Promise<string> => {
    const { rows } = await client.query<{ resource_id: string }>(
      `insert into capacity (organization_id, parent_id, exclusive, units, calendar_id)
       values (1, $1, $2 = 1, $2, opening_calendar_of(1, 'UTC', '[]')) returning resource_id`,
      [parent, units],
    );
    return rows[0]?.resource_id ?? '';
  };
  interface Taken {
    readonly kind?: string;
    readonly blockedTo?: string;
    readonly expires?: string | null;
    readonly releases?: string | null;
  }
  /** Takes the container whole, and what is inside. */
  const take = async (container: string, from: string, to: string, taken: Taken = {}) => {
    const { kind = 'BOOKING', blockedTo = to, expires = null, releases = null } = taken;
    await client.query(
      `select claim_time('2027-03-01T08:00Z', 1, array[$1::uuid], array[$2::uuid], array[$3], array[1], array[true],
                         array[tstzrange($4, $5)], array[tstzrange($4, $6)], array[$7::timestamptz], array[$8::timestamptz])`,
      [randomUUID(), container, kind, at(from), at(to), at(blockedTo), at(expires), at(releases)],
    );
  };
  const leave = (resource: string) => client.query(`select leave_containers($1, 1, $2)`, [at('10:15:30'), resource]);
  const rowsOf = async (resource: string): Promise<unknown[]> => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select to_char(lower(reserved_during), 'HH24:MI') || '-' || to_char(upper(reserved_during), 'HH24:MI') as reserved,
              to_char(lower(blocked_during), 'HH24:MI') || '-' || to_char(upper(blocked_during), 'HH24:MI') as blocked,
              whole, inside, units
         from allocation where resource_id = $1 order by lower(reserved_during)`,
      [resource],
    );
    return rows;
  };
  const kept = (reserved: string, blocked: string, units: number) => ({
    ...{ reserved, blocked, units },
    ...{ whole: true, inside: true },
  });

  it.each([1, 12])(
    'a resource of %d units keeps the past part of a running booking and loses later ones',
    async (units) => {
      const lab = await capacity(null, 30);
      const child = await capacity(lab, units);
      const grandchild = await capacity(child, 1);
      await take(lab, '07:00', '08:00');
      await take(lab, '09:00', '11:00', { blockedTo: '11:30', releases: '10:45' });
      await take(lab, '12:00', '13:00');
      await leave(child);
      for (const [resource, each] of [
        [child, units],
        [grandchild, 1],
      ] as const) {
        expect(await rowsOf(resource)).toEqual([
          kept('07:00-08:00', '07:00-08:00', each),
          kept('09:00-10:15', '09:00-10:15', each),
        ]);
      }
      expect(await rowsOf(lab)).toHaveLength(3);
    },
  );

  it('a resource that leaves during turnaround loses only the rest of the turnaround', async () => {
    const lab = await capacity(null, 30);
    const child = await capacity(lab, 1);
    await take(lab, '09:00', '10:00', { blockedTo: '11:00' });
    await leave(child);
    expect(await rowsOf(child)).toEqual([kept('09:00-10:00', '09:00-10:15', 1)]);
  });

  it('a resource keeps nothing of a booking that began in the minute in which it leaves', async () => {
    const lab = await capacity(null, 30);
    const child = await capacity(lab, 1);
    await take(lab, '10:15', '11:00');
    await leave(child);
    expect(await rowsOf(child)).toEqual([]);
  });

  it('a resource keeps the past part of a downtime and all of its own bookings', async () => {
    const lab = await capacity(null, 30);
    const child = await capacity(lab, 1);
    await take(lab, '09:00', '11:00', { kind: 'DOWNTIME' });
    await take(child, '11:00', '12:00');
    await leave(child);
    expect(await rowsOf(child)).toEqual([
      kept('09:00-10:15', '09:00-10:15', 1),
      { ...kept('11:00-12:00', '11:00-12:00', 1), inside: false },
    ]);
  });

  it('a resource that left during a hold is free when that hold expires', async () => {
    const lab = await capacity(null, 30);
    const child = await capacity(lab, 1);
    await take(lab, '09:00', '11:00', { kind: 'HOLD', expires: '10:30' });
    await leave(child);
    await client.query(`select settle_time($1, 1, array[$2::uuid])`, [at('10:30:00'), lab]);
    expect(await rowsOf(child)).toEqual([]);
  });

  it('a resource keeps the early release of a booking together with the time it stood inside', async () => {
    const lab = await capacity(null, 30);
    const child = await capacity(lab, 1);
    await take(lab, '09:00', '11:00', { releases: '09:30' });
    await client.query(`select settle_time($1, 1, array[$2::uuid])`, [at('10:00:00'), lab]);
    await leave(child);
    expect(await rowsOf(child)).toEqual([kept('09:00-10:15', '09:00-09:30', 1)]);
  });
});
