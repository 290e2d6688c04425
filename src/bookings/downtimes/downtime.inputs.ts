import { Field, ID, InputType } from '@nestjs/graphql';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { PROVIDER_KEY_DESCRIPTION } from '../booking/booking.inputs.js';

@InputType('ScheduleDowntimeInput', {
  description: 'Maintenance or a closure; refused over bookings, which are listed.',
})
export class ScheduleDowntimeInput {
  @Field(() => ID, { description: 'The resource; all of its units are taken.' }) resourceId: string;
  @Field(() => DateTimeScalar, { description: 'Start, inclusive; a whole minute.' }) startsAt: Instant;
  @Field(() => DateTimeScalar, { description: 'End, exclusive; a whole minute.' }) endsAt: Instant;
  @Field(() => String, { description: 'Why; 1 to 2000 characters, seen by members of the owner.' }) reason: string;
  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION }) idempotencyKey?: string | null;
}

@InputType('CancelDowntimeInput', { description: 'The downtime to cancel.' })
export class CancelDowntimeInput {
  @Field(() => ID, { description: 'The downtime.' }) downtimeId: string;
}
