import { ObjectType } from '@nestjs/graphql';
import { seriesIds } from '../ids.js';
import type { AccountKey, BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import { addDays, type LocalDateTime, midnightOf } from '../../platform/core/local-time.js';
import { hull, type Instant } from '../../platform/core/time-range.js';
import { localAt } from '../../platform/core/zone.js';
import { fill } from '../../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { LocalDateTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import { BookingConflictObject, BookingErrorCodeEnum, BookingUserError } from '../booking/booking-refusal.object.js';
import type { BookingErrorCode } from '../core/booking-refusal.js';
import type { PlannedOccurrence } from './request-booking-series.js';
import type { BookingSeries, Occurrence } from './series.repository.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

/** The calendar in which the dates of a series lie, and the days of all of them: `to` is exclusive. */
export interface SeriesCalendar {
  readonly providerId: OrganizationKey;
  readonly timeZone: string;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

/** The calendar of a series; null = it is not known, or has no dates. */
export function calendarOfSeries(
  place: Pick<BookingSeries, 'providerId' | 'timeZone'> | null,
  occurrences: readonly Occurrence[],
): SeriesCalendar | null {
  if (place === null || occurrences.length === 0) return null;
  const { startsAt, endsAt } = hull(occurrences.map(({ period }) => period));
  const { providerId, timeZone } = place;
  const from = midnightOf(localAt(startsAt, timeZone));
  return { providerId, timeZone, from, to: addDays(midnightOf(localAt(endsAt, timeZone)), 1) };
}

@ObjectType('SeriesOccurrence', { description: 'One that the rule means: booked, or skipped and why.' })
export class SeriesOccurrenceObject {
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;
  @NullableField(
    () => BookingErrorCodeEnum,
    'The first rule it breaks, in the order of the enum; null when it breaks none.',
  )
  skippedBecause: BookingErrorCode | null;
  @Field(() => [BookingUserError], 'Every rule that this date breaks; empty where it was or would be booked.')
  userErrors: BookingUserError[];
  @Field(() => [BookingConflictObject], 'Conflicts of this date alone; at most 20.') conflicts: BookingConflictObject[];

  @Field(
    () => LocalDateTimeScalar,
    'The start on the wall clock of the series, by which `exceptLocal` and `moves` name it; of a moved one, where the ' +
      'rule had it.',
  )
  startsAtLocal: LocalDateTime;
  @Field(() => Boolean, 'Whether it was moved from where the rule had it.') moved: boolean;

  bookingId: BookingKey | null;
  /** Not fields: resolvers read them. A plan of null = read later. */
  plan: Pick<PlannedOccurrence, 'quote' | 'wish'> | null;
  calendar: SeriesCalendar | null;

  static of(
    this: void,
    occurrence: Occurrence | PlannedOccurrence,
    calendar: SeriesCalendar | null,
  ): SeriesOccurrenceObject {
    const { period, bookingId, skippedBecause, refusals, conflicts, startsAtLocal, moved } = occurrence;
    return fill(SeriesOccurrenceObject, {
      ...{ ...period, bookingId, startsAtLocal, moved, calendar },
      plan: 'quote' in occurrence ? occurrence : null,
      skippedBecause,
      userErrors: refusals.map(BookingUserError.of),
      conflicts: conflicts.map(BookingConflictObject.of),
    });
  }
}

@NodeType('BookingSeries', 'A recurrence of bookings.')
export class BookingSeriesObject extends NodeInterface {
  @Field(() => String, 'The RRULE value (RFC 5545 §3.3.10) that it was booked by.') recurrence: string;
  @Field(() => TimeZoneScalar, 'The zone whose wall clock it follows.') timeZone: string;

  key: SeriesKey;
  bookedById: AccountKey;
  place: Pick<BookingSeries, 'providerId' | 'timeZone'>;

  static of(this: void, series: BookingSeries): BookingSeriesObject {
    const { id, bookedBy, recurrence, timeZone } = series;
    const keys = { key: id, bookedById: bookedBy, place: series };
    return fill(BookingSeriesObject, { id: seriesIds.encode(id), ...keys, recurrence, timeZone });
  }
}
