import pg from 'pg';
import { act, type Town } from '../worlds/town.js';
import { resourceId, updateResource } from '../worlds/resources.js';
import { Random } from '../support/random.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';
import { reported } from './asking.js';
import { GROUPINGS } from './minutes.js';
import { RandomTown } from './random-town.js';
import type { Given, Refusable } from '../worlds/mutations.js';
import type { UtilizationGrouping } from '../worlds/schema.js';
import { first } from '../support/lists.js';

const { KeepMonths } = await built('reports/snapshots/keep-months');
const { RecountMonths } = await built('reports/snapshots/recount-months');

const DAY = 86_400_000;
const MAY = Date.parse('2027-05-10T00:00:00Z');
/** Whole months, months and parts of them at either end, parts alone. */
const WINDOWS = [
  ['2027-03-01', '2027-04-01'],
  ['2027-03-01', '2027-05-01'],
  ['2027-03-20', '2027-05-01'],
  ['2027-02-10', '2027-04-20'],
  ['2027-03-27', '2027-04-06'],
] as const;

let service: Service;
let randomTown: RandomTown;
let place: Town;
let client: pg.Client;

beforeAll(async () => {
  service = await startService({ SESSION_DAYS: '365' });
  client = new pg.Client(service.databaseUrl);
  await client.connect();
  randomTown = await RandomTown.found(service);
  place = randomTown.place;
});
afterAll(async () => {
  await client.end();
  await service.stop();
});

const keep = () => service.app.get(KeepMonths, { strict: false }).execute();
/** A day later, so that all that is kept is due. */
const recount = () => {
  service.clock.advance(DAY);
  return service.app.get(RecountMonths, { strict: false }).execute();
};
const keptOf = async (organization: string): Promise<string[]> => {
  const { rows } = await client.query<{ month: string }>(
    'select month::text from utilization_month where organization_id = $1 order by month',
    [organization.split('_').at(-1)],
  );
  return rows.map(({ month }) => month);
};
/** As if nothing were kept: what other rules of zones made is not taken for known. */
async function fromFacts<T>(work: () => Promise<T>): Promise<T> {
  await client.query(`update utilization_month set zone_rules = 'other ' || zone_rules`);
  const answer = await work();
  await client.query(`update utilization_month set zone_rules = substr(zone_rules, 7)`);
  return answer;
}

describe('Reports of a random world with stored months', () => {
  let resources: readonly { id: string; site: string }[];
  beforeAll(async () => {
    resources = (await randomTown.lived(new Random(2))).resources;
    service.clock.set(MAY);
    await keep();
  }, 120_000);

  const reports = async (more: Given<'utilizationReport'>) => {
    const told = [];
    for (const [from, to] of WINDOWS) {
      for (const groupBy of GROUPINGS) {
        const asker = 'organizationId' in more ? place.manager : place.root;
        told.push({ from, to, groupBy, report: await reported(service, asker, { from, to, groupBy, ...more }) });
      }
    }
    return told;
  };

  it.each<[string, () => Given<'utilizationReport'>]>([
    ['its provider', () => ({ organizationId: place.plant })],
    ['all providers', () => ({})],
    ['one site', () => ({ organizationId: place.plant, siteId: resources[0]?.site })],
    ['one kind', () => ({ organizationId: place.plant, kind: 'EQUIPMENT' })],
    ['some resources', () => ({ organizationId: place.plant, resourceIds: resources.slice(1, 4).map(({ id }) => id) })],
  ])('a report of %s from stored months equals one from the bookings', async (_of, more) => {
    expect(await keptOf(place.plant)).toHaveLength(25);
    const told = await reports(more());
    expect(told).toEqual(await fromFacts(() => reports(more())));
    const totals = told.map(({ report }) => report.totals);
    expect(
      (['usedMinutes', 'bookings', 'noShows'] as const).filter((figure) => !totals.some((row) => row[figure] > 0)),
    ).toEqual([]);
  });

  it('a report is the same when one month between others is not stored', async () => {
    await client.query(`delete from utilization_month where month = '2027-03-01'`);
    const told = await reports({ organizationId: place.plant });
    expect(told).toEqual(await fromFacts(() => reports({ organizationId: place.plant })));
    await keep();
  });

  it('a report from stored months stays correct after later changes', async () => {
    const random = new Random(5);
    const instant = (hours: number) => new Date(Date.parse('2027-03-20T00:00:00Z') + hours * 3_600_000).toISOString();
    const period = () => {
      const from = random.below(24 * 25);
      return { startsAt: instant(from), endsAt: instant(from + 1 + random.below(30)) };
    };
    const recorded: { id: string; startsAt: string; endsAt: string }[] = [];
    const record = async (): Promise<Refusable> => {
      const items = resources.filter(() => random.chance(0.5)).map(({ id }) => ({ resourceId: id, units: 1 }));
      const input = { organizationId: place.plant, items, title: 'Recorded', ...period() };
      const answer = await act(service, place.manager, 'requestBooking', input);
      if (answer.booking !== null) recorded.push(answer.booking);
      return answer;
    };
    const cameAt = (end: 'startsAt' | 'endsAt') => {
      const booking = random.pick(recorded);
      return { bookingId: booking.id, at: booking[end] };
    };
    const deeds: (() => Promise<Refusable>)[] = [
      () => act(service, place.manager, 'checkInBooking', cameAt('startsAt')),
      () => act(service, place.manager, 'checkOutBooking', cameAt('endsAt')),
      () => act(service, place.manager, 'markNoShow', { bookingId: random.pick(recorded).id }),
      () =>
        updateResource(service, place.manager, { resourceId: random.pick(resources).id, units: 3 + random.below(3) }),
    ];
    let done = 0;
    for (let turn = 0; turn < 60; turn++) {
      if (random.chance(0.4)) await keep();
      const { userErrors } = await (recorded.length < 3 || random.chance(0.4) ? record() : random.pick(deeds)());
      if (userErrors.length > 0) continue;
      done++;
      const [from, to] = random.pick(WINDOWS);
      const input = { from, to, groupBy: random.pick(GROUPINGS), organizationId: place.plant };
      const ask = () => reported(service, place.manager, input);
      expect(await ask()).toEqual(await fromFacts(ask));
    }
    expect(done).toBeGreaterThan(15);
    expect(await recount()).toMatchObject({ differ: 0 });
  });

  it('a report compares with the window before', async () => {
    const document = `query ($input: UtilizationReportInput!) {
      utilizationReport(input: $input) { rows { key previous { usedMinutes bookings lateCancellations } } } }`;
    const input = { from: '2027-04-01', to: '2027-05-02', organizationId: place.plant };
    const ask = () => reported(service, place.manager, input, document);
    const told = await ask();
    expect(told).toEqual(await fromFacts(ask));
    expect(told.rows.some((row) => row.previous.bookings > 0)).toBe(true);
  });
});

