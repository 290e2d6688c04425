import { noSpecialDays, holdersOf, specialDaysIn } from '../availability/index.js';
import { agreementsToBookUnder } from '../bookings/index.js';
import { NO_ORGANIZATION } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { DAY_MS, hull, type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { mapInSlices } from '../platform/work/breathe.js';
import type { Candidate } from './candidates.queries.js';
import { admissionOf, type Asker, offerOf, type SearchWish } from './core/offer.js';

/** A candidate, and where the slot is looked for: from where no earlier one is possible. */
export interface SlotProbe {
  readonly candidate: Candidate;
  readonly from: Instant;
  /** So far was looked the last time; what is found soon needs not all that is taken in a year. */
  readonly days: number;
}

/** A slot, or from where to go on looking; null: there is none. */
export type ProbeResult = { readonly period: TimeRange } | { readonly next: SlotProbe } | null;

const FIRST_LOOK_DAYS = 3;
const LOOK_GROWTH = 4;

export const firstProbe = (candidate: Candidate, from: Instant): SlotProbe => ({
  candidate,
  from,
  days: FIRST_LOOK_DAYS,
});

/** Asks the rules of booking, for many resources at once: they alone say what is offered. */
export class AvailabilityCheck {
  constructor(
    private readonly queryable: Queryable,
    private readonly wish: SearchWish,
    private readonly asker: Asker,
    private readonly now: Instant,
  ) {}

  /** For each when it could be booked inside its window; null: not at all. */
  async inWindows(looked: readonly { candidate: Candidate; window: TimeRange }[]): Promise<(TimeRange | null)[]> {
    const windows = looked.map(({ candidate: { resource }, window }) => {
      const endsAt = window.endsAt + resource.policy.turnaroundMinutes * MINUTE_MS;
      const whole = this.wish.units === resource.units;
      return { resource: resource.id, range: { startsAt: window.startsAt, endsAt }, whole };
    });
    if (windows.length === 0) return [];
    const owners = looked.map(({ candidate }) => candidate.resource.organizationId);
    const [occupants, specialDays, agreements] = await Promise.all([
      holdersOf(this.queryable, windows, this.now),
      specialDaysIn(this.queryable, owners, hull(looked.map(({ window }) => window))),
      this.agreements(looked),
    ]);
    return mapInSlices(looked, ({ candidate: { resource }, window }, index) => {
      const days = specialDays.get(resource.organizationId) ?? noSpecialDays;
      const under = agreements.get(resource.organizationId) ?? [];
      const admission = admissionOf(resource, days, under, this.wish, this.asker);
      return offerOf(admission, { ...this.wish, window }, occupants[index] ?? [], this.now);
    });
  }

  /**
   * The agreements that decide whether a booking waits for approval; only a start in the current minute depends on that,
   * because it could not be approved in time.
   */
  private agreements(looked: readonly { candidate: Candidate; window: TimeRange }[]) {
    const owners = looked.flatMap(({ candidate: { resource }, window }) =>
      window.startsAt <= this.now && resource.policy.approval === 'AUTOMATIC_FOR_PARTNERS'
        ? resource.organizationId
        : [],
    );
    const asker = this.asker.organizationId ?? NO_ORGANIZATION;
    return agreementsToBookUnder(this.queryable, asker, [...new Set(owners)], this.now);
  }

  /** One look at each for the earliest slot of `length` (in milliseconds) up to `until`. */
  async earliest(looked: readonly SlotProbe[], length: number, until: Instant): Promise<ProbeResult[]> {
    const windows = looked.map(({ candidate, from, days }) => ({
      candidate,
      window: { startsAt: from, endsAt: Math.min(until, from + length + days * DAY_MS) },
    }));
    const periods = await this.inWindows(windows);
    return windows.map(({ candidate, window: { endsAt } }, index): ProbeResult => {
      const period = periods[index] ?? null;
      if (period !== null) return { period };
      // All starts up to here are out of the question.
      const from = endsAt - length + 1;
      const days = (looked[index]?.days ?? FIRST_LOOK_DAYS) * LOOK_GROWTH;
      return endsAt >= until || from > this.latestStart(candidate) ? null : { next: { candidate, from, days } };
    });
  }

  private latestStart({ resource }: Candidate): Instant {
    const days = this.asker.manages.has(resource.organizationId) ? null : resource.policy.maximumAdvanceDays;
    return days === null ? Infinity : this.now + days * DAY_MS;
  }
}
