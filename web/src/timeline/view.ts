import { type LocalDate, mondayOf } from '../time/zoned';

export const VIEWS = ['day', 'week', 'list'] as const;
export type ScheduleView = (typeof VIEWS)[number];

/** The days that a view shows around a date: the day itself, or its week. */
export const shownDays = (view: ScheduleView, date: LocalDate): { readonly first: LocalDate; readonly days: number } =>
  view === 'day' ? { first: date, days: 1 } : { first: mondayOf(date), days: 7 };
