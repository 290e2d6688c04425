import type { Instant, TimeRange } from '../../../platform/core/time-range.js';
import { type Cut, rowAt, spread } from './cells.js';
import { type Figures, noFigures } from './figures.js';
import { type Add, type BookedTime, measure } from './measure.js';

/** A calendar's open time in the window, for all resources that share it. */
export interface OpenTime {
  readonly cut: Cut;
  readonly open: readonly TimeRange[];
}

export interface LateCancellation {
  /** The same for all resources of one booking, and of no other of that provider that was cancelled late. */
  readonly booking: number;
  readonly startsAt: Instant;
}

/** One resource of a provider, and where its figures go. */
export interface Talliable {
  /** The rows to which all of it belongs; null: those that time tells, as its `cut` has them. */
  readonly rows: readonly number[] | null;
  readonly units: number;
  readonly openTime: OpenTime;
  readonly ratedHoursPerYear: number;
  readonly downtimes: readonly TimeRange[];
  readonly booked: readonly BookedTime[];
  readonly lateCancellations: readonly LateCancellation[];
}

const HOURS_PER_YEAR = 365 * 24;

/** What each row has of a calendar: milliseconds open, and milliseconds at all. */
interface Shares {
  readonly open: ReadonlyMap<number, number>;
  readonly all: ReadonlyMap<number, number>;
}

function sharesOf({ cut, open }: OpenTime): Shares {
  const share = (ranges: readonly TimeRange[]): Map<number, number> => {
    const found = new Map<number, number>();
    const once = ranges.map((range) => ({ ...range, units: 1 }));
    spread(cut, once, (row, amount) => found.set(row, (found.get(row) ?? 0) + amount));
    return found;
  };
  return { open: share(open), all: share([cut.window]) };
}

/** Adds up rows, provider by provider: a booking has one provider, so none is counted in two of them. */
export class Tally {
  readonly totals = noFigures();
  readonly rows: readonly Figures[];
  private readonly shares = new Map<OpenTime, Shares>();

  constructor(rowCount: number) {
    this.rows = Array.from({ length: rowCount }, noFigures);
  }

  /** All resources of one provider that the report is about. */
  add(resources: readonly Talliable[]): void {
    const bookings = new Distinct(this.rows.length);
    const lateCancellations = new Distinct(this.rows.length);
    for (const resource of resources) {
      this.addTime(resource);
      for (const time of resource.booked) {
        this.eachOf(resource, time.reserved.startsAt, bookings, time.booking, (figures) => {
          figures.bookings++;
          figures.noShows += time.missed ? 1 : 0;
          figures.lead += Math.max(0, time.reserved.startsAt - time.createdAt);
        });
      }
      for (const { booking, startsAt } of resource.lateCancellations) {
        this.eachOf(resource, startsAt, lateCancellations, booking, (figures) => figures.lateCancellations++);
      }
    }
    this.shares.clear();
  }

  private addTime(resource: Talliable): void {
    const { openTime, units, rows } = resource;
    const { totals } = this;
    const add: Add = (cell, amount, unitMilliseconds) => {
      totals[amount] += unitMilliseconds;
      for (const row of rows ?? [cell]) {
        const figures = this.rows[row];
        if (figures !== undefined) figures[amount] += unitMilliseconds;
      }
    };
    let shares = this.shares.get(openTime);
    if (shares === undefined) this.shares.set(openTime, (shares = sharesOf(openTime)));
    for (const [cell, open] of shares.open) add(cell, 'open', open * units);
    for (const [cell, all] of shares.all) {
      add(cell, 'rated', (all * units * resource.ratedHoursPerYear) / HOURS_PER_YEAR);
    }
    measure({ ...resource, open: openTime.open }, openTime.cut, add);
  }

  /** The rows, and the totals, in which something that starts then is counted and was not yet. */
  private eachOf(
    { rows, openTime }: Talliable,
    startsAt: Instant,
    seen: Distinct,
    booking: number,
    count: (figures: Figures) => void,
  ): void {
    const cell = rowAt(openTime.cut, startsAt);
    if (cell === null) return;
    for (const row of rows ?? [cell]) {
      const figures = this.rows[row];
      if (figures !== undefined && seen.first(row, booking)) count(figures);
    }
    if (seen.first(this.rows.length, booking)) count(this.totals);
  }
}

class Distinct {
  private readonly seen: (Set<number> | undefined)[];

  constructor(rows: number) {
    this.seen = new Array<Set<number> | undefined>(rows + 1);
  }

  first(row: number, booking: number): boolean {
    const known = (this.seen[row] ??= new Set());
    if (known.has(booking)) return false;
    known.add(booking);
    return true;
  }
}
