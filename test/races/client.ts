import { act, type Act, type ActInput, type ActPayload } from '../worlds/town.js';
import { createResource, updateResource } from '../worlds/resources.js';
import type { Service } from '../support/app.js';
import type { Arena } from './arena.js';
import type { Chronicle } from './deeds.js';
import type { Random } from '../support/random.js';
import { nth } from '../support/lists.js';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

const WEIGHTS = {
  request: 30,
  sameKey: 5,
  series: 3,
  confirm: 8,
  approve: 8,
  decline: 2,
  cancel: 8,
  checkIn: 6,
  checkOut: 4,
  noShow: 2,
  reschedule: 10,
  downtime: 4,
  cancelDowntime: 2,
  units: 3,
  child: 1,
};

const ON_BOOKINGS = {
  confirm: 'confirmBooking',
  approve: 'approveBooking',
  decline: 'declineBooking',
  cancel: 'cancelBooking',
  checkIn: 'checkInBooking',
  checkOut: 'checkOutBooking',
  noShow: 'markNoShow',
} as const;

const BY_PROVIDER = ['approve', 'decline', 'noShow'];

/** Requests that several clients send with one idempotency key are the same request. */
const KEYS = 6;

let titles = 0;

/** One of those who all want the same: does this and that at random, one thing after the other. */
export class Client {
  constructor(
    private readonly arena: Arena,
    private readonly service: Service,
    private readonly chronicle: Chronicle,
    private readonly random: Random,
  ) {}

  async doSomething(): Promise<void> {
    const choice = this.random.weighted(WEIGHTS);
    switch (choice) {
      case 'request':
        return this.request();
      case 'sameKey':
        return this.requestByKey();
      case 'series':
        return this.requestSeries();
      case 'reschedule':
        return this.reschedule();
      case 'downtime':
        return this.takeOut();
      case 'cancelDowntime':
        return this.putBack();
      case 'units':
        return this.changeUnits();
      case 'child':
        return this.addChild();
      default:
        return this.onBooking(choice);
    }
  }

  private note<Name extends Act>(
    operation: Name,
    input: ActInput<Name>,
    asProvider = false,
  ): Promise<ActPayload<Name>> {
    const asker = asProvider ? this.arena.town.manager : this.arena.town.coordinator;
    return this.chronicle.note(operation, input, () => act(this.service, asker, operation, input));
  }

  private period(): { startsAt: string; endsAt: string } {
    const now = this.service.clock.now();
    const startsAt = now - (now % QUARTER) + this.random.below(14) * QUARTER;
    const endsAt = startsAt + (1 + this.random.below(6)) * QUARTER;
    return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
  }

  private items(): Item[] {
    const count = this.random.chance(0.3) ? 2 + this.random.below(2) : 1;
    const chosen = new Set(Array.from({ length: count }, () => this.random.pick(this.arena.places).id));
    return [...chosen].map((resourceId) => ({ resourceId, units: 1 + this.random.below(3) }));
  }

  private wish(): { organizationId: string; items: Item[]; title: string } {
    return { organizationId: this.arena.town.school, items: this.items(), title: `Wish ${++titles}` };
  }

  private async request(): Promise<void> {
    const input = { ...this.wish(), ...this.period(), hold: this.random.chance(0.25) };
    const { booking } = await this.note('requestBooking', input);
    // A booking that needs approval and begins this minute lapsed when it was made.
    const holds = booking != null && booking.status !== 'EXPIRED';
    if (holds && this.random.chance(0.3)) await this.lookFor(booking.id, input.items);
  }

  /** An acknowledged booking is busy in every later query, of whichever service. */
  private async lookFor(id: string, items: readonly Item[]): Promise<void> {
    const service = this.random.pick(this.arena.services);
    const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
      resource(id: $id) { schedule(from: $from, to: $to) { booking { id } } }
    }`;
    const from = new Date(service.clock.now() - 86_400_000).toISOString();
    const to = new Date(service.clock.now() + 5 * 86_400_000).toISOString();
    await this.chronicle.note('look', { booking: id }, async () => {
      const variables = { id: items[0]?.resourceId, from, to };
      const data = await service.data(query, variables, this.arena.town.coordinator.token);
      return {
        userErrors: data.resource.schedule.some((entry) => entry.booking?.id === id) ? [] : [{ code: 'NOT_SEEN' }],
      };
    });
  }

  private async requestByKey(): Promise<void> {
    const key = this.random.below(KEYS);
    const place = nth(this.arena.places, key % 4);
    const startsAt = this.arena.opened + (30 + key) * QUARTER;
    await this.note('requestBooking', {
      organizationId: this.arena.town.school,
      items: [{ resourceId: place.id, units: 1 }],
      title: `Key ${key}`,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 2 * QUARTER).toISOString(),
      idempotencyKey: `key ${key}`,
    });
  }

  private async requestSeries(): Promise<void> {
    const hour = 8 + this.random.below(10);
    const time = (at: number) => `2027-03-02T${String(at).padStart(2, '0')}:00`;
    await this.note('requestBookingSeries', {
      ...this.wish(),
      startsAtLocal: time(hour),
      endsAtLocal: time(hour + 1 + this.random.below(3)),
      recurrence: 'FREQ=DAILY;COUNT=4',
      onConflict: this.random.chance(0.5) ? 'REFUSE_ALL' : 'SKIP_CONFLICTS',
    });
  }

  private aBooking(): string | undefined {
    // The newest are the ones that others are at, too.
    return this.random.one(this.chronicle.bookings.slice(-12));
  }

  private async onBooking(choice: keyof typeof ON_BOOKINGS): Promise<void> {
    const bookingId = this.aBooking();
    if (bookingId === undefined) return;
    await this.note(ON_BOOKINGS[choice], { bookingId }, BY_PROVIDER.includes(choice));
  }

  private async reschedule(): Promise<void> {
    const bookingId = this.aBooking();
    if (bookingId === undefined) return;
    const items = this.random.chance(0.2) ? this.items() : null;
    await this.note('rescheduleBooking', { bookingId, ...this.period(), items });
  }

  private async takeOut(): Promise<void> {
    const resourceId = this.random.pick(this.arena.places).id;
    await this.note('scheduleDowntime', { resourceId, ...this.period(), reason: 'Oil' }, true);
  }

  private async putBack(): Promise<void> {
    const downtimeId = this.random.one(this.chronicle.downtimes)?.id;
    if (downtimeId !== undefined) await this.note('cancelDowntime', { downtimeId }, true);
  }

  private async changeUnits(): Promise<void> {
    const input = { resourceId: this.random.pick(this.arena.places).id, units: 1 + this.random.below(5) };
    await this.chronicle.note('updateResource', input, () =>
      updateResource(this.service, this.arena.town.manager, input),
    );
  }

  private async addChild(): Promise<void> {
    const parentId = this.random.pick(this.arena.places.slice(0, 2)).id;
    const { manager, site } = this.arena.town;
    const input = { siteId: site, parentId, kind: 'EQUIPMENT', units: 1 + this.random.below(2) } as const;
    await this.chronicle.note('createResource', input, async () => {
      const answer = await createResource(this.service, manager, input);
      if (answer.resource !== null) {
        this.arena.places.push({ id: answer.resource.id, parent: parentId, turnaroundMinutes: 0 });
      }
      return answer;
    });
  }
}

interface Item {
  readonly resourceId: string;
  readonly units: number;
}
