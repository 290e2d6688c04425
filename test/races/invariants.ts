import type { Arena } from './arena.js';
import type { BookingSeen, Chronicle, ConflictSeen, Deed } from './deeds.js';
import { type Stored, type StoredBooking, tail } from './stored.js';

const MINUTE = 60_000;

/** One holder's hold on one resource, worked out from what the API answers. */
interface Claim {
  readonly holder: string;
  readonly downtime: boolean;
  readonly resource: string;
  readonly units: number;
  /** Takes all there is, and so nothing else can be there. */
  readonly closes: boolean;
  readonly from: number;
  readonly to: number;
}

const HOLDING = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE'];

function claimsOf(booking: StoredBooking, arena: Arena, stored: Stored): Claim[] {
  const completed = booking.status === 'COMPLETED' && booking.checkedOutAt !== null;
  if (!completed && !HOLDING.includes(booking.status)) return [];
  const out = completed ? Date.parse(booking.checkedOutAt) : Infinity;
  return booking.items.flatMap((item) => {
    const place = arena.places.find((one) => one.id === item.resource.id);
    const row = stored.rows.find((one) => one.holder === tail(booking.id) && one.resource === tail(item.resource.id));
    const from = Date.parse(booking.startsAt);
    const to = Math.min(Date.parse(booking.endsAt), out) + (place?.turnaroundMinutes ?? 0) * MINUTE;
    const own = { holder: booking.id, downtime: false, resource: item.resource.id, from, to };
    if (row?.whole !== true) return [{ ...own, units: item.units, closes: false }];
    const within = arena.within(item.resource.id);
    const closes = within.length > 1;
    return within.map((resource): Claim => {
      const itself = resource === item.resource.id;
      const units = itself ? item.units : (stored.units.get(resource) ?? 0);
      return { ...own, resource, units, closes };
    });
  });
}

function claimsIn(arena: Arena, stored: Stored): Claim[] {
  const ofDowntimes = stored.downtimes.flatMap((downtime) =>
    arena.within(downtime.resource.id).map((resource): Claim => {
      const [from, to] = [Date.parse(downtime.startsAt), Date.parse(downtime.endsAt)];
      const units = stored.units.get(resource) ?? 0;
      return { holder: downtime.id, downtime: true, resource, units, closes: true, from, to };
    }),
  );
  return [...stored.bookings.flatMap((booking) => claimsOf(booking, arena, stored)), ...ofDowntimes];
}

/**
 * Where more is taken than there is; only downtimes may share what is whole, and only with each other. What is over by
 * now was looked at before: the units of a resource may have become fewer since.
 */
export function overbooked(arena: Arena, stored: Stored): object[] {
  const now = arena.service.clock.now();
  const claims = claimsIn(arena, stored).filter((claim) => claim.from < claim.to && now < claim.to);
  return claims.flatMap(({ resource, from }) => {
    const at = Math.max(from, now);
    const there = claims.filter((claim) => claim.resource === resource && claim.from <= at && at < claim.to);
    const units = stored.units.get(resource) ?? 0;
    const taken = there.reduce((sum, claim) => sum + claim.units, 0);
    const shared = there.length > 1 && there.some((claim) => claim.closes);
    return (taken <= units && !shared) || there.every((claim) => claim.downtime) ? [] : [{ resource, units, there }];
  });
}

/** Holders of which a part is missing, or something is left that should be gone. */
export function halves(arena: Arena, stored: Stored): object[] {
  return stored.bookings.flatMap((booking): object[] => {
    const rows = stored.rows.filter((row) => row.holder === tail(booking.id));
    if (['CANCELLED', 'DECLINED'].includes(booking.status)) return rows.length === 0 ? [] : [{ booking, rows }];
    // A booking that is over need not know of units and parts that came after it.
    const over = Date.parse(booking.endsAt) <= arena.service.clock.now();
    if (over || !HOLDING.includes(booking.status)) return [];
    const expected = booking.items.flatMap(({ resource, units }) => {
      const whole = rows.some((row) => row.resource === tail(resource.id) && row.whole);
      if (!whole) return [`${tail(resource.id)} ${units}`];
      const unitsOf = (id: string) => (id === resource.id ? units : stored.units.get(id));
      return arena.within(resource.id).map((id) => `${tail(id)} ${unitsOf(id)}`);
    });
    const found = rows.map((row) => `${row.resource} ${row.units}`);
    return expected.sort().join() === found.sort().join() ? [] : [{ booking, expected, found }];
  });
}

const stateOf = ({ status, startsAt, endsAt, items }: BookingSeen): string =>
  JSON.stringify([status, startsAt, endsAt, items.map(({ units, resource }) => [resource.id, units]).sort()]);

/** The last word on a booking: acknowledged after all others had been; several when some overlapped. */
const lastWords = (deeds: readonly Deed[]): Deed[] =>
  deeds.filter((deed) => !deeds.some((other) => other !== deed && other.began > deed.ended));

