import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { BookingLoader } from '../booking/booking.loader.js';
import { BookingObject } from '../booking/booking.object.js';
import { CurrentViewer, type Viewer, type ViewerContext } from '../../access/index.js';
import { CalendarDayObject, CalendarQueries } from '../../calendars/index.js';
import { totalOf } from '../../platform/core/money.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { BookingAlternativeObject } from '../requests/booking-alternative.object.js';
import { MOST_ALTERNATIVES } from '../requests/core/alternatives.js';
import { SeriesDates } from './series-dates.js';
import type { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import type { Instant } from '../../platform/core/time-range.js';
import { badUserInput } from '../../platform/graphql/api-error.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import {
  CancelBookingSeriesInput,
  cancelSeriesCommand,
  PreviewRecurrenceInput,
  RequestBookingSeriesInput,
  requestSeriesCommand,
} from './series.inputs.js';
import { CancelBookingSeriesPayload, RequestBookingSeriesPayload } from './series.payloads.js';
import { CancelBookingSeries } from './cancel-booking-series.js';
import { expandRecurrence } from './core/recurrence-expansion.js';
import { parseRecurrence } from './core/recurrence-rule.js';
import { yearsOf } from './core/series.js';
import { RequestBookingSeries } from './request-booking-series.js';
import { SeriesLoader } from './series.loader.js';
import { BookingSeriesObject, calendarOfSeries, SeriesOccurrenceObject } from './series.object.js';
import { Input } from '../../platform/graphql/input.js';

const MOST_PREVIEWED = 1_000;

@Resolver(() => BookingSeriesObject)
class SeriesResolver {
  constructor(
    private readonly request: RequestBookingSeries,
    private readonly cancel: CancelBookingSeries,
    private readonly seriesLoader: SeriesLoader,
  ) {}

  @Query(() => RequestBookingSeriesPayload, { description: 'The answer that requestBookingSeries would give now.' })
  async previewBookingSeries(
    @CurrentViewer() viewer: Viewer,
    @Input(RequestBookingSeriesInput, 'The series.') input: RequestBookingSeriesInput,
  ): Promise<RequestBookingSeriesPayload> {
    return RequestBookingSeriesPayload.of(await this.request.preview(viewer, requestSeriesCommand(input)));
  }

  @Query(() => [DateTimeScalar], {
    description:
      'What a recurrence means: its first 1000 instants before the year 10000; a bad rule, or one too sparse to ' +
      'expand at once, is BAD_USER_INPUT.',
  })
  previewRecurrence(
    @Input(PreviewRecurrenceInput, 'The recurrence.') input: PreviewRecurrenceInput,
    @RequestLocale() locale: Locale,
  ): Instant[] {
    const recurrence = parseRecurrence(input.recurrence);
    if (!recurrence.ok) throw badUserInput(textIn(locale, recurrence.error));
    const expanded = expandRecurrence({
      recurrence: recurrence.value,
      startsAtLocal: input.startsAtLocal,
      zone: input.timeZone,
      exceptions: input.exceptLocal,
      limit: MOST_PREVIEWED,
    });
    if (!expanded.ok) throw badUserInput(textIn(locale, expanded.error));
    return expanded.value.map((occurrence) => occurrence.startsAt);
  }

  @Mutation(() => RequestBookingSeriesPayload, { description: 'Books a recurrence, whole or not at all.' })
  async requestBookingSeries(
    @CurrentViewer() viewer: Viewer,
    @Input(RequestBookingSeriesInput, 'The series.') input: RequestBookingSeriesInput,
  ): Promise<RequestBookingSeriesPayload> {
    return RequestBookingSeriesPayload.of(await this.request.execute(viewer, requestSeriesCommand(input)));
  }

  @Mutation(() => CancelBookingSeriesPayload, { description: 'Calls off what is to come of a series.' })
  async cancelBookingSeries(
    @CurrentViewer() viewer: Viewer,
    @Input(CancelBookingSeriesInput, 'The series, and the first start to cancel.') input: CancelBookingSeriesInput,
  ): Promise<CancelBookingSeriesPayload> {
    const command = cancelSeriesCommand(input);
    return CancelBookingSeriesPayload.of(command.seriesId, await this.cancel.execute(viewer, command));
  }

  @ResolveField(() => [SeriesOccurrenceObject], { description: 'All that the rule means, by start.' })
  async occurrences(
    @Parent() series: BookingSeriesObject,
    @Context() context: ViewerContext,
  ): Promise<SeriesOccurrenceObject[]> {
    const occurrences = await this.seriesLoader.occurrences(context, series.key);
    const calendar = calendarOfSeries(series.place, occurrences);
    return occurrences.map((occurrence) => SeriesOccurrenceObject.of(occurrence, calendar));
  }
}

