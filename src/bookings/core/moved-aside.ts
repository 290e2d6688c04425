import type { SpecialDays } from '../../availability/core/opening-hours.js';
import type { TimeHolder } from '../../availability/core/conflicts.js';
import type { CataloguedResource } from '../../catalog/core/resource.js';
import type { DowntimeKey, ResourceKey } from '../../platform/core/keys.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import type { Booking } from './booking.js';
import { allows } from './booking-status.js';
import type { ValidatedItem, ValidatedRequest } from './request-validation.js';

/** A downtime that does not exist yet and that alternatives keep clear of. */
export interface DowntimeAside {
  readonly resource: CataloguedResource;
  readonly period: TimeRange;
}

const NO_HOLDER = '00000000-0000-0000-0000-000000000000' as DowntimeKey['id'];

/** The items of a booking as they are booked; null = one of them is not offered to its organization any more. */
function itemsOf(
  booking: Booking,
  resources: ReadonlyMap<ResourceKey['id'], CataloguedResource>,
  closed: ReadonlySet<ResourceKey['id']>,
): ValidatedItem[] | null {
  const items = booking.items.flatMap(({ resourceId, units, whole }): ValidatedItem[] => {
    const resource = resources.get(resourceId.id);
    if (resource?.status !== 'LISTED' || !resource.ownerVerified) return [];
    if (resource.audience === 'OWN_ORGANIZATION' && booking.consumerId !== booking.providerId) return [];
    return [{ resource, units, whole, closes: whole && closed.has(resourceId.id) }];
  });
  return items.length === booking.items.length ? items : null;
}

/**
 * A request for the same items by the organization that booked, without any exemption. Null = it is in use or has ended,
 * so it can be moved nowhere, or it could not be booked anew.
 */
export function movableRequest(
  booking: Booking,
  resources: ReadonlyMap<ResourceKey['id'], CataloguedResource>,
  closed: ReadonlySet<ResourceKey['id']>,
  specialDays: SpecialDays,
): ValidatedRequest | null {
  if (!allows(booking.status, 'rescheduleBooking') || booking.status === 'IN_USE') return null;
  const items = itemsOf(booking, resources, closed);
  if (items === null) return null;
  return {
    items,
    providerId: booking.providerId,
    consumerId: booking.consumerId,
    attendees: booking.attendees,
    agreements: [],
    agreementId: null,
    partnerships: [],
    rates: new Map(),
    specialDays,
    exempt: false,
    mayRecord: false,
    isRecordable: () => false,
    mayBookAhead: true,
    inUse: false,
    needsApproval: null,
  };
}

/** Whether a downtime of the resource takes time of the item: it is the same, around it, or inside what is taken whole. */
export const takesTimeOf = (resource: CataloguedResource, item: Pick<ValidatedItem, 'resource' | 'whole'>): boolean =>
  item.resource.id.id === resource.id.id ||
  item.resource.containerIds.some(({ id }) => id === resource.id.id) ||
  (item.whole && resource.containerIds.some(({ id }) => id === item.resource.id.id));

/** The holders of time of each item, with the downtime as if it stood. */
export function withDowntime(
  { items }: Pick<ValidatedRequest, 'items'>,
  occupants: readonly (readonly TimeHolder[])[],
  downtime: DowntimeAside | null,
): (readonly TimeHolder[])[] {
  return items.map((item, index) => {
    const others = occupants[index] ?? [];
    if (downtime === null || !takesTimeOf(downtime.resource, item)) return others;
    const holder: TimeHolder = {
      ...{ holderId: NO_HOLDER, kind: 'DOWNTIME', units: item.resource.units, blocked: downtime.period },
      ...{ inside: false, closes: false },
    };
    return [...others, holder];
  });
}
