import { ObjectType } from '@nestjs/graphql';
import { type Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import type { InTheWay } from '../booking/affected-bookings.js';
import { DowntimeObject } from './downtime.object.js';
import type { Downtime } from './downtimes.repository.js';
import { type RefusedBooking } from '../booking/refused-booking.js';
import { Contestable, accepted, refused } from '../booking/booking.payloads.js';
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
