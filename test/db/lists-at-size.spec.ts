import type { AccountKey, BookingKey, OrganizationKey, ResourceKey, SeriesKey } from '../../src/platform/core/keys.js';
import { referenceOf } from '../../src/bookings/core/booking.js';
import pg from 'pg';
import type { ListAsker, ListFilter } from '../../src/bookings/reading/listed-bookings.js';
import type { ListFilter as ResourceFilter } from '../../src/catalog/listed-resources.js';
import type { Composed } from '../../src/platform/db/composed-query.js';
import { monthsAround } from '../../src/tasks/core/months.js';
import { type TaskKind, taskKinds } from '../../src/tasks/core/task-kind.js';
import type { TaskScope } from '../../src/tasks/core/task-scope.js';
import type { TasksAsked } from '../../src/tasks/tasks.queries.js';
import { built } from '../support/built.js';
import { createDatabase } from '../support/database.js';
import type { visibilityOf } from '../../src/catalog/visible-resources.queries.js';

const { bookingCounts, bookingPage } = await built('bookings/reading/listed-bookings');
const { resourceCount, resourcePage } = await built('catalog/listed-resources');
const { taskCounts, taskPage } = await built('tasks/tasks.queries');
const { homeOf } = await built('tasks/home.queries');

const [ORGANIZATIONS, RESOURCES, BOOKINGS] = [100, 2_000, 30_000];

/** Every organization lends to all others over two years; each thirtieth booking is one of a series. */
const load = [
  `insert into organization (slug, name, kind, status, time_zone, registered_at)
   select 'org-' || i, 'Org', 'ENTERPRISE', 'VERIFIED', 'UTC', '2027-03-01T08:00Z'
     from generate_series(1, ${ORGANIZATIONS}) i`,
  `insert into account (name, email, password_hash, created_at)
   select 'Ann', 'ann' || i || '@example.com', 'x', '2027-03-01T08:00Z' from generate_series(1, 200) i`,
  `insert into site (organization_id, name, time_zone, created_at)
   select organization_id, 'Site', 'UTC', '2027-03-01T08:00Z' from organization`,
  `insert into capacity (organization_id, exclusive, units, calendar_id)
   select organization_id, true, 1, opening_calendar_of(organization_id, 'UTC', '[]')
     from organization cross join generate_series(1, ${RESOURCES / ORGANIZATIONS})`,
  `insert into resource (organization_id, resource_id, site_id, code, name, kind, status, skills, audience, created_at)
   select organization_id, resource_id, site_id, 'R-' || n, 'Mill',
          (array['EQUIPMENT', 'LAB', 'TRAINING_BASE'])[1 + n % 3], case when n % 50 = 0 then 'DRAFT' else 'LISTED' end,
          array['skill ' || n % 200], 'EVERYONE', '2027-03-01T08:00Z'
     from (select c.*, s.site_id, row_number() over (order by c.resource_id) as n
             from capacity c join site s using (organization_id)) numbered`,
  `insert into booking_series (organization_id, series_id, consumer_id, booked_by, title, recurrence, time_zone,
                               starts_at_local, ends_at_local, except_local, created_at)
   select organization_id, uuidv7(), 1, (select min(account_id::text)::uuid from account), 'S', 'FREQ=DAILY;COUNT=9', 'UTC',
          '2027-03-01 09:00', '2027-03-01 10:00', '{}', '2027-03-01T08:00Z' from organization`,
  `insert into booking (organization_id, booking_id, consumer_id, booked_by, series_id, title, starts_at, ends_at,
                        recorded_status, check_in_opens_minutes, created_at, confirmed_at)
   select o.organization_id, uuidv7(), 1 + n / 7 % ${ORGANIZATIONS}, a.account_id,
          case when n % 30 = 0 then s.series_id end, 'B', t.at, t.at + interval '1 hour', 'CONFIRMED', 15,
          '2026-01-01T08:00Z', '2026-01-01T08:00Z'
     from generate_series(1, ${BOOKINGS}) n
    cross join lateral (select timestamptz '2026-03-01T00:00Z' + make_interval(mins => n * 34) as at) t
     join (select *, row_number() over (order by organization_id) as o from organization) o on o.o = 1 + n % ${ORGANIZATIONS}
     join (select *, row_number() over (order by account_id) as a from account) a on a.a = 1 + n % 199
     join booking_series s on s.organization_id = o.organization_id`,
  `insert into booking_item (organization_id, booking_id, resource_id, position, units, turnaround_minutes)
   select b.organization_id, b.booking_id, r.resource_id, 1, 1, 0
     from (select *, row_number() over (partition by organization_id order by starts_at) as n from booking) b
     join (select *, row_number() over (partition by organization_id order by resource_id) as n from resource) r
       on r.organization_id = b.organization_id and r.n = 1 + b.n % ${RESOURCES / ORGANIZATIONS}`,
  'vacuum analyze',
];

