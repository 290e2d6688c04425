import { isLess, over, product, ratio, type Ratio, rounded, sum, whole, without } from './exact.js';
import { DAY_MINUTES, MINUTE, minutesOf, shownAt, weekdayOf, type Weekday } from '../worlds/wall-clock.js';

export type Audience = 'OWN_ORGANIZATION' | 'PARTNERS' | 'EVERYONE';

/** A version of a rate as it was published. */
export interface Tariff {
  readonly resourceId: string;
  readonly audience: Audience;
  readonly effectiveFrom: number;
  readonly hourly: string;
  readonly currency: string;
  readonly steps: readonly { readonly fromHours: string; readonly hourly: string }[];
  readonly bands: readonly Band[];
  readonly minimumCharge: string | null;
  readonly basis: 'RESERVED' | 'USED' | 'RESERVED_PLUS_OVERRUN';
  readonly lateCancellationFee: string | null;
  readonly noShowFee: string | null;
}

export interface Band {
  readonly weekdays: readonly Weekday[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly discountPercent: string;
}

/** The charge of one resource; `from` and `to` are whole minutes. */
export interface Charged {
  readonly tariff: Tariff;
  readonly zone: string;
  readonly from: number;
  readonly to: number;
  readonly units: number;
  readonly included: number;
  readonly discountPercent: string;
}

const LONGEST_REPETITION = 180;

function discountAt(shown: number, { bands }: Tariff): string {
  const weekday = weekdayOf(Math.floor(shown / DAY_MINUTES));
  const minute = shown % DAY_MINUTES;
  const band = bands.find(
    ({ weekdays, startsAt, endsAt }) =>
      weekdays.includes(weekday) && minutesOf(startsAt) <= minute && minute < minutesOf(endsAt),
  );
  return band?.discountPercent ?? '0';
}

function hourlyAt(minute: number, { hourly, steps }: Tariff): string {
  const begun = steps.filter(({ fromHours }) => !isLess(whole(minute), product(ratio(fromHours), whole(60))));
  return begun.at(-1)?.hourly ?? hourly;
}

/**
 * One minute after the other. A band's edge is passed when the clock first shows it or what comes after, and not again
 * when the clock goes back: so a minute lies where the latest time lies that the clock has shown.
 */
function unrounded({ tariff, zone, from, to }: Charged): Ratio {
  const count = (to - from) / MINUTE;
  const minutes = new Map<string, number>();
  let latest = -Infinity;
  for (let minute = -LONGEST_REPETITION; minute < count; minute++) {
    latest = Math.max(latest, shownAt(from + minute * MINUTE, zone));
    if (minute < 0) continue;
    const price = `${hourlyAt(minute, tariff)} ${discountAt(latest, tariff)}`;
    minutes.set(price, (minutes.get(price) ?? 0) + 1);
  }
  let all = whole(0);
  for (const [price, number] of minutes) {
    const [hourly = '', discount = ''] = price.split(' ');
    all = sum(all, product(over(number, 60), ratio(hourly), without(discount)));
  }
  return all;
}

/** In the smallest unit of the currency (rules.md §6, 1 to 6). */
export function costOf(charged: Charged): bigint {
  const { tariff, units, included, discountPercent } = charged;
  const need = ((charged.to - charged.from) / MINUTE) * units;
  let cost = product(unrounded(charged), whole(units), over(need - included, need));
  const { minimumCharge } = tariff;
  if (included < need && minimumCharge !== null && isLess(cost, ratio(minimumCharge))) cost = ratio(minimumCharge);
  return rounded(product(cost, without(discountPercent)), tariff.currency);
}

/** From when to when is billed of a use. */
export function billedOf(
  { basis }: Tariff,
  reserved: { readonly from: number; readonly to: number },
  used: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  if (basis === 'RESERVED') return reserved;
  if (basis === 'USED') return withoutSeconds(used);
  return { from: reserved.from, to: Math.max(reserved.to, Math.floor(used.to / MINUTE) * MINUTE) };
}

/** Without seconds, at least one minute. */
export function withoutSeconds(used: { readonly from: number; readonly to: number }) {
  const from = Math.floor(used.from / MINUTE) * MINUTE;
  return { from, to: Math.max(from + MINUTE, Math.floor(used.to / MINUTE) * MINUTE) };
}
