import { Int, ObjectType } from '@nestjs/graphql';
import { Weekday, weekdayOfIso } from '../catalog/index.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import type { Locale } from '../platform/core/locale.js';
import { type CalendarYear, noticeOf, type PublicCalendar, type PublicCalendarYear } from './calendars.queries.js';
import type { CalendarDay } from './core/calendar-day.js';
import { Field, NullableField } from '../platform/graphql/field.js';

export const CalendarDayKindEnum = enumType('CalendarDayKind', 'Kinds of special days.', {
  HOLIDAY: 'A holiday: all resources of the organization are closed, those always open too.',
  CLOSURE: 'Closed for a reason of its own: stocktaking, entrance examinations.',
  MAKE_UP_DAY: 'Worked for a day off: open as on the weekday that is made up for (调休上班).',
});
export type CalendarDayKindEnum = keyof typeof CalendarDayKindEnum;

@ObjectType('CalendarDay', {
  description: 'A day on which an organization is not open as on other days of its weekday. What is booked stands.',
})
export class CalendarDayObject {
  @Field(() => LocalDateScalar, 'The day, on the wall clock of each of its sites.') day: LocalDateTime;
  @Field(() => CalendarDayKindEnum, 'The kind of special day.') kind: CalendarDayKindEnum;
  @Field(() => String, 'Why: National Day.') name: string;
  @NullableField(() => Weekday, 'The weekday whose opening hours a MAKE_UP_DAY has; null for others.')
  opensLike: Weekday | null;
  @Field(() => Boolean, 'By the public calendar, about which the organization has said nothing else.')
  isPublic: boolean;

  static of(this: void, day: CalendarDay & { readonly isPublic?: boolean }): CalendarDayObject {
    const opensLike = day.opensLike === null ? null : weekdayOfIso(day.opensLike);
    return fill(CalendarDayObject, { ...day, opensLike, isPublic: day.isPublic ?? true });
  }
}

@ObjectType('CalendarYear', { description: 'The special days of an organization in a year.' })
export class CalendarYearObject {
  @Field(() => Int, 'The year.') year: number;
  @Field(() => [CalendarDayObject], 'By day; what the organization says goes before what is public.')
  days: CalendarDayObject[];
  @NullableField(
    () => Boolean,
    'Whether the public calendar that it observes has been announced for the year: until then its holidays and ' +
      'make-up days are missing here. Null when it observes none.',
  )
  announced: boolean | null;
  @NullableField(() => String, 'Says so in words when the year is not yet announced.') notice: string | null;

  static of(this: void, calendar: CalendarYear, locale: Locale): CalendarYearObject {
    const { year, days, publicCalendar, announced } = calendar;
    return fill(CalendarYearObject, {
      year,
      days: days.map(CalendarDayObject.of),
      announced: publicCalendar === null ? null : announced,
      notice: noticeOf(calendar, locale),
    });
  }
}

@ObjectType('PublicCalendarYear', { description: 'A year of a public calendar, as it was announced.' })
export class PublicCalendarYearObject {
  @Field(() => Int, 'The year.') year: number;
  @Field(() => String, 'The notice that announced it.') source: string;
  @Field(() => [CalendarDayObject], 'Its holidays and make-up days, by day.') days: CalendarDayObject[];

  static of(this: void, { year, source, days }: PublicCalendarYear): PublicCalendarYearObject {
    const announced = { year, source, days: days.map(CalendarDayObject.of) };
    return fill(PublicCalendarYearObject, announced);
  }
}

@ObjectType('PublicCalendar', { description: 'The holidays and make-up days of a region, announced year by year.' })
export class PublicCalendarObject {
  @Field(() => String, 'ISO 3166: CN.') region: string;
  @Field(() => String, 'The name of the region.') name: string;
  @Field(() => [Int], 'The years that have been announced, in order.') announcedYears: number[];

  /** Not a field: public-calendar.resolver.ts answers one year at a time. */
  readonly years: readonly PublicCalendarYear[];

  static of(this: void, { region, name, years }: PublicCalendar): PublicCalendarObject {
    const announcedYears = years.map(({ year }) => year);
    return fill(PublicCalendarObject, { region, name, announcedYears, years });
  }
}
