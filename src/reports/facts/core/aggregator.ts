import type { TimeRange } from '../../../platform/core/time-range.js';
import { type Cut, rowAt, spread } from '../../question/core/buckets.js';
import { type Figures, noFigures } from './figures.js';
import { type BookingKeys, type JointCount, KEPT_FIGURES, type MonthSnapshot } from './month-snapshot.js';
import { type Add, type BookedTime, type LateCancellation, measure } from './measure.js';

/** A calendar's open time in the window, for all resources that share it. */
export interface OpenTime {
  readonly cut: Cut;
  readonly open: readonly TimeRange[];
}

/** One resource of a provider, and where its figures go. */
export interface AggregatorInput {
  /** The rows to which all of it belongs; null: those that time tells, as its `cut` has them. */
  readonly rows: readonly number[] | null;
  readonly units: number;
  readonly openTime: OpenTime;
  readonly downtimes: readonly TimeRange[];
  readonly booked: readonly BookedTime[];
  readonly lateCancellations: readonly LateCancellation[];
}

/** The expected use of a resource in a window, and the rows that it adds to, as those of a Talliable. */
export interface Rated {
  readonly rows: readonly number[] | null;
  readonly units: number;
  readonly ratedHoursPerYear: number;
  readonly cut: Cut;
}

const HOURS_PER_YEAR = 365 * 24;

/** The milliseconds that each cell has of ranges. */
function shareOf(cut: Cut, ranges: readonly TimeRange[]): Map<number, number> {
  const found = new Map<number, number>();
  const once = ranges.map((range) => ({ ...range, units: 1 }));
  spread(cut, once, (cell, amount) => found.set(cell, (found.get(cell) ?? 0) + amount));
  return found;
}

/** Adds up rows, provider by provider. */
export class Aggregator {
  readonly totals = noFigures();
  readonly rows: readonly Figures[];
  private readonly lengths = new Map<Cut, ReadonlyMap<number, number>>();

  constructor(rowCount: number) {
    this.rows = Array.from({ length: rowCount }, noFigures);
  }

  /** Adds the expected use of a resource in the whole window. */
  addRated({ rows, units, ratedHoursPerYear, cut }: Rated): void {
    let lengths = this.lengths.get(cut);
    if (lengths === undefined) this.lengths.set(cut, (lengths = shareOf(cut, [cut.window])));
    for (const [cell, all] of lengths) {
      this.add(rows ?? [cell], 'rated', (all * units * ratedHoursPerYear) / HOURS_PER_YEAR);
    }
  }

  add(rows: readonly number[], name: keyof Figures, value: number): void {
    this.totals[name] += value;
    for (const row of rows) {
      const figures = this.rows[row];
      if (figures !== undefined) figures[name] += value;
    }
  }
}

/** One provider's part of a tally, in pieces of the window: a booking has one provider, so none is counted in two. */
export class ProviderTally {
  private readonly bookings = new Distinct();
  private readonly lateCancellations = new Distinct();

  constructor(private readonly tally: Aggregator) {}

  /**
   * The facts of all its resources in one piece; the first cell of the piece is that row. `keys` tell which booking a
   * number stands for; without them no booking counts in two pieces.
   */
  addFacts(resources: readonly AggregatorInput[], firstRow: number, keys: BookingKeys | null): void {
    const add = this.piece(firstRow, keys);
    for (const resource of resources) add(resource);
  }

  /** The same resource by resource, for a caller that pauses in between. */
  piece(firstRow: number, keys: BookingKeys | null): (resource: AggregatorInput) => void {
    const shares = new Map<OpenTime, ReadonlyMap<number, number>>();
    this.bookings.begin(keys?.bookingKeys);
    this.lateCancellations.begin(keys?.lateKeys);
    return (resource) => {
      const rowsOf = (cell: number): readonly number[] => resource.rows ?? [firstRow + cell];
      const { openTime, units } = resource;
      let open = shares.get(openTime);
      if (open === undefined) shares.set(openTime, (open = shareOf(openTime.cut, openTime.open)));
      for (const [cell, amount] of open) this.tally.add(rowsOf(cell), 'open', amount * units);
      const add: Add = (cell, amount, unitMilliseconds) => {
        this.tally.add(rowsOf(cell), amount, unitMilliseconds);
      };
      measure({ ...resource, open: openTime.open }, openTime.cut, add);
      this.count(resource, rowsOf);
    };
  }