describe('Stored months', () => {
  let lab: string;
  let machine: string;
  let pool: string;
  const uuid = (id: string) => `'${id.slice(-32)}'::uuid`;
  const bookings = { used: '', late: '', open: '', slow: '' };
  let down: string;

  beforeAll(async () => {
    service.clock.set('2027-03-01T08:00:00Z');
    const { manager } = place;
    const policy = { cancellationNoticeMinutes: 60_000 };
    const openingHours = (['MONDAY', 'TUESDAY', 'WEDNESDAY'] as const).map((weekday) => ({
      ...{ weekday, opensAt: '06:00', closesAt: '22:00' },
    }));
    const make = (input: Given<'createResource'>) =>
      resourceId(service, manager, { siteId: place.site, policy, openingHours, ...input });
    lab = await make({ kind: 'LAB', units: 3 });
    machine = await make({ kind: 'EQUIPMENT', units: 1, parentId: lab });
    pool = await make({ kind: 'LAB', units: 5 });
    const book = async (resource: string, units: number, day: string) => {
      const { booking } = await act(service, place.coordinator, 'requestBooking', {
        ...{ organizationId: place.school, items: [{ resourceId: resource, units }], title: 'Lesson' },
        ...{ startsAt: `2027-03-${day}T09:00:00Z`, endsAt: `2027-03-${day}T11:00:00Z` },
      });
      return booking.id;
    };
    bookings.used = await book(pool, 2, '09');
    bookings.late = await book(lab, 3, '10');
    bookings.open = await book(pool, 1, '15');
    bookings.slow = await book(pool, 1, '22');
    await act(service, place.coordinator, 'cancelBooking', { bookingId: bookings.late });
    const period = { startsAt: '2027-03-16T10:00:00Z', endsAt: '2027-03-16T12:00:00Z' };
    const { downtime } = await act(service, manager, 'scheduleDowntime', {
      resourceId: pool,
      reason: 'Oil',
      ...period,
    });
    down = downtime.id;
    service.clock.set(MAY);
    const times = { startsAt: '2027-03-09T09:05:00Z', endsAt: '2027-03-09T10:55:00Z' };
    await act(service, manager, 'checkInBooking', { bookingId: bookings.used, at: times.startsAt });
    await act(service, manager, 'checkOutBooking', { bookingId: bookings.used, at: times.endsAt });
  }, 60_000);

  const report = (groupBy: UtilizationGrouping) =>
    reported(service, place.manager, { from: '2027-02-01', to: '2027-05-01', groupBy, organizationId: place.plant });
  const told = async () => [await report('RESOURCE'), await report('MONTH')];

  /** One unit-minute more in one figure of the first resource. */
  const falsify = (which: string, figure: number) =>
    client.query(`
      update utilization_month
         set figures = jsonb_set(figures::jsonb, '{${figure}}', to_jsonb((figures ->> ${figure})::bigint + 60000))::json
       where cardinality(resources) > 0 and ${which}`);

  const allocationOf = (booking: () => string, resource: () => string) => `
    insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, reserved_during, blocked_during)
    select organization_id, booking_id, ${uuid(resource())}, units = 1, 'BOOKING', 1, tstzrange(starts_at, ends_at),
           tstzrange(starts_at, ends_at)
      from booking join capacity using (organization_id)
     where booking_id = ${uuid(booking())} and resource_id = ${uuid(resource())}`;
  const lone = `'00000000-0000-7000-8000-000000000001'::uuid`;

  const changes: Record<string, () => string> = {
    'time is taken': () =>
      allocationOf(
        () => bookings.used,
        () => machine,
      ),
    'taken time changes': () =>
      `update allocation set units = 4 where holder_id = ${uuid(bookings.used)} and units = 2`,
    'taken time moves': () => `
      update allocation set reserved_during = reserved_during * tstzrange('2027-03-15T09:30:00Z', null)
       where holder_id = ${uuid(bookings.open)}`,
    'time is given back': () => `
      delete from allocation where holder_id = ${uuid(bookings.used)} and resource_id = ${uuid(machine)}`,
    'a downtime ends': () => `delete from allocation where holder_id = ${uuid(down)}`,
    'somebody checks out': () => `
      update booking set recorded_status = 'COMPLETED', checked_in_at = starts_at, checked_out_at = ends_at, no_show_at = null
       where booking_id = ${uuid(bookings.open)}`,
    'times are put right': () => `
      update booking set checked_out_at = '2027-03-09T11:10:00Z' where booking_id = ${uuid(bookings.used)}`,
    'somebody else is said to have booked': () => `
      update booking set consumer_id = organization_id where booking_id = ${uuid(bookings.used)}`,
    'it was booked earlier': () => `
      update booking set created_at = created_at - interval '1 day' where booking_id = ${uuid(bookings.used)}`,
    'a late cancellation was none': () => `
      update booking set cancelled_late = false where booking_id = ${uuid(bookings.late)}`,
    'a cancellation was late': () => `
      update booking set cancelled_late = true where booking_id = ${uuid(bookings.late)}`,
    'a late cancellation was of more': () => `
      insert into booking_item (organization_id, booking_id, resource_id, position, units, turnaround_minutes)
      select organization_id, booking_id, ${uuid(pool)}, 2, 1, 0 from booking where booking_id = ${uuid(bookings.late)}`,
    'a late cancellation was of less': () => `
      delete from booking_item where booking_id = ${uuid(bookings.late)} and resource_id = ${uuid(pool)}`,
    'a machine leaves the lab that was cancelled late': () => `
      update capacity set parent_id = null where resource_id = ${uuid(machine)}`,
    'a machine comes into it': () => `
      update capacity set parent_id = ${uuid(lab)} where resource_id = ${uuid(machine)}`,
    'only a part of the lab was cancelled late': () => `
      update booking_item set whole = false where booking_id = ${uuid(bookings.late)}`,
    'a booking appears that holds time': () => `
      insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, reserved_during, blocked_during)
      select organization_id, ${lone}, resource_id, false, 'BOOKING', 1,
             tstzrange('2027-03-17T09:00:00Z', '2027-03-17T10:00:00Z'), tstzrange('2027-03-17T09:00:00Z', '2027-03-17T10:00:00Z')
        from capacity where resource_id = ${uuid(pool)};
      insert into booking (organization_id, booking_id, consumer_id, booked_by, title, starts_at, ends_at, recorded_status,
                           check_in_opens_minutes, created_at)
      select organization_id, ${lone}, consumer_id, booked_by, 'Lesson', '2027-03-17T09:00:00Z', '2027-03-17T10:00:00Z',
             'CONFIRMED', 0, created_at
        from booking where booking_id = ${uuid(bookings.used)}`,
    'a booking vanishes that holds time': () => `delete from booking where booking_id = ${lone}`,
    'units change': () => `update capacity set units = 7 where resource_id = ${uuid(pool)}`,
    'hours change': () => `
      update capacity set calendar_id = opening_calendar_of(organization_id, 'Europe/Prague', '[]')
       where resource_id = ${uuid(pool)}`,
    'a holiday comes': () => `
      insert into calendar_day (organization_id, day, kind, name)
      select organization_id, '2027-03-08', 'HOLIDAY', 'Feast' from capacity where resource_id = ${uuid(pool)}`,
    'a holiday moves': () => `update calendar_day set day = '2027-03-13' where day = '2027-03-08'`,
    'a holiday goes': () => `delete from calendar_day where day = '2027-03-13'`,
    'a public calendar is observed': () => `
      insert into public_calendar (region, name) values ('XX', 'Nowhere');
      insert into public_calendar_year values ('XX', 2027, 'Gazette');
      insert into public_calendar_day (region, day, kind, name) values ('XX', '2027-03-01', 'HOLIDAY', 'Day of the Sea');
      update organization_calendar set region = 'XX'`,
    'a public holiday comes': () => `
      insert into public_calendar_day (region, day, kind, name) values ('XX', '2027-03-02', 'HOLIDAY', 'Day of the Sea')`,
    'a public holiday moves': () => `
      update public_calendar_day set day = '2027-03-06' where region = 'XX' and day = '2027-03-02'`,
    'a public holiday goes': () => `delete from public_calendar_day where region = 'XX' and day = '2027-03-06'`,
    'a resource becomes a draft': () => `update resource set status = 'DRAFT' where resource_id = ${uuid(machine)}`,
    'a draft is listed': () => `update resource set status = 'LISTED' where resource_id = ${uuid(machine)}`,
    'a resource comes': () => `
      insert into capacity (organization_id, resource_id, exclusive, units, calendar_id)
      select organization_id, ${lone}, true, 1, calendar_id from capacity where resource_id = ${uuid(pool)};
      insert into resource (organization_id, resource_id, site_id, code, name, kind, status, audience, created_at)
      select organization_id, ${lone}, site_id, 'NEW', 'New', kind, 'LISTED', audience, created_at
        from resource where resource_id = ${uuid(pool)}`,
    'a resource goes': () => `delete from resource where resource_id = ${lone}`,
  };

  it.each(Object.keys(changes))('a stored month is correct or deleted when %s', async (change) => {
    await keep();
    const before = await told();
    expect((await keptOf(place.plant)).length).toBeGreaterThanOrEqual(25);
    await client.query(changes[change]?.() ?? '');
    const after = await told();
    expect(after).toEqual(await fromFacts(told));
    expect(after).not.toEqual(before);
    expect(await recount()).toMatchObject({ differ: 0 });
  });

  it('a month that will still change by itself is not stored', async () => {
    const missedAt = new Date(service.clock.now() + 3 * DAY).toISOString();
    await client.query(`update booking set no_show_at = '${missedAt}' where booking_id = ${uuid(bookings.slow)}`);
    await keep();
    expect(await keptOf(place.plant)).not.toContain('2027-03-01');
    const before = await told();
    service.clock.advance(4 * DAY);
    await keep();
    expect(await keptOf(place.plant)).toContain('2027-03-01');
    const after = await told();
    expect(first(after).totals.noShows).toBe(first(before).totals.noShows + 1);
    expect(after).toEqual(await fromFacts(told));
  });

  it('a stored month remains when a no-show is recorded', async () => {
    await client.query(`update booking set recorded_status = 'NO_SHOW' where booking_id = ${uuid(bookings.slow)}`);
    expect(await keptOf(place.plant)).toContain('2027-03-01');
  });

  it('a stored month is ignored by a viewer whose clock is before its creation', async () => {
    await keep();
    await falsify('true', 0);
    const told = await report('MONTH');
    service.clock.set(MAY);
    const earlier = await report('MONTH');
    expect(earlier.totals.openMinutes).toBeLessThan(told.totals.openMinutes);
    await client.query('delete from utilization_month');
  });

  it('the recount finds and deletes a falsified month', async () => {
    await keep();
    await falsify(`month = '2027-03-01'`, 3);
    expect(await recount()).toMatchObject({ differ: 1 });
    expect(await keptOf(place.plant)).not.toContain('2027-03-01');
    expect(await keptOf(place.plant)).toContain('2027-04-01');
  });

  it('the recount visits stored months once a day, the oldest first', async () => {
    await keep();
    const { recounted } = await recount();
    expect(recounted).toBeGreaterThanOrEqual(25);
    service.clock.advance(DAY / 2);
    const again = await service.app.get(RecountMonths, { strict: false }).execute();
    expect(again).toEqual({ recounted: 0, differ: 0 });
  });
});
