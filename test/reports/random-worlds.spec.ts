import { person, type Person } from '../api/access/people.js';
import { act, type Town, town } from '../api/bookings/town.js';
import { resourceId } from '../api/catalog/resources.js';
import { createSite, join, verify } from '../api/organizations/places.js';
import { Random } from '../support/random.js';
import { type Service, startService } from '../support/app.js';
import { reported } from './asking.js';
import { count, GROUPINGS, type World } from './minutes.js';

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** Summer time begins in Prague on 28 March 2027 and ends on Lord Howe, by half an hour, on 4 April. */
const ZONES = ['Europe/Prague', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const [FROM, TO] = ['2027-03-27', '2027-04-06'];
const BEGIN = Date.parse('2027-03-25T20:00:00Z');
const MINUTE = 60_000;

function pick<T>(random: Random, things: readonly T[]): T {
  const thing = random.one(things);
  if (thing === undefined) throw new Error('There is nothing to choose from');
  return thing;
}

describe('A utilization report of a random world', () => {
  let service: Service;
  let place: Town;
  let plantOwner: string;
  const bookers: { person: Person; organization: string; kind: string }[] = [];
  const sites: { id: string; zone: string }[] = [];

  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
    plantOwner = place.plant;
    const factory = await person(service, 'Factory Admin');
    const center = await person(service, 'Center Admin');
    bookers.push(
      { person: place.coordinator, organization: place.school, kind: 'SCHOOL' },
      { person: place.manager, organization: place.plant, kind: 'SCHOOL' },
      { person: factory, organization: await registeredAs('ENTERPRISE', factory), kind: 'ENTERPRISE' },
      { person: center, organization: await registeredAs('TRAINING_CENTER', center), kind: 'TRAINING_CENTER' },
    );
    for (const zone of ZONES) {
      const { site } = await createSite(service, place.manager, { organizationId: place.plant, timeZone: zone });
      sites.push({ id: site.id, zone });
    }
  });
  afterAll(() => service.stop());

  async function registeredAs(kind: string, admin: Person): Promise<string> {
    const document = `mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { organization { id } } }`;
    const input = { slug: kind.toLowerCase().replace('_', '-'), name: kind, kind, timeZone: 'Asia/Shanghai' };
    const { data } = await service.graphql(document, { input }, admin.token);
    const { id } = data.registerOrganization.organization;
    await verify(service, id, place.root);
    await join(service, id, admin, admin, ['ADMIN']);
    return id as string;
  }

  async function resources(random: Random): Promise<World['resources']> {
    const made: World['resources'][number][] = [];
    const make = async (kind: string, units: number, site: { id: string; zone: string }, parent: string | null) => {
      const skills = ['turning', 'milling'].filter(() => random.chance(0.4));
      const openingHours = random.chance(0.3) ? [] : hours(random);
      const policy = { cancellationNoticeMinutes: 600, noShowAfterMinutes: random.chance(0.5) ? 30 : null };
      const input = { siteId: site.id, parentId: parent, kind, units, skills, openingHours, policy };
      const id = await resourceId(service, place.manager, input);
      made.push({ id, site: site.id, kind, skills, parent, units, zone: site.zone, openingHours });
      return id;
    };
    const site = pick(random, sites);
    const base = await make('TRAINING_BASE', 1, site, null);
    const lab = await make('LAB', 3, site, random.chance(0.5) ? base : null);
    await make('EQUIPMENT', 1, site, lab);
    await make('EQUIPMENT', 2, site, random.chance(0.5) ? lab : null);
    await make('LAB', 2, pick(random, sites), null);
    return made;
  }

  // No edge lies where a clock jumps: what happens there is told by tests of opening hours.
  function hours(random: Random) {
    return WEEKDAYS.filter(() => random.chance(0.8)).flatMap((weekday) => {
      const [opensAt, closesAt] = pick(random, [
        ['08:00', '18:00'],
        ['00:00', '24:00'],
        ['00:00', '12:15'],
        ['17:30', '24:00'],
        ['06:45', '20:00'],
      ]);
      return [{ weekday, opensAt, closesAt }];
    });
  }

  /** Some days of coming and going; answers what people know of it. */
  async function lived(random: Random): Promise<World> {
    service.clock.set(BEGIN);
    const all = await resources(random);
    const bookings: { id: string; by: (typeof bookers)[number]; madeAt: number }[] = [];
    const downtimes: (World['downtimes'][number] & { id: string })[] = [];
    const late = new Set<string>();
    const instant = (ms: number) => new Date(Math.floor(ms / MINUTE) * MINUTE).toISOString();
    const deeds: (() => Promise<void>)[] = [
      async () => {
        const by = pick(random, bookers);
        const startsAt = service.clock.now() + random.below(2_000) * MINUTE;
        const items = all
          .filter(() => random.chance(0.3))
          .map(({ id, units }) => ({ resourceId: id, units: random.chance(0.4) ? units : 1 }));
        const input = {
          ...{ organizationId: by.organization, items, title: 'Lesson', hold: random.chance(0.1) },
          ...{ startsAt: instant(startsAt), endsAt: instant(startsAt + (15 + random.below(240)) * MINUTE) },
        };
        const { booking } = await act(service, by.person, 'requestBooking', input);
        if (booking !== null) bookings.push({ id: booking.id, by, madeAt: service.clock.now() });
      },
      async () => {
        const [startsAt, resource] = [service.clock.now() + random.below(2_000) * MINUTE, pick(random, all)];
        const period = { startsAt: instant(startsAt), endsAt: instant(startsAt + (30 + random.below(900)) * MINUTE) };
        const input = { resourceId: resource.id, reason: 'Oil', ...period };
        const { downtime } = await act(service, place.manager, 'scheduleDowntime', input);
        if (downtime !== null) downtimes.push({ id: downtime.id, resource: resource.id, ...period });
      },
      async () => {
        const downtime = downtimes.pop();
        if (downtime !== undefined) await act(service, place.manager, 'cancelDowntime', { downtimeId: downtime.id });
      },
      async () => {
        if (bookings.length === 0) return;
        const { id: bookingId, by } = pick(random, bookings);
        const before = await looked(bookingId);
        const { userErrors } = await act(service, by.person, 'cancelBooking', { bookingId });
        const soon = Date.parse(before.startsAt) - service.clock.now() <= 600 * MINUTE;
        if (userErrors.length === 0 && before.status === 'CONFIRMED' && soon) late.add(bookingId);
      },
      ...(['checkInBooking', 'checkOutBooking', 'checkInBooking', 'checkOutBooking', 'markNoShow'] as const).map(
        (deed) => async () => {
          for (const { id: bookingId } of bookings) {
            if (random.chance(0.5)) await act(service, place.manager, deed, { bookingId });
          }
        },
      ),
    ];
    for (let turn = 0; turn < 40; turn++) {
      service.clock.advance(random.below(700) * MINUTE + random.below(60) * 1_000);
      await pick(random, deeds)();
      await pick(random, deeds.slice(4))();
      for (let wish = 0; wish < 3; wish++) await deeds[0]?.();
    }
    return world(all, bookings, downtimes, late);
  }

  async function looked(id: string) {
    const document = `query ($id: ID!) { booking(id: $id) {
      status startsAt endsAt checkedInAt checkedOutAt items { units resource { id } } } }`;
    return (await service.graphql(document, { id }, place.manager.token)).data.booking;
  }

  async function world(
    all: World['resources'],
    made: readonly { id: string; by: (typeof bookers)[number]; madeAt: number }[],
    downtimes: World['downtimes'],
    late: ReadonlySet<string>,
  ): Promise<World> {
    const bookings = await Promise.all(
      made.map(async ({ id, by, madeAt }) => {
        const { items, ...seen } = await looked(id);
        return {
          ...{ ...seen, id, organization: by.organization, organizationKind: by.kind, madeAt, late: late.has(id) },
          items: items.map((item: { units: number; resource: { id: string } }) => ({
            resource: item.resource.id,
            units: item.units,
          })),
        };
      }),
    );
    return { owner: plantOwner, resources: all, downtimes, bookings };
  }

  const told = (row: Record<string, number>) => ({
    open: row['openMinutes'],
    down: row['downMinutes'],
    booked: row['bookedMinutes'],
    used: row['usedMinutes'],
    shared: row['sharedMinutes'],
    within: row['usedWithinBookedMinutes'],
    SCHOOL: row['usedBySchoolsMinutes'],
    ENTERPRISE: row['usedByEnterprisesMinutes'],
    TRAINING_CENTER: row['usedByTrainingCentersMinutes'],
    bookings: row['bookings'],
    noShows: row['noShows'],
    late: row['lateCancellations'],
    lead: Math.round((row['averageLeadMinutes'] ?? 0) * (row['bookings'] ?? 0)),
  });

  it.each([2, 3])(
    'tells what counting minute by minute tells, world %i',
    async (seed) => {
      const alive = await lived(new Random(seed));
      const ids = alive.resources.map(({ id }) => id);
      const counted = count(alive, FROM, TO);
      const totals = counted.get('TOTALS')?.row('totals');
      for (const groupBy of GROUPINGS) {
        const input = { from: FROM, to: TO, groupBy, organizationId: place.plant, resourceIds: ids };
        const report = await reported(service, place.manager, input);
        const expected = counted.get(groupBy);
        const keys = report.rows.map((row: { key: string }) => row.key);
        expect([...(expected?.rows.keys() ?? [])].filter((key) => !keys.includes(key))).toEqual([]);
        for (const row of report.rows) {
          expect({ groupBy, key: row.key, ...told(row) }).toEqual({ groupBy, key: row.key, ...expected?.row(row.key) });
        }
        expect(told(report.totals)).toEqual(totals);
      }
      // Worlds in which little happens would prove little.
      const happened = ['down', 'booked', 'used', 'shared', 'within', 'bookings'];
      expect(happened.filter((what) => totals?.[what] === 0)).toEqual([]);
    },
    120_000,
  );
});
