import type { TimeRange } from '../../../platform/core/time-range.js';
import { type Cut, rowAt, spread } from '../../question/core/buckets.js';
import { during } from '../../question/core/levels.js';
import { availableTime, type BookedTime, usedWithinReserved } from '../../facts/core/measure.js';
import type { AggregatorInput } from '../../facts/core/aggregator.js';

/** The figures that bookings make. */
export type BookedFigure =
  | 'BOOKED'
  | 'USED'
  | 'SHARED'
  | 'USED_BY_SCHOOLS'
  | 'USED_BY_ENTERPRISES'
  | 'USED_BY_TRAINING_CENTERS'
  | 'USED_WITHIN_BOOKED'
  | 'BOOKINGS'
  | 'NO_SHOWS'
  | 'LATE_CANCELLATIONS';

/** The time by which a booking adds to minutes; null when it adds none. */
const timeBehind: Readonly<Partial<Record<BookedFigure, (time: BookedTime) => TimeRange | null>>> = {
  BOOKED: (time) => time.reserved,
  USED: (time) => time.used,
  SHARED: (time) => (time.shared ? time.used : null),
  USED_BY_SCHOOLS: (time) => (time.consumer === 'SCHOOL' ? time.used : null),
  USED_BY_ENTERPRISES: (time) => (time.consumer === 'ENTERPRISE' ? time.used : null),
  USED_BY_TRAINING_CENTERS: (time) => (time.consumer === 'TRAINING_CENTER' ? time.used : null),
  USED_WITHIN_BOOKED: usedWithinReserved,
};

/** A row by time, or all of the window. */
type Row = number | null;

const startsIn = (cut: Cut, row: Row, { startsAt }: { readonly startsAt: number }): boolean => {
  const cell = rowAt(cut, startsAt);
  return cell !== null && (row === null || cell === row);
};

/** The numbers of the bookings of a resource that have a part in a figure of a row. */
export function behind(resource: Omit<AggregatorInput, 'rows'>, figure: BookedFigure, row: Row): number[] {
  const { cut, open } = resource.openTime;
  if (figure === 'LATE_CANCELLATIONS') {
    return resource.lateCancellations.filter((each) => startsIn(cut, row, each)).map(({ booking }) => booking);
  }
  const timeOf = timeBehind[figure];
  if (timeOf === undefined) {
    return resource.booked
      .filter(({ reserved, missed }) => startsIn(cut, row, reserved) && (missed || figure !== 'NO_SHOWS'))
      .map(({ booking }) => booking);
  }
  const available = availableTime({ open, downtimes: resource.downtimes });
  const adds = (range: TimeRange | null): boolean => {
    let found = false;
    const parts = range === null ? [] : during([{ ...range, units: 1 }], available);
    spread(cut, parts, (cell) => (found ||= row === null || cell === row));
    return found;
  };
  return resource.booked.filter((time) => adds(timeOf(time))).map(({ booking }) => booking);
}
