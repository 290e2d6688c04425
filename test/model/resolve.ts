import { dayOf, type Span } from './minutes.js';
import { itemsAsBooked } from './moving-a-booking.js';
import type { Operation } from './operations.js';
import { manages, ORGANIZATIONS, type Organization, type Person, PEOPLE, ROLES } from './people.js';
import { type AskedItem, isRecording } from './rules.js';
import { statusAt } from './statuses.js';
import type { Actor, ItemAsked, Pick, Step, TimeAsked, UnitsAsked } from './steps.js';
import { isOnBookersSide } from './visibility.js';
import { type Booking, inside, isGrown, resourceOf, type Status, type World } from './world.js';

const QUARTER = 15;

const nth = <T>(things: readonly T[], index: number): T | undefined => things[index % things.length];

const fromNewest = <T>(things: Iterable<T>, back: number): T | undefined => nth([...things].reverse(), back);

const nameOfResource = (world: World, index: number): string => nth([...world.resources.keys()], index) ?? '';

function unitsFor(world: World, resource: string, asked: UnitsAsked): number {
  const { units } = resourceOf(world, resource);
  switch (asked) {
    case 'one':
      return 1;
    case 'half':
      return Math.ceil(units / 2);
    case 'all':
      return units;
    case 'one too many':
      return units + 1;
  }
}

const itemsFor = (world: World, items: readonly ItemAsked[]): AskedItem[] =>
  items.map((item) => {
    const resource = nameOfResource(world, item.resource);
    return { resource, units: unitsFor(world, resource, item.units) };
  });

function spanFor(world: World, { inQuarters, quarters, odd }: TimeAsked): Span {
  const thisQuarter = Math.floor(world.now / QUARTER) * QUARTER;
  const from = thisQuarter + inQuarters * QUARTER + odd;
  return { from, to: from + quarters * QUARTER };
}

const organizationsOf = (person: Person): Organization[] =>
  ORGANIZATIONS.filter((organization) => ROLES[person][organization] !== undefined);

/** With which bookings a step has a chance. */
const FITTING: Record<string, readonly Status[]> = {
  confirmBooking: ['HELD'],
  approveBooking: ['PENDING_APPROVAL'],
  declineBooking: ['PENDING_APPROVAL'],
  markNoShow: ['CONFIRMED'],
  cancelBooking: ['HELD', 'PENDING_APPROVAL', 'CONFIRMED'],
  checkInBooking: ['CONFIRMED'],
  checkOutBooking: ['IN_USE'],
  rescheduleBooking: ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE'],
};

function pickBooking(world: World, does: string, { fitting, back }: Pick): Booking | undefined {
  const all = [...world.bookings.values()];
  const chosen = all.filter((booking) => FITTING[does]?.includes(statusAt(booking, world.now)));
  return fromNewest(fitting ? chosen : all, back);
}

const BY_PROVIDER = ['approveBooking', 'declineBooking', 'markNoShow'];

function actorFor(who: Actor, booking: Booking, providerOnly: boolean): Person {
  if (who !== 'whoever may') return who;
  const may = PEOPLE.filter((person) =>
    providerOnly ? manages(person, booking.provider) : isOnBookersSide(person, booking),
  );
  return may[0] ?? 'boss';
}

/** Whether the past of the items can still be recorded: they have not grown or got new parts since. */
function isOfOpenPast(world: World, items: readonly AskedItem[]): boolean {
  const parts = items.flatMap((item) => inside(world, item.resource));
  return [...items.map((item) => resourceOf(world, item.resource)), ...parts].some(isGrown);
}

function request(world: World, step: Extract<Step, { kind: 'request' }>): Operation | null {
  const organizations = organizationsOf(step.who);
  const organization = step.anotherOrganization ? nth(ORGANIZATIONS, step.items.length) : organizations.at(-1);
  const items = itemsFor(world, step.items);
  const { who, attendees, hold } = step;
  const asked = { who, organization: organization ?? 'plant', items, span: spanFor(world, step.time), attendees };
  if (isRecording(world, asked) && isOfOpenPast(world, items)) return null;
  return { does: 'requestBooking', ...asked, hold };
}

function reschedule(world: World, step: Extract<Step, { kind: 'reschedule' }>): Operation | null {
  const booking = pickBooking(world, 'rescheduleBooking', step.pick);
  if (booking === undefined) return null;
  const inUse = statusAt(booking, world.now) === 'IN_USE';
  const from = booking.span.from + (inUse && step.laterByQuarters < 8 ? 0 : step.laterByQuarters * QUARTER);
  const length = booking.span.to - booking.span.from + step.longerByQuarters * QUARTER;
  const items = step.items === null ? null : itemsFor(world, step.items);
  const who = actorFor(step.who, booking, false);
  const span = { from, to: from + length };
  const asked = items ?? itemsAsBooked(booking);
  // Rules.md does not say whether the past may be written down by moving a booking there.
  if (!inUse && from < world.now && manages(who, booking.provider)) return null;
  if (asked.some(({ resource }) => resourceOf(world, resource).provider !== booking.provider)) return null;
  return { does: 'rescheduleBooking', who, booking: booking.name, span, items };
}

