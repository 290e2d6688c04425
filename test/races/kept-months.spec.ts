import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { act, type Town, town } from '../worlds/town.js';
import { reported } from '../reports/asking.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';
import { Random } from '../support/random.js';
import { nth } from '../support/lists.js';

const { KeepMonths } = await built('reports/snapshots/keep-months');
const { RecountMonths } = await built('reports/snapshots/recount-months');

const BOOKINGS = 60;
const DAY = 86_400_000;

/** Two instances keep months while what happened in them is still being written down. */
describe('Storing report months during changes', () => {
  let service: Service;
  let beside: Service;
  let place: Town;
  let client: pg.Client;
  let pool: string;
  let bookings: string[];

  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    beside = await startService({ SESSION_DAYS: '365' }, service);
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    pool = await place.resource({ kind: 'LAB', units: 12 });
    bookings = [];
    for (let index = 0; index < BOOKINGS; index++) {
      const input = { organizationId: place.school, items: [{ resourceId: pool, units: 1 }], title: 'Lesson' };
      const { booking } = await act(service, place.coordinator, 'requestBooking', { ...input, ...periodOf(index) });
      bookings.push(booking.id);
    }
    service.clock.set('2027-04-20T00:00:00Z');
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await beside.stop();
    await service.stop();
  });

  const periodOf = (index: number) => {
    const day = String(2 + (index % 25)).padStart(2, '0');
    return { startsAt: `2027-03-${day}T09:00:00Z`, endsAt: `2027-03-${day}T11:00:00Z` };
  };
  const keep = (on = service) => on.app.get(KeepMonths, { strict: false }).execute();
  const recount = () => {
    service.clock.advance(DAY);
    return service.app.get(RecountMonths, { strict: false }).execute();
  };
  const marchIsKept = async (): Promise<boolean> =>
    (await client.query(`select from utilization_month where month = '2027-03-01'`)).rowCount === 1;

  async function write(on: Service, index: number): Promise<void> {
    const [bookingId, { startsAt, endsAt }] = [nth(bookings, index), periodOf(index)];
    if (index % 3 === 0) {
      await act(on, place.manager, 'markNoShow', { bookingId });
    } else {
      await act(on, place.manager, 'checkInBooking', { bookingId, at: startsAt });
      await act(on, place.manager, 'checkOutBooking', { bookingId, at: endsAt });
    }
  }

  it('a stored month never differs from a recount while bookings change', async () => {
    const random = new Random(1);
    let kept = 0;
    for (let round = 0; round < BOOKINGS / 2; round++) {
      await Promise.all([
        write(service, 2 * round),
        pause(random.below(10)).then(() => write(beside, 2 * round + 1)),
        ...[service, beside].map(async (on) => {
          await pause(random.below(80));
          await keep(on);
        }),
      ]);
      kept += Number(await marchIsKept());
      expect(await recount()).toMatchObject({ differ: 0 });
    }
    expect(kept).toBeGreaterThan(0);
  }, 120_000);

  it('the stored month ends with the same totals as the bookings', async () => {
    await keep();
    expect(await marchIsKept()).toBe(true);
    const input = { from: '2027-03-01', to: '2027-04-01', organizationId: place.plant };
    const { totals } = await reported(service, place.manager, input);
    expect(totals).toMatchObject({ bookings: BOOKINGS, noShows: 20, usedMinutes: 40 * 120 });
  });

  it('a month with an uncommitted change is skipped without waiting', async () => {
    await client.query('delete from utilization_month');
    await client.query('begin');
    await client.query('update allocation set units = 2 where holder_id = $1', [bookings[1]?.slice(-32)]);
    const { kept } = await keep(beside);
    expect(kept).toBe(0);
    await client.query('commit');
    await keep(beside);
    expect(await marchIsKept()).toBe(true);
    expect(await recount()).toMatchObject({ differ: 0 });
  });

  it('a change waits until the month is stored, and then deletes it', async () => {
    await keep();
    const keeper = new pg.Client(service.databaseUrl);
    await keeper.connect();
    await keeper.query('begin');
    const alone = 'select may_keep_utilization($1) as alone';
    expect((await keeper.query(alone, [place.plant.split('_').at(-1)])).rows).toEqual([{ alone: true }]);
    const changed = client.query('update allocation set units = 3 where holder_id = $1', [bookings[1]?.slice(-32)]);
    const settled = await Promise.race([changed.then(() => 'changed'), pause(200, 'waits')]);
    expect(settled).toBe('waits');
    await keeper.query('commit');
    await keeper.end();
    await changed;
    expect(await marchIsKept()).toBe(false);
  });

  it.each(['repeatable read', 'serializable'])(
    'a change at %s fails when its snapshot does not see the stored month',
    async (level) => {
      const units = (count: number) =>
        client.query('update allocation set units = $2 where holder_id = $1', [bookings[1]?.slice(-32), count]);
      await client.query('delete from utilization_month');
      await client.query(`begin isolation level ${level}`);
      await client.query('select from utilization_month');
      await keep(beside);
      await expect(units(4)).rejects.toMatchObject({ code: '40001' });
      await client.query('rollback');
      await client.query(`begin isolation level ${level}`);
      await units(4);
      await client.query('commit');
      await units(1);
      expect(await marchIsKept()).toBe(false);
    },
  );
});
