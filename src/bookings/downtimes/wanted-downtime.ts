import { type AllocationEntry, findConflicts, holdersOf } from '../../availability/index.js';
import { type CataloguedResource, isVisible, resourcesById } from '../../catalog/index.js';
import { may, roleWords, type Viewer } from '../../access/index.js';
import type { BookingKey, DowntimeKey, ResourceKey } from '../../platform/core/keys.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { Queryable } from '../../platform/db/database.js';
import type { InTheWay } from '../booking/affected-bookings.js';
import { type RefusedBooking, refusedFor } from '../booking/refused-booking.js';
import { type BookingRefusal, oncePerCode } from '../core/booking-refusal.js';
import { periodProblems } from '../core/period.js';
import { admissionReasons } from '../core/refusals.js';
import { type BookingConflict, conflictOf } from '../core/rule-checks.js';
import { downtimeReasons } from './core/refusals.js';

const MOST_CHARACTERS = 2_000;

/** Every problem of the reason of a downtime. */
export const reasonProblems = (reason: string): BookingRefusal[] =>
  reason.trim() === '' || reason.length > MOST_CHARACTERS
    ? [refusal(downtimeReasons.badReason, ['reason'], { most: MOST_CHARACTERS })]
    : [];

/** Every problem of the period and the reason of a downtime; null = no reason is asked. */
export const shapeProblems = (period: TimeRange, reason: string | null): BookingRefusal[] =>
  oncePerCode([...(reason === null ? [] : reasonProblems(reason)), ...periodProblems(period)]);

/** The resource of a downtime, if the viewer may take it out of use. */
export async function closableResource(
  queryable: Queryable,
  viewer: Viewer,
  key: ResourceKey,
): Promise<Result<CataloguedResource, RefusedBooking>> {
  const resource = (await resourcesById(queryable, [key])).get(key.id);
  if (resource === undefined || !isVisible(viewer, resource)) {
    return refuse(refusedFor([refusal(admissionReasons.noResource, ['resourceId'])]));
  }
  if (may(viewer, 'scheduleDowntime', { provider: resource.organizationId })) return ok(resource);
  const roles = roleWords('scheduleDowntime', 'provider');
  return refuse(refusedFor([refusal(downtimeReasons.needsRole, ['resourceId'], { roles })]));
}

/** Refuses a downtime for the bookings and holds that stand in its way; null = none do. `itself` may be overlapped. */
export async function standingInTheWay(
  queryable: Queryable,
  resource: CataloguedResource,
  period: TimeRange,
  itself: DowntimeKey | null,
  now: Instant,
): Promise<RefusedBooking | null> {
  const [found = []] = await holdersOf(queryable, [{ resource: resource.id, range: period, whole: true }], now);
  const occupants = found.filter(({ holderId }) => holderId !== itself?.id);
  const claim = { kind: 'DOWNTIME' as const, units: resource.units, blocked: period };
  const conflicts = findConflicts(resource.units, claim, occupants).map((each) => conflictOf(resource.id, each));
  if (conflicts.length === 0) return null;
  const refusals = [refusal(downtimeReasons.inTheWay, ['startsAt'], { count: conflicts.length })];
  return { ...refusedFor(refusals), conflicts, inTheWay: bookingsInTheWay(resource.id, period, conflicts, occupants) };
}

/** The resource on which each booking among the conflicts stands: the one that would be out of use, or one inside it. */
const bookingsInTheWay = (
  resource: ResourceKey,
  period: TimeRange,
  conflicts: readonly BookingConflict[],
  occupants: readonly AllocationEntry[],
): InTheWay[] =>
  conflicts.flatMap(({ holderId, reason }) => {
    const found = occupants.filter((occupant) => occupant.holderId === holderId);
    const standing = found.find((occupant) => !occupant.inside) ?? found[0];
    if (standing === undefined || reason === 'DOWNTIME') return [];
    const { provider } = resource;
    return [
      {
        bookingId: { provider, id: holderId as BookingKey['id'] },
        resourceId: { provider, id: standing.resourceKey },
        downtime: { resource, period },
      },
    ];
  });
