import { DAY, type Minute, type Span } from './minutes.js';
import { isOpenAt } from './opening.js';
import { belongsTo, type Person } from './people.js';
import { type Asked, examine } from './rules.js';
import { blockedBy, needsTimes, statusAt } from './statuses.js';
import { claimsIn, conflictsOf } from './taken.js';
import { seesBooking } from './visibility.js';
import { type Booking, inside, resourceOf, type Status, type World } from './world.js';

export const visibleBookings = (world: World, person: Person): Booking[] =>
  [...world.bookings.values()].filter((booking) => seesBooking(person, booking));

export interface ListedBooking {
  readonly name: string;
  readonly status: Status;
  readonly needsTimes: boolean;
}

export const listedBookings = (world: World, person: Person): ListedBooking[] =>
  visibleBookings(world, person).map((booking) => ({
    name: booking.name,
    status: statusAt(booking, world.now),
    needsTimes: needsTimes(booking, world.now),
  }));

export interface ScheduleEntry {
  readonly span: Span;
  readonly kind: 'BOOKING' | 'HOLD' | 'DOWNTIME';
  readonly units: number;
  readonly booking: string | null;
  readonly downtime: string | null;
}

const within = (world: World, whole: string, resource: string): boolean =>
  whole === resource || inside(world, whole).some((part) => part.name === resource);

const LEFT_NO_TRACE: readonly Status[] = ['CANCELLED', 'DECLINED', 'EXPIRED'];

/** How many units of the resource the booking takes or took; 0 when none. */
function unitsTaken(world: World, booking: Booking, resource: string): number {
  if (LEFT_NO_TRACE.includes(statusAt(booking, world.now))) return 0;
  const item = booking.items.find((one) => one.resource === resource);
  if (item !== undefined) return item.units;
  const whole = booking.items.some((one) => one.whole && within(world, one.resource, resource));
  return whole ? resourceOf(world, resource).units : 0;
}

/**
 * The holders, present and past, of units of the resource. A holder that was over before units or the resource were
 * added need not know of them, so resources that grew show only what was not over then.
 */
export function scheduleOf(world: World, resource: string, person: Person): ScheduleEntry[] {
  const { units, provider } = resourceOf(world, resource);
  const bookings = [...world.bookings.values()].flatMap((booking): ScheduleEntry[] => {
    const taken = unitsTaken(world, booking, resource);
    if (taken === 0) return [];
    const kind = statusAt(booking, world.now) === 'HELD' ? 'HOLD' : 'BOOKING';
    const name = seesBooking(person, booking) ? booking.name : null;
    return [{ span: booking.span, kind, units: taken, booking: name, downtime: null }];
  });
  const downtimes = [...world.downtimes.values()]
    .filter((downtime) => within(world, downtime.resource, resource))
    .map(({ span, name }): ScheduleEntry => {
      const downtime = belongsTo(person, provider) ? name : null;
      return { span, kind: 'DOWNTIME', units, booking: null, downtime };
    });
  return [...bookings, ...downtimes];
}

/** Whether a holder was over before the resource came or grew, so that it is open what it has of it. */
export function wasOverBefore(world: World, holder: string, since: Minute): boolean {
  const downtime = world.downtimes.get(holder);
  if (downtime !== undefined) return downtime.span.to <= since;
  const booking = world.bookings.get(holder);
  if (booking === undefined) return false;
  // Each item has a turnaround of its own; which of them matters to the resource is not worth telling apart here.
  return booking.items.some((item) => (blockedBy(booking, item, world.now)?.to ?? since) <= since);
}

export interface FreeTimeWanted {
  readonly resource: string;
  readonly window: Span;
  readonly minimumMinutes: number;
  readonly units: number;
}

/** Minute by minute: open, and `units` free until it is over and turned around. */
export function freePeriods(world: World, { resource, window, minimumMinutes, units }: FreeTimeWanted): Span[] {
  const of = resourceOf(world, resource);
  const isFree = (minute: Minute): boolean => {
    const span = { from: minute, to: minute + 1 + of.policy.turnaroundMinutes };
    return (
      isOpenAt(of, minute) &&
      conflictsOf(world, { resource, units, whole: units === of.units, span, downtime: false }).length === 0
    );
  };
  const periods: Span[] = [];
  let from: Minute | null = null;
  for (let minute = Math.ceil(window.from); minute <= window.to; minute++) {
    const free = minute + 1 <= window.to && units <= of.units && isFree(minute);
    if (free) from ??= minute;
    else if (from !== null) {
      periods.push({ from, to: minute });
      from = null;
    }
  }
  return periods.filter((period) => period.to - period.from >= minimumMinutes);
}

export const isBookable = (world: World, asked: Asked, start: Minute): boolean => {
  const span = { from: start, to: start + asked.span.to - asked.span.from };
  return examine(world, { ...asked, span }).codes.length === 0;
};

const QUARTER = 15;

function gcd(one: number, other: number): number {
  return other === 0 ? one : gcd(other, one % other);
}

/** Starts that all items' grids share; quarter hours when there is none. */
function gridOf(world: World, asked: Asked): number {
  const steps = asked.items.flatMap((item) => resourceOf(world, item.resource).policy.startStepMinutes ?? []);
  return steps.length === 0 ? QUARTER : steps.reduce((one, other) => (one * other) / gcd(one, other));
}

/** Every start that may be offered instead, bookable or not, nearest first and the earlier of two. */
export function candidateStarts(world: World, asked: Asked): Minute[] {
  const { from, to } = asked.span;
  const earliest = from - 7 * DAY;
  const latest = from + 7 * DAY;
  const starts = new Set<Minute>();
  const grid = gridOf(world, asked);
  for (let day = Math.floor(earliest / DAY); day <= Math.floor(latest / DAY); day++) {
    for (let minute = 0; minute < DAY; minute += grid) starts.add(day * DAY + minute);
  }
  for (const edge of edgesMet(world, asked)) {
    starts.add(Math.ceil(edge.to));
    for (const item of asked.items) {
      const { turnaroundMinutes } = resourceOf(world, item.resource).policy;
      starts.add(Math.floor(edge.from) - turnaroundMinutes - (to - from));
    }
  }
  return [...starts]
    .filter((start) => earliest <= start && start <= latest)
    .sort((one, other) => Math.abs(one - from) - Math.abs(other - from) || one - other);
}

/** The edges of holders of time on the items, and inside those that are wanted whole. */
function edgesMet(world: World, asked: Asked): Span[] {
  const names = asked.items.flatMap(({ resource, units }) => {
    const whole = units === resourceOf(world, resource).units;
    return [resource, ...(whole ? inside(world, resource).map((part) => part.name) : [])];
  });
  return claimsIn(world)
    .filter((claim) => names.includes(claim.resource))
    .map((claim) => claim.span);
}
