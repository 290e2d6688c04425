import {
  addDays,
  addMinutes,
  dateOf,
  localAt,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
} from '../time/zoned';
import type { ShownHours } from './hours';

/** The cell of a timeline that has the focus: a row and a stretch of the wall clock. */
export interface Cursor {
  readonly row: number;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

export interface CursorGrid {
  readonly first: LocalDate;
  readonly days: number;
  readonly hours: ShownHours;
  readonly rows: number;
  /** Minutes by which the arrows move. */
  readonly step: number;
}

/** The outcome of a key: the cursor moves, the shown days change by some, or something else is asked for. */
export type CursorAnswer =
  | { readonly kind: 'MOVED'; readonly cursor: Cursor }
  /** The cursor lies on a day that the timeline shows only after it was turned by so many days. */
  | { readonly kind: 'TURN'; readonly days: number; readonly cursor: Cursor }
  | { readonly kind: 'TODAY' | 'DATE' | 'CHOOSE' | 'DETAILS' };

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const dayStart = (date: LocalDate, { hours }: CursorGrid): LocalDateTime => localAt(date, clock(hours.from));
const dayEnd = (date: LocalDate, { hours }: CursorGrid): LocalDateTime => localAt(date, clock(hours.to));

/** The day that a stretch lies on; one that ends at midnight lies on the day before. */
const dayOf = ({ from }: Pick<Cursor, 'from'>): LocalDate => dateOf(from);

/** The same stretch a step later; from the end of a day on to the start of the next one. */
function later(cursor: Cursor, grid: CursorGrid): Cursor {
  const day = dayOf(cursor);
  const moved = { ...cursor, from: addMinutes(cursor.from, grid.step), to: addMinutes(cursor.to, grid.step) };
  if (minutesBetween(moved.to, dayEnd(day, grid)) >= 0) return moved;
  const from = dayStart(addDays(day, 1), grid);
  return { ...cursor, from, to: addMinutes(from, minutesBetween(cursor.from, cursor.to)) };
}

function earlier(cursor: Cursor, grid: CursorGrid): Cursor {
  const day = dayOf(cursor);
  const moved = { ...cursor, from: addMinutes(cursor.from, -grid.step), to: addMinutes(cursor.to, -grid.step) };
  if (minutesBetween(dayStart(day, grid), moved.from) >= 0) return moved;
  const to = dayEnd(addDays(day, -1), grid);
  return { ...cursor, to, from: addMinutes(to, -minutesBetween(cursor.from, cursor.to)) };
}

/** Goes to a cursor, by turning the timeline where its day is not shown. */
function moved(cursor: Cursor, { first, days }: CursorGrid): CursorAnswer {
  const day = dayOf(cursor);
  if (day < first) return { kind: 'TURN', days: -days, cursor };
  return day < addDays(first, days) ? { kind: 'MOVED', cursor } : { kind: 'TURN', days, cursor };
}

const shifted = (local: LocalDateTime, days: number): LocalDateTime => addMinutes(local, days * 24 * 60);

/** The answer of a timeline to a key; null: the key means nothing here. */
export function keyPressed(cursor: Cursor, key: string, shift: boolean, grid: CursorGrid): CursorAnswer | null {
  switch (key) {
    case 'ArrowRight': {
      if (!shift) return moved(later(cursor, grid), grid);
      const to = addMinutes(cursor.to, grid.step);
      return moved(minutesBetween(to, dayEnd(dayOf(cursor), grid)) >= 0 ? { ...cursor, to } : cursor, grid);
    }
    case 'ArrowLeft': {
      if (!shift) return moved(earlier(cursor, grid), grid);
      const to = addMinutes(cursor.to, -grid.step);
      return moved(minutesBetween(cursor.from, to) >= grid.step ? { ...cursor, to } : cursor, grid);
    }
    case 'ArrowDown':
      return moved({ ...cursor, row: Math.min(cursor.row + 1, grid.rows - 1) }, grid);
    case 'ArrowUp':
      return moved({ ...cursor, row: Math.max(cursor.row - 1, 0) }, grid);
    case 'Home':
    case 'End': {
      const length = minutesBetween(cursor.from, cursor.to);
      const day = dayOf(cursor);
      const from = key === 'Home' ? dayStart(day, grid) : addMinutes(dayEnd(day, grid), -length);
      return moved({ ...cursor, from, to: addMinutes(from, length) }, grid);
    }
    case '[':
      return moved({ ...cursor, from: shifted(cursor.from, -1), to: shifted(cursor.to, -1) }, grid);
    case ']':
      return moved({ ...cursor, from: shifted(cursor.from, 1), to: shifted(cursor.to, 1) }, grid);
    case 't':
    case 'T':
      return { kind: 'TODAY' };
    case 'g':
    case 'G':
      return { kind: 'DATE' };
    case 'Enter':
      return { kind: 'CHOOSE' };
    case ' ':
      return { kind: 'DETAILS' };
    default:
      return null;
  }
}

/** A cursor inside the shown days and hours: the one given if it fits, else the first stretch of its length. */
export function placed(wanted: Cursor | null, grid: CursorGrid, length: number): Cursor {
  const row = Math.min(wanted?.row ?? 0, Math.max(0, grid.rows - 1));
  if (wanted !== null) {
    const day = dayOf(wanted);
    const fits =
      day >= grid.first &&
      day < addDays(grid.first, grid.days) &&
      minutesBetween(dayStart(day, grid), wanted.from) >= 0 &&
      minutesBetween(wanted.to, dayEnd(day, grid)) >= 0;
    if (fits) return { ...wanted, row };
  }
  const from = dayStart(grid.first, grid);
  const most = minutesBetween(from, dayEnd(grid.first, grid));
  return { row, from, to: addMinutes(from, Math.min(length, most)) };
}
