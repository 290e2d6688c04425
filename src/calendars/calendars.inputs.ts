import { ID, InputType, Int } from '@nestjs/graphql';
import { isoOfWeekday, Weekday } from '../catalog/index.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import { CalendarDayKindEnum } from './calendar.objects.js';
import type { CalendarDay } from './core/calendar-day.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@InputType('CalendarDayInput', { description: 'Kinds of special days.' })
export class CalendarDayInput {
  @Field(() => LocalDateScalar, 'The day.') day: LocalDateTime;
  @Field(() => CalendarDayKindEnum, 'The kind.') kind: CalendarDayKindEnum;
  @Field(() => String, 'Why; 1 to 200 characters.') name: string;
  @NullableField(
    () => Weekday,
    'The weekday whose opening hours a MAKE_UP_DAY has; its own makes it an ordinary day, whatever is public.',
  )
  opensLike?: Weekday | null;

  static day(this: void, { day, kind, name, opensLike }: CalendarDayInput): CalendarDay {
    return { day, kind, name, opensLike: opensLike == null ? null : isoOfWeekday(opensLike) };
  }
}

@InputType({ description: 'Days of an organization that are special.' })
export class SetCalendarDaysInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @Field(() => [CalendarDayInput], 'At most 366; each replaces what was said of the day before.')
  days: CalendarDayInput[];
}

@InputType({ description: 'Days of an organization of which it no longer says anything.' })
export class RemoveCalendarDaysInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @Field(() => [LocalDateScalar], 'The days; what is public about them counts again.') days: LocalDateTime[];
}

@InputType({ description: 'The public calendar that an organization observes.' })
export class ObservePublicCalendarInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @NullableField(() => String, 'The region, such as CN; null: none.') region?: string | null;
}

@InputType({ description: 'A year of a public calendar as it was announced.' })
export class AnnouncePublicCalendarYearInput {
  @Field(() => String, 'The region, such as CN.') region: string;
  @Field(() => Int, 'The year; 1900 to 2200.') year: number;
  @Field(() => String, 'The title of the notice; 1 to 500 characters.') source: string;
  @Field(() => [CalendarDayInput], 'All its holidays and make-up days; they replace those before.')
  days: CalendarDayInput[];
}
