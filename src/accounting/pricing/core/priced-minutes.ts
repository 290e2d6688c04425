import { scaled } from '../../../platform/core/decimal.js';
import { atLocalTime, dayNumberAt, localDateTimeOfDay, weekdayOfDayNumber } from '../../../platform/core/local-time.js';
import { MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import { localAt, resolveLocal } from '../../../platform/core/zone.js';
import { minutesOf } from './billable.js';
import { PRICE_DIGITS, type RateBand, type RateStep, type RateTerms } from './rate-terms.js';

/** Minutes that cost the same: `step` and `band` are places in the rate's lists, null for the base price and none. */
export interface PricedMinutes {
  readonly step: number | null;
  readonly band: number | null;
  readonly minutes: number;
}

/** Minutes since the billable start, half-open. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly band: number | null;
}

/** The first minute, counted from 0, that begins when the step does or later. */
function firstMinuteOf(step: RateStep): number {
  const scale = 10n ** BigInt(PRICE_DIGITS);
  return Number((scaled(step.fromHours, PRICE_DIGITS) * 60n + scale - 1n) / scale);
}

/**
 * Where the bands lie in the range. Their edges are those of opening hours: one that the clock skips is the instant
 * after the gap, one that it repeats is the first. So a band has as many minutes as really pass in it.
 */
function bandRuns(bands: readonly RateBand[], zone: string, range: TimeRange): Run[] {
  if (bands.length === 0) return [];
  const total = minutesOf(range);
  const minuteOf = (instant: number) => Math.min(Math.max(Math.ceil((instant - range.startsAt) / MINUTE_MS), 0), total);
  const runs: Run[] = [];
  // One day more than the range shows, as for opening hours: a clock may go back across midnight.
  const lastDay = dayNumberAt(localAt(range.endsAt, zone)) + 1;
  for (let day = dayNumberAt(localAt(range.startsAt, zone)); day <= lastDay; day++) {
    const weekday = weekdayOfDayNumber(day);
    const midnight = localDateTimeOfDay(day);
    for (const [band, { weekdays, startsAt, endsAt }] of bands.entries()) {
      if (!weekdays.includes(weekday)) continue;
      const from = minuteOf(resolveLocal(atLocalTime(midnight, startsAt), zone).instant);
      const to = minuteOf(resolveLocal(atLocalTime(midnight, endsAt), zone).instant);
      if (from < to) runs.push({ from, to, band });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** The runs and what lies between them. */
function withoutGaps(runs: readonly Run[], total: number): Run[] {
  const all: Run[] = [];
  let at = 0;
  for (const run of runs) {
    if (at < run.from) all.push({ from: at, to: run.from, band: null });
    all.push(run);
    at = run.to;
  }
  if (at < total) all.push({ from: at, to: total, band: null });
  return all;
}

/**
 * How many of the minutes of a range (whole minutes, wall clock of `zone`) cost which price, in the order in which they
 * first come. Work grows with days and bands, never with minutes.
 */
export function pricedMinutes(
  rate: Pick<RateTerms, 'steps' | 'bands'>,
  zone: string,
  range: TimeRange,
): PricedMinutes[] {
  const total = minutesOf(range);
  const starts = [0, ...rate.steps.map(firstMinuteOf), Infinity];
  const found = new Map<string, { step: number | null; band: number | null; minutes: number }>();
  let step = 0;
  for (const { from, to, band } of withoutGaps(bandRuns(rate.bands, zone, range), total)) {
    for (let at = from; at < to;) {
      while ((starts[step + 1] ?? Infinity) <= at) step++;
      const until = Math.min(to, starts[step + 1] ?? Infinity);
      const key = `${step}/${band}`;
      const group = found.get(key) ?? { step: step === 0 ? null : step - 1, band, minutes: 0 };
      group.minutes += until - at;
      found.set(key, group);
      at = until;
    }
  }
  return [...found.values()];
}