@Resolver(() => SeriesOccurrenceObject)
class SeriesOccurrenceResolver {
  constructor(
    private readonly bookingLoader: BookingLoader,
    private readonly dates: SeriesDates,
  ) {}

  @ResolveField(() => MoneyObject, { nullable: true, description: 'The price; null = refused, skipped or free.' })
  async quote(
    @Parent() occurrence: SeriesOccurrenceObject,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    return moneyOrNull(await this.dates.quote(context, occurrence));
  }

  @ResolveField(() => CalendarDayObject, {
    nullable: true,
    description: 'The special day of the provider on which it starts; null = an ordinary day.',
  })
  async specialDay(
    @Parent() occurrence: SeriesOccurrenceObject,
    @Context() context: ViewerContext,
  ): Promise<CalendarDayObject | null> {
    const day = await this.dates.specialDay(context, occurrence);
    return day === null ? null : CalendarDayObject.of(day);
  }

  @ResolveField(() => [BookingAlternativeObject], {
    description:
      'Other times for it while nothing is booked yet, if CONFLICT or OUTSIDE_OPENING_HOURS is among its errors: as ' +
      'BookingPreview.alternatives, and without those that meet another date of the series.',
  })
  async alternatives(
    @Parent() occurrence: SeriesOccurrenceObject,
    @Args('first', { type: () => Int, defaultValue: 3, description: '1 to 5.' }) first: number,
    @Context() context: ViewerContext,
  ): Promise<BookingAlternativeObject[]> {
    if (first < 1 || first > MOST_ALTERNATIVES) {
      throw badUserInput(`\`first\` must be from 1 to ${MOST_ALTERNATIVES}; it is ${first}.`);
    }
    return (await this.dates.alternatives(context, occurrence)).slice(0, first).map(BookingAlternativeObject.of);
  }

  @ResolveField(() => BookingObject, { nullable: true, description: 'The booking; null = the occurrence was skipped.' })
  async booking(
    @Parent() occurrence: SeriesOccurrenceObject,
    @Context() context: ViewerContext,
  ): Promise<BookingObject | null> {
    return occurrence.bookingId === null ? null : this.bookingLoader.booking(context, occurrence.bookingId);
  }
}

@Resolver(() => RequestBookingSeriesPayload)
class RequestBookingSeriesPayloadResolver {
  constructor(
    private readonly seriesLoader: SeriesLoader,
    private readonly calendars: CalendarQueries,
    private readonly dates: SeriesDates,
  ) {}

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The sum of what is or would be booked; null = refused, or free.',
  })
  async total(
    @Parent() { occurrences }: RequestBookingSeriesPayload,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    const quotes = await Promise.all(occurrences.map((occurrence) => this.dates.quote(context, occurrence)));
    return moneyOrNull(totalOf(quotes.filter((quote) => quote !== null)));
  }

  @ResolveField(() => [String], {
    description:
      'Says of each year into which occurrences fall, in order, that the public calendar which the provider observes is ' +
      'not yet announced for it: some may yet fall on holidays. Booking them is allowed, and what is booked stands.',
  })
  async notices(
    @Parent() { place, occurrences }: RequestBookingSeriesPayload,
    @Context() context: ViewerContext,
  ): Promise<string[]> {
    if (place === null) return [];
    return this.calendars.notices(context, place.providerId, yearsOf(occurrences, place.timeZone));
  }

  @ResolveField(() => BookingSeriesObject, {
    nullable: true,
    description: 'The series; null = refused, or previewed only.',
  })
  async series(
    @Parent() payload: RequestBookingSeriesPayload,
    @Context() context: ViewerContext,
  ): Promise<BookingSeriesObject | null> {
    return payload.seriesId === null ? null : this.seriesLoader.series(context, payload.seriesId);
  }
}

@Resolver(() => CancelBookingSeriesPayload)
class CancelBookingSeriesPayloadResolver {
  constructor(private readonly seriesLoader: SeriesLoader) {}

  @ResolveField(() => BookingSeriesObject, { nullable: true, description: 'The result; null = refused.' })
  async series(
    @Parent() payload: CancelBookingSeriesPayload,
    @Context() context: ViewerContext,
  ): Promise<BookingSeriesObject | null> {
    return payload.seriesId === null ? null : this.seriesLoader.series(context, payload.seriesId);
  }
}

export const seriesResolvers = [
  SeriesResolver,
  SeriesOccurrenceResolver,
  RequestBookingSeriesPayloadResolver,
  CancelBookingSeriesPayloadResolver,
];