const NOW = Date.parse('2027-03-01T08:00:00Z');
const DAY = 86_400_000;

/** Every way to ask for some of the filters and not for the others. */
function* some<Filter extends object>(nothing: Filter, filters: Partial<Filter>): Generator<Filter> {
  const names = Object.keys(filters) as (keyof Filter)[];
  for (let which = 0; which < 2 ** names.length; which++) {
    const chosen = names.filter((_, index) => (which & (2 ** index)) !== 0);
    yield { ...nothing, ...Object.fromEntries(chosen.map((name) => [name, filters[name]])) };
  }
}

const [school, plant, neighbour] = ['3', '7', '8'] as [OrganizationKey, OrganizationKey, OrganizationKey];

describe('Long lists', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  let asker: { account: AccountKey; resource: ResourceKey['id']; series: SeriesKey['id'] };
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    client = new pg.Client(database.url);
    await client.connect();
    for (const step of load) await client.query(step);
    const { rows } = await client.query<typeof asker>(
      `select (select account_id from account order by account_id limit 1 offset 5) as account,
              (select resource_id from resource where organization_id = 7 limit 1) as resource,
              (select series_id from booking_series where organization_id = 7) as series`,
    );
    if (rows[0] === undefined) throw new Error('nobody is there to ask');
    asker = rows[0];
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await drop();
  });

  /** The plan for all values, whatever they are. */
  async function planOf(asked: Composed | null): Promise<string> {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (generic_plan) ${asked?.statement.text ?? 'no statement'}`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  async function keysOf(asked: Composed | null): Promise<string[]> {
    await client.query('set plan_cache_mode = force_generic_plan');
    const { statement, values = [] } = asked ?? {};
    const { rows } = await client.query<{ booking_id: string }>({
      ...statement,
      values: [...values],
    } as pg.QueryConfig);
    return rows.map((row) => row.booking_id);
  }

  describe('Long lists of bookings', () => {
    const nothing: ListFilter = {
      ...{ consumer: null, provider: null, resource: null, series: null, status: null, from: null, to: null },
      ...{ needsTimes: null, reference: null, holds: null, text: null, site: null, mine: null },
    };
    const first = { order: 'START_ASC', after: null, count: 26 } as const;
    const askers = (): Record<string, ListAsker> => ({
      'who runs the platform': { account: asker.account, memberOf: [], consumers: [], providers: [], seesAll: true },
      'a coordinator': {
        account: asker.account,
        memberOf: [school],
        consumers: [school],
        providers: [],
        seesAll: false,
      },
      'a manager': {
        account: asker.account,
        memberOf: [plant, neighbour],
        consumers: [plant, neighbour],
        providers: [plant, neighbour],
        seesAll: false,
      },
      'somebody with no role': {
        account: asker.account,
        memberOf: [school],
        consumers: [],
        providers: [],
        seesAll: false,
      },
    });
    const called = (who: string): ListAsker => {
      const found = askers()[who];
      if (found === undefined) throw new Error(`nobody is called ${who}`);
      return found;
    };
    const filters = (): Partial<ListFilter> => ({
      consumer: school,
      provider: plant,
      resource: { provider: plant, id: asker.resource },
      series: { provider: plant, id: asker.series },
      status: ['CONFIRMED'],
      from: NOW,
      to: NOW + 30 * DAY,
      needsTimes: true,
    });

    it.each(['who runs the platform', 'a coordinator', 'a manager', 'somebody with no role'])(
      'every filter uses an index for %s, on any page',
      async (who) => {
        const after = ['2027-03-01T08:00:00Z', asker.account] as const;
        const read: object[] = [];
        for (const filter of some(nothing, filters())) {
          for (const part of [first, { ...first, after }]) {
            const plan = await planOf(bookingPage(called(who), filter, part, NOW));
            if (/Seq Scan on (booking|booking_item)\b/.test(plan)) read.push({ filter, plan });
          }
        }
        expect(read).toEqual([]);
      },
    );

    it.each<[string, string, Partial<ListFilter>, string]>([
      ['a coordinator', 'its organization', { consumer: school }, 'booking_by_consumer'],
      ['a coordinator', 'everything', {}, 'booking_by_consumer'],
      ['a coordinator', 'what it booked itself', {}, 'booking_by_booker'],
      ['a coordinator', 'what a provider lends it', { provider: plant }, 'booking_by_consumer'],
      ['a manager', 'its organization', { provider: plant }, 'booking_by_provider'],
      ['a manager', 'everything', {}, 'booking_by_provider'],
      ['who runs the platform', 'everything', {}, 'booking_by_provider'],
    ])('filters of %s use an index: %s', async (who, _, filter, index) => {
      const plan = await planOf(bookingPage(called(who), { ...nothing, ...filter }, first, NOW));
      expect(plan).toContain(index);
    });

    it('a filter by series uses the index of the series', async () => {
      const filter = { ...nothing, series: { provider: plant, id: asker.series } };
      for (const who of ['who runs the platform', 'a manager']) {
        expect(await planOf(bookingPage(called(who), filter, first, NOW))).toContain('booking_by_series');
        expect(await planOf(bookingCounts(called(who), filter, NOW))).toContain('booking_by_series');
      }
    });

    it.each(['who runs the platform', 'a coordinator', 'a manager', 'somebody with no role'])(
      'a filter by reference uses the index of references for %s',
      async (who) => {
        const filter = { ...nothing, reference: { tail: '0123456789ab', before: ['1', '5', '9', 'd'] } };
        expect(await planOf(bookingPage(called(who), filter, first, NOW))).toContain('booking_by_reference');
      },
    );

    it.each(['a coordinator', 'a manager'])('a search for a rare word uses the index of words for %s', async (who) => {
      const text = [{ term: `'unheardof':*`, organizations: [], owners: [], resources: [] }];
      expect(await planOf(bookingPage(called(who), { ...nothing, text }, first, NOW))).toContain('booking_words');
    });

    it.each([
      ['START_DESC', 'Index Only Scan Backward using booking_by_provider'],
      ['START_ASC', 'Index Only Scan using booking_by_provider'],
    ] as const)('a list of a provider in the order %s is read in that order', async (order, index) => {
      const part = { ...first, order };
      expect(await planOf(bookingPage(called('a manager'), { ...nothing, provider: plant }, part, NOW))).toContain(
        index,
      );
    });

    it.each(['who runs the platform', 'a coordinator', 'a manager', 'somebody with no role'])(
      'a list of what %s booked uses the index of the booker alone',
      async (who) => {
        const plan = await planOf(bookingPage(called(who), { ...nothing, mine: true }, first, NOW));
        expect(plan).toContain('booking_by_booker');
        expect(plan).not.toContain('booking_by_consumer');
      },
    );

    it('the words of a booking contain the reference that the service shows', async () => {
      const { rows } = await client.query<{ booking_id: BookingKey['id']; reference: string }>(
        'select booking_id, booking_reference(booking_id) as reference from booking limit 500',
      );
      expect(rows.map((row) => row.reference)).toEqual(
        rows.map((row) => referenceOf({ provider: plant, id: row.booking_id })),
      );
    });

    it('a list of future bookings reads no booking that ended more than a year before', async () => {
      const manager = called('a manager');
      const asked = bookingPage(manager, { ...nothing, provider: plant, from: NOW }, first, NOW);
      expect(await planOf(asked)).toMatch(/Index Cond: .*starts_at > /);
    });

    it('a list by index equals a list that reads every booking', async () => {
      const everything = `
        select b.* from booking b
         where ((b.booked_by = $1 and b.consumer_id = any ($5)) or b.consumer_id = any ($2) or b.organization_id = any ($3) or $4)
         order by starts_at, booking_id`;
      interface Row {
        readonly [column: string]: unknown;
        readonly booking_id: string;
        readonly starts_at: Date;
      }
      for (const who of Object.values(askers())) {
        const values = [who.account, who.consumers, who.providers, who.seesAll, who.memberOf];
        const { rows } = await client.query<Row>(everything, values);
        const ofConsumer = rows.filter((row) => row['consumer_id'] === '3').map((row) => row.booking_id);
        expect(await keysOf(bookingPage(who, nothing, first, NOW))).toEqual(
          rows.slice(0, 26).map((row) => row.booking_id),
        );
        expect(await keysOf(bookingPage(who, { ...nothing, consumer: school }, first, NOW))).toEqual(
          ofConsumer.slice(0, 26),
        );
        const soon = rows.filter((row) => row.starts_at.getTime() + 3_600_000 > NOW);
        expect(await keysOf(bookingPage(who, { ...nothing, from: NOW }, first, NOW))).toEqual(
          soon.slice(0, 26).map((row) => row.booking_id),
        );
        const counted = bookingCounts(who, nothing, NOW);
        const counts = await client.query<{ total: number }>(counted?.statement.text ?? '', [
          ...(counted?.values ?? []),
        ]);
        expect(counts.rows.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length);
      }
    });
  });

  describe('Tasks and home of an organization with many bookings', () => {
    const scope = (): TaskScope => ({
      ...{ account: asker.account, memberOf: [plant, neighbour], runsPlatform: true },
      ...{ own: () => [plant, neighbour], provider: () => [plant, neighbour] },
    });
    const asked = (kinds: readonly TaskKind[]): TasksAsked => {
      const months = new Map([plant, neighbour].map((key) => [key, monthsAround(NOW, 'Asia/Shanghai')]));
      return { scope: scope(), kinds, now: NOW, months, unwritten: '[]' };
    };
    const readWhole = /Seq Scan on (booking|booking_item)\b/;

    it.each(taskKinds)('tasks of the kind %s are found by an index', async (kind) => {
      for (const composed of [taskPage(asked([kind]), null, 26), taskCounts(asked([kind]), 1_000)]) {
        expect(await planOf(composed)).not.toMatch(readWhole);
      }
    });

    it('what waits to be checked in is found by the index of its range', async () => {
      expect(await planOf(taskCounts(asked(['CHECK_IN']), 1_000))).toContain('booking_to_check_in');
    });

    it('the bookings of a home are found by indexes', async () => {
      const seen = { account: asker.account, memberOf: [plant], consumers: [plant], providers: [plant] };
      const today = { startsAt: NOW, endsAt: NOW + DAY };
      const plan = await planOf(homeOf(seen, today, { startsAt: NOW + DAY, endsAt: NOW + 31 * DAY }, NOW));
      expect(plan).not.toMatch(readWhole);
      expect(plan).toContain('booking_by_provider');
      expect(plan).toContain('booking_reaching_far');
    });
  });

  describe('Long lists of resources', () => {
    const nothing: ResourceFilter = {
      ...{ organization: null, code: null, kind: null, status: null, skills: null, words: null },
      ...{ site: null, parent: null, rootsOnly: false },
    };
    const filters: Partial<ResourceFilter> = {
      ...{ organization: plant, code: 'R-77', kind: 'LAB', status: 'LISTED', skills: ['skill 7'], words: `'mill':*` },
    };
    const viewer: ReturnType<typeof visibilityOf> = [[plant], [plant], [neighbour]];

    it('every filter of resources uses an index, on any page', async () => {
      const read: object[] = [];
      for (const filter of some(nothing, filters)) {
        for (const after of [null, ['7', 'R-1'] as const]) {
          const plan = await planOf(resourcePage(viewer, filter, { after, count: 26 }));
          if (plan.includes('Seq Scan on resource')) read.push({ filter, after, plan });
        }
      }
      expect(read).toEqual([]);
    });

    it.each<[string, Partial<ResourceFilter>, string]>([
      ['a code', { code: 'R-77' }, 'resource_code_key'],
      ['an organization', { organization: plant }, 'resource_code_key'],
      ['skills', { skills: ['skill 7'] }, 'resource_by_folded_skills'],
      ['words', { words: `'mill':*` }, 'resource_words_idx'],
    ])('a filter of resources by %s uses its index', async (_, filter, index) => {
      expect(await planOf(resourcePage(viewer, { ...nothing, ...filter }, { after: null, count: 26 }))).toContain(
        index,
      );
      expect(await planOf(resourceCount(viewer, { ...nothing, ...filter }))).not.toContain('Seq Scan on resource');
    });
  });
});
