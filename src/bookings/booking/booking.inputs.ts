import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { LocalDateTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import { BookingStatus } from './booking.object.js';

@InputType('BookingItemInput', { description: 'A resource and how much of it.' })
export class BookingItemInput {
  @Field(() => ID, { description: 'Which resource.' })
  resourceId: string;

  @Field(() => Int, { defaultValue: 1, description: 'How many of its units, from 1.' })
  units: number;
}

const KEY_DESCRIPTION =
  'Per user, organization and mutation: the same key and input answer the same again, as it is now; another input is refused.';

const PROVIDER_KEY_DESCRIPTION =
  'Per user, provider and mutation, 1 to 200 characters: the same key and input answer the same again, as it is now; ' +
  'another input is refused.';

const AGREEMENT_DESCRIPTION =
  'Under whose terms; null: the active agreement that covers every item at the start and ends first, if any.';

@InputType('RequestBookingInput', { description: 'A booking of one period; all of its items or none.' })
export class RequestBookingInput {
  @Field(() => ID, { description: 'Who books, and pays.' })
  organizationId: string;

  @Field(() => [BookingItemInput], { description: 'All of one provider.' })
  items: BookingItemInput[];

  @Field(() => DateTimeScalar, { description: 'From; a whole minute.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive; a whole minute.' })
  endsAt: Instant;

  @Field(() => String, { description: 'What it is for; 1 to 200 characters.' })
  title: string;

  @Field(() => Int, { nullable: true, description: 'How many people come, from 1.' })
  attendees?: number | null;

  @Field(() => ID, { nullable: true, description: AGREEMENT_DESCRIPTION })
  agreementId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'HELD for 10 minutes; then it is confirmed by confirmBooking, or it expires.',
  })
  hold: boolean;

  @Field(() => String, { nullable: true, description: KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

export const SeriesConflictRule = {
  REFUSE_ALL: 'REFUSE_ALL',
  SKIP_CONFLICTS: 'SKIP_CONFLICTS',
} as const;
export type SeriesConflictRule = (typeof SeriesConflictRule)[keyof typeof SeriesConflictRule];
registerEnumType(SeriesConflictRule, {
  name: 'SeriesConflictRule',
  description: 'What becomes of a series of which some occurrences cannot be booked.',
  valuesMap: {
    REFUSE_ALL: { description: 'Nothing is booked.' },
    SKIP_CONFLICTS: { description: 'The others are booked; each that is skipped says why.' },
  },
});

@InputType('RequestBookingSeriesInput', {
  description: 'A recurrence of bookings, in the wall clock of the resources.',
})
export class RequestBookingSeriesInput {
  @Field(() => ID, { description: 'Who books, and pays.' })
  organizationId: string;

  @Field(() => [BookingItemInput], { description: 'All of one provider and in one time zone.' })
  items: BookingItemInput[];

  @Field(() => String, { description: 'What it is for; 1 to 200 characters.' })
  title: string;

  @Field(() => Int, { nullable: true, description: 'How many people come, from 1.' })
  attendees?: number | null;

  @Field(() => LocalDateTimeScalar, { description: 'Start of the first occurrence; it must fit the recurrence.' })
  startsAtLocal: LocalDateTime;

  @Field(() => LocalDateTimeScalar, { description: 'End of the first occurrence.' })
  endsAtLocal: LocalDateTime;

  @Field(() => String, { description: 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12.' })
  recurrence: string;

  @Field(() => [LocalDateTimeScalar], { defaultValue: [], description: 'Starts that are left out (EXDATE).' })
  exceptLocal: LocalDateTime[];

  @Field(() => SeriesConflictRule, {
    defaultValue: SeriesConflictRule.REFUSE_ALL,
    description: 'What becomes of it when some occurrences cannot be booked.',
  })
  onConflict: SeriesConflictRule;

  @Field(() => ID, { nullable: true, description: AGREEMENT_DESCRIPTION })
  agreementId?: string | null;

  @Field(() => String, { nullable: true, description: KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('PreviewRecurrenceInput', { description: 'A recurrence in the wall clock of a zone.' })
export class PreviewRecurrenceInput {
  @Field(() => LocalDateTimeScalar, { description: 'The first start; it must fit the recurrence.' })
  startsAtLocal: LocalDateTime;

  @Field(() => TimeZoneScalar, { description: 'Whose wall clock.' })
  timeZone: string;

  @Field(() => String, { description: 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE.' })
  recurrence: string;

  @Field(() => [LocalDateTimeScalar], { defaultValue: [], description: 'Starts that are left out (EXDATE).' })
  exceptLocal: LocalDateTime[];
}

@InputType('BookingActionInput', { description: 'What is done to one booking.' })
export class BookingActionInput {
  @Field(() => ID, { description: 'Which booking.' })
  bookingId: string;

  @Field(() => String, { nullable: true, description: 'Why; a provider that cancels must say.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('CheckBookingInput', { description: 'That somebody came, or went.' })
export class CheckBookingInput {
  @Field(() => ID, { description: 'Which booking.' })
  bookingId: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it really happened, told by the provider’s RESOURCE_MANAGER or ADMIN; null: now.',
  })
  at?: Instant | null;

  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('RescheduleBookingInput', { description: 'When, and what, a booking shall be instead.' })
export class RescheduleBookingInput {
  @Field(() => ID, { description: 'Which booking.' })
  bookingId: string;

  @Field(() => DateTimeScalar, { description: 'From; a whole minute. Of a booking in use it must stay.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive; a whole minute.' })
  endsAt: Instant;

  @Field(() => [BookingItemInput], { nullable: true, description: 'All of the same provider; null: as they are.' })
  items?: BookingItemInput[] | null;

  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('UpdateBookingInput', { description: 'What of a booking is corrected; what is absent stays.' })
export class UpdateBookingInput {
  @Field(() => ID, { description: 'Which booking.' })
  bookingId: string;

  @Field(() => String, { nullable: true, description: 'What it is for; 1 to 200 characters. Null is INVALID.' })
  title?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people come, from 1; null = not said.' })
  attendees?: number | null;
}

@InputType('CancelBookingSeriesInput', { description: 'Which bookings of a series are cancelled.' })
export class CancelBookingSeriesInput {
  @Field(() => ID, { description: 'Which series.' })
  seriesId: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Those that start then or later; null: all that have not started.',
  })
  from?: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why; a provider that cancels must say.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('ScheduleDowntimeInput', {
  description: 'Maintenance or a closure; refused over bookings, which are listed.',
})
export class ScheduleDowntimeInput {
  @Field(() => ID, { description: 'Which resource; all of its units are taken.' })
  resourceId: string;

  @Field(() => DateTimeScalar, { description: 'From; a whole minute.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive; a whole minute.' })
  endsAt: Instant;

  @Field(() => String, { description: 'Why; 1 to 2000 characters, seen by members of the owner.' })
  reason: string;

  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION })
  idempotencyKey?: string | null;
}

@InputType('CancelDowntimeInput', { description: 'Which downtime is called off.' })
export class CancelDowntimeInput {
  @Field(() => ID, { description: 'Which downtime.' })
  downtimeId: string;
}

@InputType('BookingFilter', { description: 'All that is given must hold.' })
export class BookingFilter {
  @Field(() => ID, { nullable: true, description: 'Who books.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who owns what is booked.' })
  providerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Among the items.' })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this series.' })
  seriesId?: string | null;

  @Field(() => [BookingStatus], { nullable: true, description: 'In one of these, at this instant.' })
  status?: BookingStatus[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Ending later than this.' })
  from?: Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starting earlier than this.' })
  to?: Instant | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is over without the times that would settle it: still CONFIRMED or IN_USE.',
  })
  needsTimes?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Exactly this reference, letter case aside.' })
  reference?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: holds its time, has not ended, and does not lie inside opening hours as they are now. False: all others.',
  })
  outsideOpeningHours?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words, each of which must be found in the reference, the title, the names of the organizations, or the name or ' +
      'code of a resource; letter case, width and accents do not matter. At most 200 characters.',
  })
  text?: string | null;
}
