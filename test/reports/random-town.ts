import { person, type Person } from '../worlds/people.js';
import { act, type Town, town } from '../worlds/town.js';
import { resourceId } from '../worlds/resources.js';
import { createSite, join, verified } from '../worlds/places.js';
import type { Service } from '../support/app.js';
import { Random } from '../support/random.js';
import { MINUTE, WEEKDAYS } from '../worlds/wall-clock.js';
import type { World } from './minutes.js';
import type { OrganizationKind, ResourceKind } from '../worlds/schema.js';

/** Summer time begins in Prague on 28 March 2027 and ends on Lord Howe, by half an hour, on 4 April. */
const ZONES = ['Europe/Prague', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const BEGIN = Date.parse('2027-03-25T20:00:00Z');

interface Booker {
  readonly person: Person;
  readonly organization: string;
  readonly kind: string;
}

/** A plant with sites in three zones, and those who book there. */
export class RandomTown {
  readonly sites: { id: string; zone: string }[] = [];
  private readonly bookers: Booker[] = [];

  private constructor(
    private readonly service: Service,
    readonly place: Town,
  ) {}

  static async found(service: Service): Promise<RandomTown> {
    const place = await town(service);
    const found = new RandomTown(service, place);
    const factory = await person(service, 'Factory Admin');
    const center = await person(service, 'Center Admin');
    found.bookers.push(
      { person: place.coordinator, organization: place.school, kind: 'SCHOOL' },
      { person: place.manager, organization: place.plant, kind: 'SCHOOL' },
      { person: factory, organization: await found.registeredAs('ENTERPRISE', factory), kind: 'ENTERPRISE' },
      { person: center, organization: await found.registeredAs('TRAINING_CENTER', center), kind: 'TRAINING_CENTER' },
    );
    for (const zone of ZONES) {
      const { site } = await createSite(service, place.manager, { organizationId: place.plant, timeZone: zone });
      found.sites.push({ id: site.id, zone });
    }
    return found;
  }

  private async registeredAs(kind: OrganizationKind, admin: Person): Promise<string> {
    const slug = kind.toLowerCase().replace('_', '-');
    const more = { name: kind, kind, timeZone: 'Asia/Shanghai' };
    const id = await verified(this.service, this.place.root, admin, slug, more);
    await join(this.service, id, admin, admin, ['ADMIN']);
    return id;
  }

  private async resources(random: Random): Promise<World['resources']> {
    const made: World['resources'][number][] = [];
    const make = async (
      kind: ResourceKind,
      units: number,
      site: { id: string; zone: string },
      parent: string | null,
    ) => {
      const skills = ['turning', 'milling'].filter(() => random.chance(0.4));
      const openingHours = random.chance(0.3) ? [] : this.hours(random);
      const policy = { cancellationNoticeMinutes: 600, noShowAfterMinutes: random.chance(0.5) ? 30 : null };
      const input = { siteId: site.id, parentId: parent, kind, units, skills, openingHours, policy };
      const id = await resourceId(this.service, this.place.manager, input);
      made.push({ id, site: site.id, kind, skills, parent, units, zone: site.zone, openingHours });
      return id;
    };
    const site = random.pick(this.sites);
    const base = await make('TRAINING_BASE', 1, site, null);
    const lab = await make('LAB', 3, site, random.chance(0.5) ? base : null);
    await make('EQUIPMENT', 1, site, lab);
    await make('EQUIPMENT', 2, site, random.chance(0.5) ? lab : null);
    await make('LAB', 2, random.pick(this.sites), null);
    return made;
  }

  // No edge lies where a clock jumps: what happens there is told by tests of opening hours.
  private hours(random: Random) {
    return WEEKDAYS.filter(() => random.chance(0.8)).flatMap((weekday) => {
      const [opensAt, closesAt] = random.pick([
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
  async lived(random: Random, begin = BEGIN): Promise<World> {
    this.service.clock.set(begin);
    const all = await this.resources(random);
    const bookings: { id: string; by: Booker; madeAt: number }[] = [];
    const downtimes: (World['downtimes'][number] & { id: string })[] = [];
    const late = new Set<string>();
    const instant = (ms: number) => new Date(Math.floor(ms / MINUTE) * MINUTE).toISOString();
    const deeds: (() => Promise<void>)[] = [
      async () => {
        const by = random.pick(this.bookers);
        const startsAt = this.service.clock.now() + random.below(2_000) * MINUTE;
        const items = all
          .filter(() => random.chance(0.3))
          .map(({ id, units }) => ({ resourceId: id, units: random.chance(0.4) ? units : 1 }));
        const input = {
          ...{ organizationId: by.organization, items, title: 'Lesson', hold: random.chance(0.1) },
          ...{ startsAt: instant(startsAt), endsAt: instant(startsAt + (15 + random.below(240)) * MINUTE) },
        };
        const { booking } = await act(this.service, by.person, 'requestBooking', input);
        if (booking !== null) bookings.push({ id: booking.id, by, madeAt: this.service.clock.now() });
      },
      async () => {
        const [startsAt, resource] = [this.service.clock.now() + random.below(2_000) * MINUTE, random.pick(all)];
        const period = { startsAt: instant(startsAt), endsAt: instant(startsAt + (30 + random.below(900)) * MINUTE) };
        const input = { resourceId: resource.id, reason: 'Oil', ...period };
        const { downtime } = await act(this.service, this.place.manager, 'scheduleDowntime', input);
        if (downtime !== null) downtimes.push({ id: downtime.id, resource: resource.id, ...period });
      },
      async () => {
        const downtime = downtimes.pop();
        if (downtime !== undefined) {
          await act(this.service, this.place.manager, 'cancelDowntime', { downtimeId: downtime.id });
        }
      },
      async () => {
        if (bookings.length === 0) return;
        const { id: bookingId, by } = random.pick(bookings);
        const before = await this.looked(bookingId);
        const { userErrors } = await act(this.service, by.person, 'cancelBooking', { bookingId });
        const soon = Date.parse(before.startsAt) - this.service.clock.now() <= 600 * MINUTE;
        if (userErrors.length === 0 && before.status === 'CONFIRMED' && soon) late.add(bookingId);
      },
      ...(['checkInBooking', 'checkOutBooking', 'checkInBooking', 'checkOutBooking', 'markNoShow'] as const).map(
        (deed) => async () => {
          for (const { id: bookingId } of bookings) {
            if (random.chance(0.5)) await act(this.service, this.place.manager, deed, { bookingId });
          }
        },
      ),
    ];
    for (let turn = 0; turn < 40; turn++) {
      this.service.clock.advance(random.below(700) * MINUTE + random.below(60) * 1_000);
      await random.pick(deeds)();
      await random.pick(deeds.slice(4))();
      for (let wish = 0; wish < 3; wish++) await deeds[0]?.();
    }
    return this.world(all, bookings, downtimes, late);
  }

  private async looked(id: string) {
    const document = `query ($id: ID!) { booking(id: $id) {
      status startsAt endsAt checkedInAt checkedOutAt items { units resource { id } } } }`;
    return (await this.service.graphql(document, { id }, this.place.manager.token)).data.booking;
  }

  private async world(
    all: World['resources'],
    made: readonly { id: string; by: Booker; madeAt: number }[],
    downtimes: World['downtimes'],
    late: ReadonlySet<string>,
  ): Promise<World> {
    const bookings = await Promise.all(
      made.map(async ({ id, by, madeAt }) => {
        const { items, ...seen } = await this.looked(id);
        return {
          ...{ ...seen, id, organization: by.organization, organizationKind: by.kind, madeAt, late: late.has(id) },
          items: items.map((item) => ({ resource: item.resource.id, units: item.units })),
        };
      }),
    );
    return { owner: this.place.plant, resources: all, downtimes, bookings };
  }
}
