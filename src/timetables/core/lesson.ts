import type { Booking } from '../../bookings/core/booking.js';
import type { SeriesRule } from '../../bookings/series/core/series.js';
import type { BookingKey, ResourceKey } from '../../platform/core/keys.js';
import { formatLocalDateTime } from '../../platform/core/calendar.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import type { TimetableRow } from './timetable.js';

/** The booking or series that stands for a lesson, which a row names by its reference. */
export interface Lesson {
  readonly series: (SeriesRule & { readonly title: string }) | null;
  readonly bookings: readonly Pick<Booking, 'id' | 'status' | 'title' | 'attendees' | 'period' | 'items'>[];
}

/** A row with the resource and the period that it means. */
export interface WantedLesson {
  readonly row: TimetableRow;
  readonly resourceId: ResourceKey;
  readonly period: TimeRange;
}

/** Changes of a single booking; null where it stays. */
export interface LessonChange {
  readonly bookingId: BookingKey;
  readonly move: { readonly period: TimeRange; readonly resourceId: ResourceKey } | null;
  readonly details: { readonly title: string; readonly attendees: number | null } | null;
}

export type LessonDecision =
  /** Nothing stands for the reference, or only what was called off while the row says something else now. */
  | { readonly kind: 'BOOK' }
  | { readonly kind: 'STANDS' }
  | { readonly kind: 'CHANGE'; readonly change: LessonChange }
  /** The lesson was called off; the row still says the same. */
  | { readonly kind: 'CALLED_OFF' }
  /** The lesson stands with other values that no command can change; each in words. */
  | { readonly kind: 'DIFFERS'; readonly differences: readonly string[] };

const calledOff: readonly Booking['status'][] = ['CANCELLED', 'DECLINED', 'EXPIRED'];

const quoted = (value: string | number | null): string => (value === null ? 'none' : JSON.stringify(value));

/** Differences between a series and a row, in words. */
function seriesDifferences({ series, bookings }: Lesson, { row, resourceId }: WantedLesson): string[] {
  if (series === null) return ['a single lesson stands, and the row is a series'];
  if (row.recurrence === null) return ['a series stands, and the row is a single lesson'];
  const [first] = bookings;
  const local = (times: readonly number[]) => [...times].sort((a, b) => a - b).join();
  const compared: readonly (readonly [string, string | number | null, string | number | null])[] = [
    ['title', series.title, row.title],
    ['attendees', first?.attendees ?? null, row.attendees],
    ['starts_at', formatLocalDateTime(series.startsAtLocal), formatLocalDateTime(row.startsAt)],
    ['ends_at', formatLocalDateTime(series.endsAtLocal), formatLocalDateTime(row.endsAt)],
    ['rrule', series.recurrence, row.recurrence],
  ];
  const room = bookings.some(({ items }) => items.some((item) => item.resourceId.id === resourceId.id));
  return [
    ...compared.flatMap(([name, stands, wanted]) =>
      stands === wanted ? [] : [`${name} ${quoted(stands)} instead of ${quoted(wanted)}`],
    ),
    ...(local(series.exceptLocal) === local(row.except) ? [] : ['other exdates']),
    ...(room ? [] : ['another resource']),
  ];
}

/** The change that makes a single booking what the row says; null when it is so. */
function changeOf(booking: Lesson['bookings'][number], { row, resourceId, period }: WantedLesson): LessonChange | null {
  const there = booking.items.length === 1 && booking.items[0]?.resourceId.id === resourceId.id;
  const then = booking.period.startsAt === period.startsAt && booking.period.endsAt === period.endsAt;
  const named = booking.title === row.title && booking.attendees === row.attendees;
  if (there && then && named) return null;
  return {
    bookingId: booking.id,
    move: there && then ? null : { period, resourceId },
    details: named ? null : { title: row.title, attendees: row.attendees },
  };
}

/** Decides what a row means for the lesson of its reference; null when there is none yet. */
export function decideLesson(lesson: Lesson | null, wanted: WantedLesson): LessonDecision {
  const [first] = lesson?.bookings ?? [];
  if (lesson === null || first === undefined) return { kind: 'BOOK' };
  const isOff = lesson.bookings.every((booking) => calledOff.includes(booking.status));
  const single = lesson.series === null && wanted.row.recurrence === null;
  const change = single ? changeOf(first, wanted) : null;
  const differences = single ? [] : seriesDifferences(lesson, wanted);
  const same = change === null && differences.length === 0;
  if (isOff) return { kind: same ? 'CALLED_OFF' : 'BOOK' };
  if (same) return { kind: 'STANDS' };
  return change === null ? { kind: 'DIFFERS', differences } : { kind: 'CHANGE', change };
}