/** Acknowledged bookings that are not stored as last acknowledged; only while the clock stands still. */
export function notAsAcknowledged(chronicle: Chronicle, stored: Stored): object[] {
  const byId = new Map(stored.bookings.map((booking) => [booking.id, booking]));
  return [...chronicle.acknowledgements()].flatMap(([id, deeds]): object[] => {
    const booking = byId.get(id);
    if (booking === undefined) return [{ id, lost: deeds }];
    const told = lastWords(deeds).flatMap((deed) => deed.answer.booking ?? []);
    return told.some((one) => stateOf(one) === stateOf(booking)) ? [] : [{ booking, told }];
  });
}

/** Bookings that nobody was told of, by title: a refused request leaves nothing, an accepted one makes one. */
export function notAsTold(chronicle: Chronicle, stored: Stored): object[] {
  const told = new Map<string, Set<string>>();
  for (const { does, input, answer } of chronicle.deeds) {
    if (does !== 'requestBooking' && does !== 'requestBookingSeries') continue;
    const title = String(input['title']);
    const ids = told.get(title) ?? new Set<string>();
    if (answer.booking != null) ids.add(answer.booking.id);
    if (answer.series != null) answer.occurrences?.forEach(({ booking }) => booking !== null && ids.add(booking.id));
    told.set(title, ids);
  }
  return [...told].flatMap(([title, ids]) => {
    const found = stored.bookings.filter((booking) => booking.title === title).map((booking) => booking.id);
    return found.sort().join() === [...ids].sort().join() ? [] : [{ title, told: [...ids], found }];
  });
}

/** Keys that made more than one booking. */
export function keysUsedTwice(chronicle: Chronicle): object[] {
  const byKey = new Map<string, Set<string>>();
  for (const { input, answer } of chronicle.deeds) {
    if (typeof input['idempotencyKey'] !== 'string' || answer.booking == null) continue;
    const ids = byKey.get(input['idempotencyKey']) ?? new Set<string>();
    byKey.set(input['idempotencyKey'], ids.add(answer.booking.id));
  }
  return [...byKey].filter(([, ids]) => ids.size > 1).map(([key, ids]) => ({ key, ids: [...ids] }));
}

const meets = (one: { startsAt: string; endsAt: string }, conflict: ConflictSeen, slackMinutes: number): boolean =>
  Date.parse(one.startsAt) < Date.parse(conflict.endsAt) &&
  Date.parse(conflict.startsAt) < Date.parse(one.endsAt) + slackMinutes * MINUTE;

const LONGEST_TURNAROUND = 30;

/** Whether what is told to be in the way was there at some time. */
function hasCause(conflict: ConflictSeen, chronicle: Chronicle, stored: Stored, arena: Arena): boolean {
  const near = [...arena.within(conflict.resource.id), ...above(arena, conflict.resource.id)];
  if (conflict.reason === 'DOWNTIME') {
    return chronicle.deeds.some(
      ({ does, input, answer }) =>
        does === 'scheduleDowntime' &&
        answer.downtime != null &&
        near.includes(String(input['resourceId'])) &&
        meets(answer.downtime, conflict, 0),
    );
  }
  const { booking } = conflict;
  if (booking === null) return false;
  const states: BookingSeen[] = [
    ...stored.bookings.filter((one) => one.id === booking.id),
    ...(chronicle.acknowledgements().get(booking.id) ?? []).flatMap((deed) => deed.answer.booking ?? []),
  ];
  return states.some(
    (state) =>
      meets(state, conflict, LONGEST_TURNAROUND) && state.items.some((item) => near.includes(item.resource.id)),
  );
}

function above(arena: Arena, id: string): string[] {
  const parent = arena.places.find((place) => place.id === id)?.parent ?? null;
  return parent === null ? [] : [parent, ...above(arena, parent)];
}

/** Refusals with CONFLICT for which nothing was ever in the way. */
export function refusedWithoutCause(chronicle: Chronicle, stored: Stored, arena: Arena): object[] {
  return chronicle.deeds.filter(({ answer }) => {
    if (!answer.userErrors.some((error) => error.code === 'CONFLICT')) return false;
    const conflicts = answer.conflicts ?? [];
    return conflicts.length === 0 || !conflicts.every((conflict) => hasCause(conflict, chronicle, stored, arena));
  });
}

const GIVES_BACK = ['cancelBooking', 'declineBooking', 'rescheduleBooking'];

/** Bookings that a later query did not show, though nobody had called them off or moved them before it ended. */
export function notBusyLater(chronicle: Chronicle): object[] {
  const acknowledged = chronicle.acknowledgements();
  return chronicle.deeds.filter(({ does, input, answer, ended }) => {
    if (does !== 'look' || answer.userErrors.length === 0) return false;
    const others = chronicle.deeds.filter(
      (deed) => GIVES_BACK.includes(deed.does) && deed.input['bookingId'] === input['booking'] && deed.began < ended,
    );
    return others.every((deed) => !(acknowledged.get(String(input['booking'])) ?? []).includes(deed));
  });
}
