import { noSpecialDays, holdersOf, specialDaysIn } from '../availability/index.js';
import { agreementsToBookUnder } from '../bookings/index.js';
import { NO_ORGANIZATION } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { DAY_MS, hull, type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { mapInSlices } from '../platform/work/breathe.js';
import type { Candidate } from './candidates.queries.js';
import { admissionOf, type Asker, offersOf, type SearchWish } from './core/offer.js';

/** A look for the slot of a candidate: no earlier one than at `from` is possible. */
export interface SlotProbe {
  readonly candidate: Candidate;
  readonly from: Instant;
  /** The days that this look covers. Later looks cover more, because most slots are found soon. */
  readonly days: number;
}

/** A slot, or the next look for it; null = there is none. */
export type ProbeResult = { readonly period: TimeRange } | { readonly next: SlotProbe } | null;

/** A look for several slots of a candidate, beside those that were found. */
export interface SlotsProbe extends SlotProbe {
  readonly count: number;
  readonly found: readonly TimeRange[];
}

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

  /** The first slot of each candidate inside its window; null = none. */
  async inWindows(looked: readonly { candidate: Candidate; window: TimeRange }[]): Promise<(TimeRange | null)[]> {
    const found = await this.slotsInWindows(looked.map((each) => ({ ...each, count: 1 })));
    return found.map(([first]) => first ?? null);
  }

  /** The first `count` slots of each candidate inside its window. */
  private async slotsInWindows(
    looked: readonly { candidate: Candidate; window: TimeRange; count: number }[],
  ): Promise<TimeRange[][]> {
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
    return mapInSlices(looked, ({ candidate: { resource }, window, count }, index) => {
      const days = specialDays.get(resource.organizationId) ?? noSpecialDays;
      const under = agreements.get(resource.organizationId) ?? [];
      const admission = admissionOf(resource, days, under, this.wish, this.asker);
      return offersOf(admission, { ...this.wish, window }, occupants[index] ?? [], this.now, count);
    });
  }

  /**
   * The agreements that decide whether a booking waits for approval. They matter if it must not, and for a start in the
   * current minute, which could not be approved in time.
   */
  private agreements(looked: readonly { candidate: Candidate; window: TimeRange }[]) {
    const owners = looked.flatMap(({ candidate: { resource }, window }) =>
      (this.wish.instantOnly || window.startsAt <= this.now) && resource.policy.approval === 'AUTOMATIC_FOR_PARTNERS'
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

  /** Looks for the slots of each candidate up to `until`, by start and not overlapping; `length` in milliseconds. */
  async slots(probes: readonly SlotsProbe[], length: number, until: Instant): Promise<TimeRange[][]> {
    const found = probes.map((probe): TimeRange[] => [...probe.found]);
    let left = probes.map((probe, index) => ({ probe, index }));
    while (left.length > 0) {
      const windows = left.map(({ probe: { candidate, from, days, count }, index }) => ({
        candidate,
        window: { startsAt: from, endsAt: Math.min(until, from + length + days * DAY_MS) },
        count: count - (found[index]?.length ?? 0),
      }));
      const looks = await this.slotsInWindows(windows);
      left = left.flatMap(({ probe, index }, place) => {
        const all = found[index] ?? [];
        all.push(...(looks[place] ?? []));
        const end = windows[place]?.window.endsAt ?? until;
        const from = Math.max(end - length + 1, all.at(-1)?.endsAt ?? 0);
        const isOver = end >= until || from > this.latestStart(probe.candidate) || from + length > until;
        if (isOver || all.length >= probe.count) return [];
        return [{ probe: { ...probe, from, days: probe.days * LOOK_GROWTH }, index }];
      });
    }
    return found;
  }

  private latestStart({ resource }: Candidate): Instant {
    const days = this.asker.manages.has(resource.organizationId) ? null : resource.policy.maximumAdvanceDays;
    return days === null ? Infinity : this.now + days * DAY_MS;
  }
}