function onBooking(world: World, step: Extract<Step, { kind: 'act' | 'check' }>): Operation | null {
  const booking = pickBooking(world, step.does, step.pick);
  if (booking === undefined) return null;
  if (step.kind === 'act') {
    const who = actorFor(step.who, booking, BY_PROVIDER.includes(step.does));
    return { does: step.does, who, booking: booking.name, reason: step.reason ? 'It is so.' : null };
  }
  const at = step.minutesAgo === null ? null : Math.floor(world.now) - step.minutesAgo;
  const who = actorFor(step.who, booking, at !== null);
  return { does: step.does, who, booking: booking.name, at };
}

/** Holds are confirmed, requests approved, who comes checks in and out again; and not all goes well. */
function next(world: World, { pick, well, minutesAgo }: Extract<Step, { kind: 'next' }>): Operation | null {
  const booking = pickBooking(world, 'rescheduleBooking', pick);
  if (booking === undefined) return null;
  const { name, span, terms } = booking;
  const provider = actorFor('whoever may', booking, true);
  const booker = actorFor('whoever may', booking, false);
  const reason = 'It is so.';
  const late = minutesAgo === null ? null : Math.floor(world.now) - minutesAgo;
  switch (statusAt(booking, world.now)) {
    case 'HELD':
      return { does: well ? 'confirmBooking' : 'cancelBooking', who: booker, booking: name, reason };
    case 'PENDING_APPROVAL':
      return { does: well ? 'approveBooking' : 'declineBooking', who: provider, booking: name, reason };
    case 'IN_USE':
      return { does: 'checkOutBooking', who: late === null ? booker : provider, booking: name, at: late };
    default: {
      if (world.now < span.from - terms.checkInOpens) return null;
      if (!well) return { does: 'markNoShow', who: provider, booking: name, reason };
      const at = world.now >= span.to ? span.from : late;
      return { does: 'checkInBooking', who: at === null ? booker : provider, booking: name, at };
    }
  }
}

/** The operation that a step means at this point; null = there is nothing to do it with. */
export function resolve(world: World, step: Step): Operation | null {
  switch (step.kind) {
    case 'request':
      return request(world, step);
    case 'again': {
      const booking = fromNewest(world.bookings.values(), step.back);
      if (booking === undefined) return null;
      const { name, madeBy } = booking;
      return { does: 'repeatRequest', who: madeBy.who, booking: name, request: madeBy, same: step.same };
    }
    case 'act':
    case 'check':
      return onBooking(world, step);
    case 'next':
      return next(world, step);
    case 'reschedule':
      return reschedule(world, step);
    case 'downtime': {
      const span = spanFor(world, step.time);
      if (span.to <= span.from) return null;
      const resource = nameOfResource(world, step.resource);
      return { does: 'scheduleDowntime', who: step.who, resource, span };
    }
    case 'cancelDowntime': {
      const downtime = fromNewest(world.downtimes.keys(), step.back);
      return downtime === undefined ? null : { does: 'cancelDowntime', who: step.who, downtime };
    }
    case 'units': {
      const change = { units: step.units };
      return { does: 'updateResource', who: step.who, resource: nameOfResource(world, step.resource), change };
    }
    case 'status':
      return onResource(world, step.resource, { status: step.status });
    case 'policy':
      return onResource(world, step.resource, { policy: step.policy });
    case 'child': {
      const parent = nameOfResource(world, step.parent);
      const who = managerOf(world, parent);
      return { does: 'createResource', who, parent, kind: step.childKind, units: step.units };
    }
    case 'propose': {
      const fromDay = dayOf(world.now) + step.inDays;
      const { who, consumer } = step;
      return { does: 'proposeAgreement', who, consumer, fromDay, toDay: fromDay + step.days };
    }
    case 'agree': {
      const agreement = fromNewest(world.agreements.keys(), step.back);
      return agreement === undefined ? null : { does: step.does, who: step.who, agreement };
    }
    case 'jump':
      return { does: 'moveClock', minutes: step.minutes };
  }
}

const managerOf = (world: World, resource: string): Person =>
  manages('manager', resourceOf(world, resource).provider) ? 'manager' : 'sue';

function onResource(
  world: World,
  index: number,
  change: Extract<Operation, { does: 'updateResource' }>['change'],
): Operation {
  const resource = nameOfResource(world, index);
  return { does: 'updateResource', who: managerOf(world, resource), resource, change };
}
