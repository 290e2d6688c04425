import { ID, InputType } from '@nestjs/graphql';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { ProviderKey } from '../booking/booking.inputs.js';
import { Field } from '../../platform/graphql/field.js';

@InputType('ScheduleDowntimeInput', {
  description: 'Maintenance or a closure; refused over bookings, which are listed.',
})
export class ScheduleDowntimeInput {
  @Field(() => ID, 'The resource; all of its units are taken.') resourceId: string;
  @Field(() => DateTimeScalar, 'Start, inclusive; a whole minute.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive; a whole minute.') endsAt: Instant;
  @Field(() => String, 'Why; 1 to 2000 characters, seen by members of the owner.') reason: string;
  @ProviderKey idempotencyKey?: string | null;
}

@InputType('CancelDowntimeInput', { description: 'The downtime to cancel.' })
export class CancelDowntimeInput {
  @Field(() => ID, 'The downtime.') downtimeId: string;
}
