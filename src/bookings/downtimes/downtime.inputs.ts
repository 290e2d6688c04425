import { ID, InputType } from '@nestjs/graphql';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { ProviderKey } from '../booking/booking.inputs.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

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

@InputType('UpdateDowntimeInput', { description: 'Changes of a downtime that is not over; absent fields stay.' })
export class UpdateDowntimeInput {
  @Field(() => ID, 'The downtime.') downtimeId: string;
  @NullableField(() => DateTimeScalar, 'Start, inclusive; a whole minute. It must stay once the downtime has begun.')
  startsAt?: Instant | null;
  @NullableField(() => DateTimeScalar, 'End, exclusive; a whole minute.') endsAt?: Instant | null;
  @NullableField(() => String, 'The reason; 1 to 2000 characters.') reason?: string | null;
}

@InputType('DowntimeFilter', { description: 'All that is given must hold.' })
export class DowntimeFilter {
  @Field(() => ID, 'The owner of the resources.') organizationId: string;
  @NullableField(() => ID, 'The resource itself.') resourceId?: string | null;
  @NullableField(() => DateTimeScalar, 'Ending later than this; null = no limit.') from?: Instant | null;
  @NullableField(() => DateTimeScalar, 'Starting earlier than this; null = no limit.') to?: Instant | null;
}

@InputType('CancelDowntimeInput', { description: 'The downtime to cancel.' })
export class CancelDowntimeInput {
  @Field(() => ID, 'The downtime.') downtimeId: string;
}
