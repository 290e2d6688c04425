import { act } from '../worlds/town.js';
import type { Person } from '../worlds/people.js';
import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import type { Founded } from './founding.js';
import { DAY, type Holding, type Minute, type Span, type World } from './world.js';
import { nth } from '../support/lists.js';
import type { BookingStatus } from '../worlds/schema.js';

export const instantOf = (world: World, minute: Minute): string =>
  new Date(world.origin + minute * 60_000).toISOString();

export function setClock(service: Service, world: World, now: Minute): void {
  world.now = now;
  service.clock.set(world.origin + now * 60_000);
}

function spanFrom(random: Random, earliest: Minute): Span {
  const grid = random.pick([60, 30, 15, 1]);
  const from = Math.ceil((earliest + random.below(6 * DAY)) / grid) * grid;
  return { from, to: from + grid * (1 + random.below(Math.max(2, 360 / grid))) };
}

const ownerOf = ({ admins }: Founded, holding: Pick<Holding, 'resource'>): Person =>
  nth(admins, holding.resource.site.provider);

/** Stages of a booking that was just made. */
const STAGES: Partial<Record<BookingStatus, Holding['stage']>> = {
  HELD: 'HELD',
  PENDING_APPROVAL: 'PENDING',
  CONFIRMED: 'CONFIRMED',
};

/** Asks for time; a refused request changes nothing. Other tests say whether it is refused rightly. */
export async function book(service: Service, random: Random, founded: Founded): Promise<void> {
  const { world } = founded;
  const resource = random.pick(world.resources);
  const units = random.chance(0.5) ? resource.units : 1 + random.below(resource.units);
  const span = spanFrom(random, world.now);
  const period = { startsAt: instantOf(world, span.from), endsAt: instantOf(world, span.to) };
  const made = { ...{ resource, units, span, madeAt: world.now, checkedOutAt: null } };
  if (random.chance(0.12)) {
    const input = { resourceId: resource.id, ...period, reason: 'Repair' };
    const { downtime } = await act(service, ownerOf(founded, made), 'scheduleDowntime', input);
    if (downtime === null) return;
    world.holdings.push({ ...made, id: downtime.id, whole: true, downtime: true, stage: 'CONFIRMED' });
    return;
  }
  // The owner books inside any notice, so that there is enough to meet.
  const own = random.chance(0.6);
  const [who, organizationId] = own
    ? [ownerOf(founded, made), nth(world.providers, resource.site.provider)]
    : [founded.coordinator, world.school];
  const items = [{ resourceId: resource.id, units }];
  const input = { organizationId, items, ...period, title: 'Lesson', hold: random.chance(0.2) };
  const { booking } = await act(service, who, 'requestBooking', input);
  if (booking === null) return;
  const stage = STAGES[booking.status];
  if (stage === undefined) throw new Error(`A new booking is ${booking.status}`);
  world.holdings.push({ ...made, id: booking.id, whole: units === resource.units, downtime: false, stage });
}

/** Something is called off, or used and left early. */
export async function change(service: Service, random: Random, founded: Founded): Promise<void> {
  const { world } = founded;
  const holding = random.one(world.holdings.filter(({ stage }) => stage === 'CONFIRMED' || stage === 'PENDING'));
  if (holding === undefined) return;
  const owner = ownerOf(founded, holding);
  if (holding.downtime) {
    const { userErrors } = await act(service, owner, 'cancelDowntime', { downtimeId: holding.id });
    if (userErrors.length === 0) holding.stage = 'GONE';
    return;
  }
  const input = { bookingId: holding.id };
  if (holding.stage === 'CONFIRMED' && holding.span.from <= world.now + 15) {
    const { booking } = await act(service, owner, 'checkInBooking', input);
    if (booking === null) return;
    holding.stage = 'IN_USE';
    if (!random.chance(0.6)) return;
    if ((await act(service, owner, 'checkOutBooking', input)).booking === null) return;
    Object.assign(holding, { stage: 'COMPLETED', checkedOutAt: world.now });
  } else if ((await act(service, owner, 'cancelBooking', { ...input, reason: 'Ill' })).booking !== null) {
    holding.stage = 'GONE';
  }
}

/** Three days in which things are booked, called off, used and missed. */
export async function live(service: Service, random: Random, founded: Founded, happenings: number): Promise<void> {
  const { world } = founded;
  let now: Minute = DAY;
  for (let turn = 0; turn < happenings; turn++) {
    setClock(service, world, now);
    await (random.chance(0.75) ? book : change)(service, random, founded);
    now += random.below(Math.ceil((2 * 3 * DAY) / happenings)) / 2;
  }
  setClock(service, world, now);
}
