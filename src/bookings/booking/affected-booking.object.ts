import { ObjectType } from '@nestjs/graphql';
import type { BookingErrorCode } from '../core/booking-refusal.js';
import type { BookingKey, ResourceKey } from '../../platform/core/keys.js';
import { Field } from '../../platform/graphql/field.js';
import { fill } from '../../platform/graphql/fill.js';
import type { Affected, WantedDowntime } from './affected-bookings.js';
import { BookingErrorCodeEnum } from './booking-refusal.object.js';

/** Affected bookings for which other times and other resources are looked for. */
const MOST_ADVISED = 20;

@ObjectType('AffectedBooking', {
  description: 'A booking that a change of time left outside, or that stands in its way.',
})
export class AffectedBookingObject {
  @Field(
    () => BookingErrorCodeEnum,
    'The rule that the booking would break now: OUTSIDE_OPENING_HOURS, NOT_LISTED or CONFLICT.',
  )
  because: BookingErrorCode;

  bookingId: BookingKey;
  resourceId: ResourceKey;
  /** The downtime in whose way it stands; null = another change hit it. */
  downtime: WantedDowntime | null;
  /** Whether it is among the first, of which advice is computed. */
  isAdvised: boolean;

  static of(this: void, { bookingId, resourceId, because, downtime }: Affected, index: number): AffectedBookingObject {
    const isAdvised = index < MOST_ADVISED;
    return fill(AffectedBookingObject, { bookingId, resourceId, because, downtime, isAdvised });
  }
}

/** An affected booking in one text, by which those of a request are looked up together. */
export const adviceKey = ({ bookingId, resourceId, downtime }: AffectedBookingObject): string =>
  JSON.stringify([bookingId, resourceId, downtime]);

/** Content of an advice key. */
export type Advised = readonly [bookingId: BookingKey, resourceId: ResourceKey, downtime: WantedDowntime | null];
