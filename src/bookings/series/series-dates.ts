import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import { CalendarQueries, type DayInForce } from '../../calendars/index.js';
import type { Money } from '../../platform/core/money.js';
import { midnightOf } from '../../platform/core/local-time.js';
import { localAt } from '../../platform/core/zone.js';
import { BookingLoader } from '../booking/booking.loader.js';
import { type Alternative, type DateWish, FindAlternatives } from '../requests/find-alternatives.js';
import type { SeriesOccurrenceObject } from './series.object.js';

/** Facts of the dates of series, batched within a request. */
@Injectable()
export class SeriesDates {
  /** The wishes of a request, by the key of the loader. */
  private readonly wished = new WeakMap<ViewerContext, Map<string, DateWish>>();

  constructor(
    private readonly bookings: BookingLoader,
    private readonly calendars: CalendarQueries,
    private readonly find: FindAlternatives,
  ) {}

  /** The price of a date: as planned, or of the booking that was made for it. */
  async quote(context: ViewerContext, { plan, bookingId }: SeriesOccurrenceObject): Promise<Money | null> {
    if (plan !== null) return plan.quote;
    if (bookingId === null) return null;
    return (await this.bookings.booking(context, bookingId))?.booking.quote ?? null;
  }

  /** The special day on whose wall clock a date starts; null = an ordinary day. */
  async specialDay(context: ViewerContext, { calendar, startsAt }: SeriesOccurrenceObject): Promise<DayInForce | null> {
    if (calendar === null) return null;
    const days = await this.calendars.days(context, calendar.providerId, calendar.from, calendar.to);
    const day = midnightOf(localAt(startsAt, calendar.timeZone));
    return days.find((each) => each.day === day) ?? null;
  }

  /** Other times for a date of a series that was not booked. */
  async alternatives(context: ViewerContext, { plan }: SeriesOccurrenceObject): Promise<readonly Alternative[]> {
    const wish = plan?.wish ?? null;
    if (wish === null) return [];
    const wishes = this.wished.get(context) ?? new Map<string, DateWish>();
    this.wished.set(context, wishes);
    const known = [...wishes].find(([, each]) => each === wish)?.[0];
    const key = known ?? String(wishes.size);
    wishes.set(key, wish);
    const load = async (keys: readonly string[]) => {
      const asked = keys.flatMap((each) => wishes.get(each) ?? []);
      const found = await this.find.ofDates(asked);
      return new Map(keys.map((each, index) => [each, found[index] ?? []]));
    };
    return (await context.loaders.load<string, Alternative[]>(this, load, key)) ?? [];
  }
}