  /** Counts each where it starts. */
  private count(
    { openTime, booked, lateCancellations }: AggregatorInput,
    rowsOf: (cell: number) => readonly number[],
  ): void {
    for (const { booking, reserved, missed, createdAt } of booked) {
      const cell = rowAt(openTime.cut, reserved.startsAt);
      if (cell === null) continue;
      const lead = Math.max(0, reserved.startsAt - createdAt);
      this.bookings.each(this.tally, rowsOf(cell), this.bookings.numberOf(booking), false, (figures) => {
        figures.bookings++;
        figures.noShows += missed ? 1 : 0;
        figures.lead += lead;
      });
    }
    for (const { booking, startsAt } of lateCancellations) {
      const cell = rowAt(openTime.cut, startsAt);
      if (cell === null) continue;
      const number = this.lateCancellations.numberOf(booking);
      this.lateCancellations.each(this.tally, rowsOf(cell), number, false, (figures) => figures.lateCancellations++);
    }
  }

  /** `rowsOf`: the rows of the resource at a place; null: the report is not about it. */
  addKept({ positions, figures, joint }: MonthSnapshot, rowsOf: (position: number) => readonly number[] | null): void {
    const width = KEPT_FIGURES.length;
    const sumsOf = new Map<Figures, Float64Array>();
    const into = (figuresOfRow: Figures): Float64Array => {
      let sums = sumsOf.get(figuresOfRow);
      if (sums === undefined) sumsOf.set(figuresOfRow, (sums = new Float64Array(width)));
      return sums;
    };
    const add = (sums: Float64Array, position: number): void => {
      for (let column = 0; column < width; column++) {
        sums[column] = (sums[column] ?? 0) + (figures[position * width + column] ?? 0);
      }
    };
    for (let position = 0; position < positions.size; position++) {
      const rows = rowsOf(position);
      if (rows === null) continue;
      add(into(this.tally.totals), position);
      for (const row of rows) {
        const figuresOfRow = this.tally.rows[row];
        if (figuresOfRow !== undefined) add(into(figuresOfRow), position);
      }
    }
    // Rows are few and resources many: adding to an array is several times faster than to a row.
    for (const [figuresOfRow, sums] of sumsOf) {
      for (const [column, name] of KEPT_FIGURES.entries()) figuresOfRow[name] += sums[column] ?? 0;
    }
    this.takeBack(joint, rowsOf);
  }

  /** Each resource of a booking has counted it; from the second on that is taken back. */
  private takeBack(joint: readonly JointCount[], rowsOf: (position: number) => readonly number[] | null): void {
    for (const { booking, position, outcome, lead } of joint) {
      const rows = rowsOf(position);
      if (rows === null) continue;
      if (outcome === 'CANCELLED_LATE') {
        const number = this.lateCancellations.numberOfKey(booking);
        this.lateCancellations.each(this.tally, rows, number, true, (sums) => sums.lateCancellations--);
        continue;
      }
      this.bookings.each(this.tally, rows, this.bookings.numberOfKey(booking), true, (sums) => {
        sums.bookings--;
        sums.noShows -= outcome === 'MISSED' ? 1 : 0;
        sums.lead -= lead;
      });
    }
  }
}

/** A number of a query stands for a booking only in its own piece. */
const PIECE = 2 ** 32;

/** The bookings that were counted so far, row by row. */
class Distinct {
  private readonly seen = new Map<number, Set<number>>();
  private readonly numbers = new Map<string, number>();
  private keys: ReadonlyMap<number, string> | undefined;
  private pieces = 0;

  /** From now on numbers are those of another piece. */
  begin(keys: ReadonlyMap<number, string> | undefined): void {
    this.keys = keys;
    this.pieces++;
  }

  numberOf(booking: number): number {
    const key = this.keys?.get(booking);
    return key === undefined ? this.pieces * PIECE + booking : this.numberOfKey(key);
  }

  numberOfKey(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = -1 - this.numbers.size));
    return number;
  }

  /** Changes the rows, and the totals, in which the booking was `seen` before, or was not; now it is. */
  each(
    tally: Aggregator,
    rows: readonly number[],
    booking: number,
    seen: boolean,
    change: (figures: Figures) => void,
  ): void {
    for (const row of rows) {
      const figures = tally.rows[row];
      if (figures !== undefined && this.meet(row, booking) === seen) change(figures);
    }
    if (this.meet(tally.rows.length, booking) === seen) change(tally.totals);
  }

  /** Whether it was there already. */
  private meet(row: number, booking: number): boolean {
    let known = this.seen.get(row);
    if (known === undefined) this.seen.set(row, (known = new Set()));
    if (known.has(booking)) return true;
    known.add(booking);
    return false;
  }
}
