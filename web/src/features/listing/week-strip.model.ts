import { addDays, dayRange, type LocalDate, type Span } from '../../time/zoned';
import { stretchOf } from '../../timeline/layers';
import { common, type Stretch } from '../../timeline/spans';

export interface StripDay {
  readonly date: LocalDate;
  readonly openMinutes: number;
  readonly freeMinutes: number;
}

const minutesOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0);

/** The days from a date on, each with its open minutes and how many of them are free. */
export function stripDays(
  first: LocalDate,
  days: number,
  zone: string,
  open: readonly Span[],
  free: readonly Span[],
): StripDay[] {
  return Array.from({ length: days }, (_, offset) => {
    const date = addDays(first, offset);
    const { from, to } = dayRange(date, zone);
    const day = [{ from: Date.parse(from), to: Date.parse(to) }];
    const openOfDay = common(day, open.map(stretchOf));
    return { date, openMinutes: minutesOf(openOfDay), freeMinutes: minutesOf(common(openOfDay, free.map(stretchOf))) };
  });
}
