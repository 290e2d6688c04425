import { addDays, dateOf, dayRange, type Instant, type LocalDate, type Span, toLocal } from '../time/zoned';

/** Time that is taken: by a booking, a hold or a downtime, or by something inside the resource. */
export interface Entry extends Span {
  readonly kind: 'BOOKING' | 'HOLD' | 'DOWNTIME' | 'INSIDE';
  readonly units: number;
  /** The title of a booking that the viewer may see, or the reason of a downtime; null: not told. */
  readonly label: string | null;
  readonly bookingId: string | null;
}

export type LineKind = 'FREE' | 'BUSY' | 'HOLD' | 'DOWN' | 'INSIDE';

/** A stretch of a day, clipped to it. */
export interface DayLine extends Span {
  readonly kind: LineKind;
  readonly label: string | null;
  readonly bookingId: string | null;
}

export interface DayOfLines {
  readonly date: LocalDate;
  readonly lines: readonly DayLine[];
}

const kinds = { BOOKING: 'BUSY', HOLD: 'HOLD', DOWNTIME: 'DOWN', INSIDE: 'INSIDE' } as const;

/** Instants of the API and ours may differ in the digits of their seconds, so they are compared as numbers. */
const at = (instant: Instant): number => Date.parse(instant);

function clipped(line: DayLine, from: Instant, to: Instant): DayLine[] {
  const startsAt = at(line.startsAt) > at(from) ? line.startsAt : from;
  const endsAt = at(line.endsAt) < at(to) ? line.endsAt : to;
  return at(startsAt) < at(endsAt) ? [{ ...line, startsAt, endsAt }] : [];
}

/**
 * The days from a date on, each with its free stretches and what is taken, by start. Counted resources may be free and
 * taken at once. Times outside the opening hours have no line.
 */
export function dayLines(
  first: LocalDate,
  days: number,
  zone: string,
  free: readonly Span[],
  entries: readonly Entry[],
): DayOfLines[] {
  const lines: DayLine[] = [
    ...free.map((span) => ({ ...span, kind: 'FREE' as const, label: null, bookingId: null })),
    ...entries.map(({ kind, startsAt, endsAt, label, bookingId }) => ({
      kind: kinds[kind],
      startsAt,
      endsAt,
      label,
      bookingId,
    })),
  ];
  return Array.from({ length: days }, (_, offset) => {
    const date = addDays(first, offset);
    const { from, to } = dayRange(date, zone);
    const ofDay = lines
      .flatMap((line) => clipped(line, from, to))
      .sort((one, other) => at(one.startsAt) - at(other.startsAt) || at(one.endsAt) - at(other.endsAt));
    return { date, lines: ofDay };
  });
}

/** Whether an answer about some window tells all of the days; other days are still to be fetched. */
export function coversDays(window: Span, first: LocalDate, days: number, zone: string): boolean {
  const { from } = dayRange(first, zone);
  const { from: end } = dayRange(addDays(first, days), zone);
  return at(window.startsAt) <= at(from) && at(window.endsAt) >= at(end);
}

/** The time of day at which a line ends; midnight at the end of its own day is "24:00". */
export function endTime(line: Span, zone: string): string {
  const end = toLocal(line.endsAt, zone);
  const time = end.slice(11, 16);
  return time === '00:00' && dateOf(end) !== dateOf(toLocal(line.startsAt, zone)) ? '24:00' : time;
}
