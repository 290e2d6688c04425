import { ObjectType } from '@nestjs/graphql';
import { type Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import type { InTheWay } from '../booking/affected-bookings.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DowntimeObject } from './downtime.object.js';
import type { Downtime } from './downtimes.repository.js';
import { type RefusedBooking } from '../booking/refused-booking.js';
import { Contestable, Refusable, accepted, refused } from '../booking/booking.payloads.js';
import { NullableField } from '../../platform/graphql/field.js';

@ObjectType('DowntimePayload', { description: 'The downtime, or why nothing was done.' })
export class DowntimePayload extends Contestable {
  @NullableField(() => DowntimeObject, 'The result; null = refused.')
  downtime: DowntimeObject | null;

  inTheWay: readonly InTheWay[];

  static of(this: void, result: Result<Downtime, RefusedBooking>): DowntimePayload {
    return fill(
      DowntimePayload,
      result.ok
        ? { downtime: DowntimeObject.of(result.value), inTheWay: [], ...accepted }
        : { downtime: null, inTheWay: result.error.inTheWay ?? [], ...refused(result.error) },
    );
  }
}

@ObjectType('DowntimePreview', {
  description: 'The bookings that would stand in the way of a downtime, and all that would refuse it now.',
})
export class DowntimePreview extends Refusable {
  inTheWay: readonly InTheWay[];

  static of(this: void, refusedDowntime: RefusedBooking | null): DowntimePreview {
    const { userErrors } = refusedDowntime === null ? accepted : refused(refusedDowntime);
    return fill(DowntimePreview, { inTheWay: refusedDowntime?.inTheWay ?? [], userErrors });
  }
}

@ObjectType('DowntimeConnection', { description: 'A page of downtimes.' })
export class DowntimeConnection extends connectionOf(DowntimeObject, 'Downtime') {}
