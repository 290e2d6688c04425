import { ID, InputType, Int } from '@nestjs/graphql';
import { agreementIds, resourceIds } from '../../organizations/ids.js';
import { seriesIds } from '../ids.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { LocalDateTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import { AgreementChoice, bookedItem, BookingItemInput, ConsumerKey, ProviderKey } from '../booking/booking.inputs.js';
import { organizationIds } from '../../access/ids.js';
import { givenKey } from '../../access/index.js';
import type { RequestBookingSeriesCommand } from './request-booking-series.js';
import type { CancelBookingSeriesCommand } from './cancel-booking-series.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const SeriesConflictRule = enumType(
  'SeriesConflictRule',
  'Ways to treat a series of which some occurrences cannot be booked.',
  { REFUSE_ALL: 'Nothing is booked.', SKIP_CONFLICTS: 'The others are booked; each that is skipped says why.' },
);
export type SeriesConflictRule = keyof typeof SeriesConflictRule;

@InputType('SeriesMoveInput', { description: 'An occurrence at another time or on another resource.' })
export class SeriesMoveInput {
  @Field(() => LocalDateTimeScalar, 'The start that the rule gives it; not one of `exceptLocal`, and moved once.')
  fromLocal: LocalDateTime;
  @Field(() => LocalDateTimeScalar, 'The new start, on the same wall clock.') startsAtLocal: LocalDateTime;
  @Field(() => LocalDateTimeScalar, 'The new end.') endsAtLocal: LocalDateTime;
  @NullableField(() => ID, 'Another resource, for a series of one item; null = the same.') resourceId?: string | null;
}

@InputType('RequestBookingSeriesInput', {
  description: 'A recurrence of bookings, in the wall clock of the resources.',
})
export class RequestBookingSeriesInput {
  @Field(() => ID, 'The organization that books and pays.') organizationId: string;
  @Field(() => [BookingItemInput], 'All of one provider and in one time zone.') items: BookingItemInput[];
  @Field(() => String, 'The purpose in words; 1 to 200 characters.') title: string;
  @NullableField(() => Int, 'How many people come, from 1.') attendees?: number | null;
  @Field(() => LocalDateTimeScalar, 'Start of the first occurrence; it must fit the recurrence.')
  startsAtLocal: LocalDateTime;
  @Field(() => LocalDateTimeScalar, 'End of the first occurrence.') endsAtLocal: LocalDateTime;
  @Field(() => String, 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12.') recurrence: string;
  @Field(() => [LocalDateTimeScalar], 'Starts that are left out (EXDATE).', { defaultValue: [] })
  exceptLocal: LocalDateTime[];
  @Field(() => [SeriesMoveInput], 'Occurrences at another time or on another resource.', { defaultValue: [] })
  moves: SeriesMoveInput[];
  @Field(() => SeriesConflictRule, 'The way to treat the series when some occurrences cannot be booked.', {
    defaultValue: SeriesConflictRule.REFUSE_ALL,
  })
  onConflict: SeriesConflictRule;
  @AgreementChoice agreementId?: string | null;
  @ConsumerKey idempotencyKey?: string | null;
}

@InputType('PreviewRecurrenceInput', { description: 'A recurrence in the wall clock of a zone.' })
export class PreviewRecurrenceInput {
  @Field(() => LocalDateTimeScalar, 'The first start; it must fit the recurrence.') startsAtLocal: LocalDateTime;
  @Field(() => TimeZoneScalar, 'The zone of the wall clock.') timeZone: string;
  @Field(() => String, 'An RFC 5545 RRULE value, e.g. FREQ=WEEKLY;BYDAY=MO,WE.') recurrence: string;
  @Field(() => [LocalDateTimeScalar], 'Starts that are left out (EXDATE).', { defaultValue: [] })
  exceptLocal: LocalDateTime[];
}

@InputType('CancelBookingSeriesInput', { description: 'The bookings of a series to cancel.' })
export class CancelBookingSeriesInput {
  @Field(() => ID, 'The series.') seriesId: string;
  @NullableField(() => DateTimeScalar, 'The start of the first to cancel, inclusive; null = all that have not started.')
  from?: Instant | null;
  @NullableField(() => String, 'Why; a provider that cancels must say.') reason?: string | null;
  @ProviderKey idempotencyKey?: string | null;
}

/** A request without moves keeps the fingerprint that it had before moves existed. */
const fingerprinted = ({ moves, ...input }: RequestBookingSeriesInput) =>
  moves.length === 0 ? input : { ...input, moves };

export const requestSeriesCommand = (input: RequestBookingSeriesInput): RequestBookingSeriesCommand => ({
  ...input,
  moves: input.moves.map(({ resourceId, ...move }) => ({
    ...move,
    resourceId: resourceIds.readGiven(resourceId) ?? null,
  })),
  organizationId: organizationIds.read(input.organizationId),
  items: input.items.map(bookedItem),
  attendees: input.attendees ?? null,
  agreementId: agreementIds.readGiven(input.agreementId) ?? null,
  idempotency: givenKey(fingerprinted(input), seriesIds),
});

/** The number of cancelled bookings, as it is stored. */
const numbers = { encode: String, read: Number };

export function cancelSeriesCommand(input: CancelBookingSeriesInput): CancelBookingSeriesCommand {
  const { seriesId, from = null, reason = null } = input;
  return { seriesId: seriesIds.read(seriesId), from, reason, idempotency: givenKey(input, numbers) };
}
