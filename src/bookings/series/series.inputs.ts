import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { agreementIds } from '../../organizations/ids.js';
import { seriesIds } from '../ids.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { LocalDateTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import {
  AGREEMENT_DESCRIPTION,
  bookedItem,
  BookingItemInput,
  KEY_DESCRIPTION,
  PROVIDER_KEY_DESCRIPTION,
} from '../booking/booking.inputs.js';
import { organizationIds } from '../../access/ids.js';
import { givenKey } from '../../access/index.js';
import type { RequestBookingSeriesCommand } from './request-booking-series.js';
import type { CancelBookingSeriesCommand } from './cancel-booking-series.js';

export const SeriesConflictRule = enumType(
  'SeriesConflictRule',
  'Ways to treat a series of which some occurrences cannot be booked.',
  {
    REFUSE_ALL: 'Nothing is booked.',
    SKIP_CONFLICTS: 'The others are booked; each that is skipped says why.',
  },
);
export type SeriesConflictRule = keyof typeof SeriesConflictRule;

@InputType('RequestBookingSeriesInput', {
  description: 'A recurrence of bookings, in the wall clock of the resources.',
})
export class RequestBookingSeriesInput {
  @Field(() => ID, { description: 'The organization that books and pays.' }) organizationId: string;
  @Field(() => [BookingItemInput], { description: 'All of one provider and in one time zone.' })
  items: BookingItemInput[];
  @Field(() => String, { description: 'The purpose in words; 1 to 200 characters.' }) title: string;
  @Field(() => Int, { nullable: true, description: 'How many people come, from 1.' }) attendees?: number | null;
  @Field(() => LocalDateTimeScalar, { description: 'Start of the first occurrence; it must fit the recurrence.' })
  startsAtLocal: LocalDateTime;
  @Field(() => LocalDateTimeScalar, { description: 'End of the first occurrence.' }) endsAtLocal: LocalDateTime;
  @Field(() => String, { description: 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12.' })
  recurrence: string;
  @Field(() => [LocalDateTimeScalar], { defaultValue: [], description: 'Starts that are left out (EXDATE).' })
  exceptLocal: LocalDateTime[];
  @Field(() => SeriesConflictRule, {
    defaultValue: SeriesConflictRule.REFUSE_ALL,
    description: 'The way to treat the series when some occurrences cannot be booked.',
  })
  onConflict: SeriesConflictRule;
  @Field(() => ID, { nullable: true, description: AGREEMENT_DESCRIPTION }) agreementId?: string | null;
  @Field(() => String, { nullable: true, description: KEY_DESCRIPTION }) idempotencyKey?: string | null;
}

@InputType('PreviewRecurrenceInput', { description: 'A recurrence in the wall clock of a zone.' })
export class PreviewRecurrenceInput {
  @Field(() => LocalDateTimeScalar, { description: 'The first start; it must fit the recurrence.' })
  startsAtLocal: LocalDateTime;
  @Field(() => TimeZoneScalar, { description: 'The zone of the wall clock.' }) timeZone: string;
  @Field(() => String, { description: 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE.' }) recurrence: string;
  @Field(() => [LocalDateTimeScalar], { defaultValue: [], description: 'Starts that are left out (EXDATE).' })
  exceptLocal: LocalDateTime[];
}

@InputType('CancelBookingSeriesInput', { description: 'The bookings of a series to cancel.' })
export class CancelBookingSeriesInput {
  @Field(() => ID, { description: 'The series.' }) seriesId: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The start of the first to cancel, inclusive; null = all that have not started.',
  })
  from?: Instant | null;
  @Field(() => String, { nullable: true, description: 'Why; a provider that cancels must say.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: PROVIDER_KEY_DESCRIPTION }) idempotencyKey?: string | null;
}

export const requestSeriesCommand = (input: RequestBookingSeriesInput): RequestBookingSeriesCommand => ({
  ...input,
  organizationId: organizationIds.read(input.organizationId),
  items: input.items.map(bookedItem),
  attendees: input.attendees ?? null,
  agreementId: agreementIds.readGiven(input.agreementId) ?? null,
  idempotency: givenKey(input, seriesIds),
});

/** The number of cancelled bookings, as it is stored. */
const numbers = { encode: String, read: Number };

export function cancelSeriesCommand(input: CancelBookingSeriesInput): CancelBookingSeriesCommand {
  const { seriesId, from = null, reason = null } = input;
  return { seriesId: seriesIds.read(seriesId), from, reason, idempotency: givenKey(input, numbers) };
}
