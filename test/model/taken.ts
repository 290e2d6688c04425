import { covers, meeting, type Minute, type Span } from './minutes.js';
import { blockedBy, statusAt } from './statuses.js';
import { type Booking, type Downtime, inside, resourceOf, type World } from './world.js';

/** One holder's hold on one resource. */
export interface Claim {
  readonly holder: Booking | Downtime;
  readonly resource: string;
  readonly units: number;
  /** Leaves nothing to others, however many units there are. */
  readonly closes: boolean;
  readonly span: Span;
}

export const isBooking = (holder: Booking | Downtime): holder is Booking => 'items' in holder;

function claimsOfBooking(world: World, booking: Booking): Claim[] {
  return booking.items.flatMap((item) => {
    const span = blockedBy(booking, item, world.now);
    if (span === null) return [];
    const closes = item.whole && inside(world, item.resource).length > 0;
    const own: Claim = { holder: booking, resource: item.resource, units: item.units, closes, span };
    return item.whole ? [own, ...everythingInside(world, booking, item.resource, span)] : [own];
  });
}

const everythingInside = (world: World, holder: Booking | Downtime, resource: string, span: Span): Claim[] =>
  inside(world, resource).map((part) => ({ holder, resource: part.name, units: part.units, closes: true, span }));

/** Everything that holds time, as things stand now. */
export function claimsIn(world: World, ignoring: Booking | null = null): Claim[] {
  const bookings = [...world.bookings.values()].filter((booking) => booking !== ignoring);
  const downtimes = [...world.downtimes.values()];
  return [
    ...bookings.flatMap((booking) => claimsOfBooking(world, booking)),
    ...downtimes.flatMap((downtime): Claim[] => [
      {
        holder: downtime,
        resource: downtime.resource,
        units: resourceOf(world, downtime.resource).units,
        closes: true,
        span: downtime.span,
      },
      ...everythingInside(world, downtime, downtime.resource, downtime.span),
    ]),
  ];
}

const unitsOf = (claims: readonly Claim[]): number => claims.reduce((sum, claim) => sum + claim.units, 0);

/** How many of `units` the claims leave at an instant. */
function left(claims: readonly Claim[], units: number, instant: Minute): number {
  const there = claims.filter((claim) => covers(claim.span, instant));
  return there.some((claim) => claim.closes) ? 0 : units - unitsOf(there);
}

/** A wish for units of a resource for a time, turnaround included. */
export interface Wish {
  readonly resource: string;
  readonly units: number;
  readonly whole: boolean;
  readonly span: Span;
  /** Downtimes may overlap each other, so they do not count against one. */
  readonly downtime: boolean;
}

export interface Conflict {
  readonly resource: string;
  readonly span: Span;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly unitsFree: number;
  readonly holder: Booking | Downtime;
}

function reasonOf(holder: Booking | Downtime, now: Minute): Conflict['reason'] {
  if (!isBooking(holder)) return 'DOWNTIME';
  return statusAt(holder, now) === 'HELD' ? 'HELD' : 'BOOKED';
}

const hullOf = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map((span) => span.from)),
  to: Math.max(...spans.map((span) => span.to)),
});

/** One conflict for each holder that is there at an instant at which too few units are free. */
export function conflictsOf(world: World, wish: Wish, ignoring: Booking | null = null): Conflict[] {
  const { units } = resourceOf(world, wish.resource);
  const claims = claimsIn(world, ignoring).filter((claim) => !wish.downtime || isBooking(claim.holder));
  const onIt = claims.filter((claim) => claim.resource === wish.resource);
  const parts = new Set(wish.whole ? inside(world, wish.resource).map((part) => part.name) : []);
  const within = claims.filter((claim) => parts.has(claim.resource));
  const met = [...onIt, ...within].filter((claim) => meeting(claim.span, wish.span) !== null);

  const freeAt = (instant: Minute): number =>
    within.some((claim) => covers(claim.span, instant)) ? 0 : left(onIt, units, instant);
  // Free units change only where a claim starts or ends, so nothing happens between these instants.
  const instants = [wish.span.from, ...met.flatMap((claim) => [claim.span.from, claim.span.to])];
  const tightest = (span: Span): number =>
    Math.min(...instants.filter((instant) => covers(span, instant)).map(freeAt), freeAt(span.from));

  return [...new Set(met.map((claim) => claim.holder))].flatMap((holder) => {
    const meetings = met
      .filter((claim) => claim.holder === holder)
      .flatMap((claim) => meeting(claim.span, wish.span) ?? []);
    if (meetings.every((span) => tightest(span) >= wish.units)) return [];
    const span = hullOf(meetings);
    return [{ resource: wish.resource, span, reason: reasonOf(holder, world.now), unitsFree: tightest(span), holder }];
  });
}

/**
 * The most units of a resource that bookings name at one instant from `now` on. Downtimes take whatever there is, so
 * they are in nobody's way.
 */
export function futurePeak(world: World, resource: string): number {
  const claims = claimsIn(world).filter(
    (claim) => claim.resource === resource && claim.span.to > world.now && isBooking(claim.holder),
  );
  const instants = [world.now, ...claims.map((claim) => claim.span.from)].filter((instant) => instant >= world.now);
  const takenAt = (instant: Minute) => unitsOf(claims.filter((claim) => covers(claim.span, instant)));
  return Math.max(0, ...instants.map(takenAt));
}
