import type { Random } from '../support/random.js';
import { WEEKDAYS } from '../worlds/wall-clock.js';
import type { Audience, Band, Tariff } from './by-the-minute.js';
import { digitsOf } from './exact.js';

const AUDIENCES: readonly Audience[] = ['EVERYONE', 'EVERYONE', 'EVERYONE', 'PARTNERS', 'OWN_ORGANIZATION'];
const BASES = ['RESERVED', 'USED', 'RESERVED_PLUS_OVERRUN'] as const;

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** With up to so many digits behind the point. */
function decimal(dice: Random, most: number, digits: number): string {
  const behind = dice.below(digits + 1);
  return (dice.below(most * 10 ** behind + 1) / 10 ** behind).toFixed(behind);
}

/** Pieces of the day, some up to midnight and from it on, and often where clocks change. */
function bandsOf(dice: Random): Band[] {
  if (dice.chance(0.35)) return [];
  const edges = new Set([0, 1440, 120, 180]);
  for (let count = 0; count < 4; count++) edges.add(dice.chance(0.5) ? 15 * dice.below(97) : dice.below(1441));
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, index): Band[] => {
    const weekdays = WEEKDAYS.filter(() => dice.chance(0.7));
    if (dice.chance(0.4) || weekdays.length === 0) return [];
    const discountPercent = dice.one(['0', '25', '50', '33.333333', '100', '12.5']) ?? '0';
    return [{ weekdays, startsAt: timeOf(from), endsAt: timeOf(cuts[index + 1] ?? 1440), discountPercent }];
  });
}

function stepsOf(dice: Random): Tariff['steps'] {
  if (dice.chance(0.5)) return [];
  const hours = dice.one([['2', '5', '7'], ['0.5', '24'], ['0.333333', '1.25'], ['10']]) ?? [];
  return hours.map((fromHours) => ({ fromHours, hourly: decimal(dice, 60, 6) }));
}

/** A rate to be published, in effect from an instant on. */
export function newTariff(dice: Random, resourceId: string, currency: string, effectiveFrom: number): Tariff {
  const amount = (most: number) => (dice.chance(0.4) ? null : decimal(dice, most, digitsOf(currency)));
  return {
    resourceId,
    audience: dice.one(AUDIENCES) ?? 'EVERYONE',
    effectiveFrom,
    hourly: dice.chance(0.1) ? '0' : decimal(dice, 90, 6),
    currency,
    steps: stepsOf(dice),
    bands: bandsOf(dice),
    minimumCharge: amount(80),
    basis: dice.one(BASES) ?? 'RESERVED',
    lateCancellationFee: amount(30),
    noShowFee: amount(50),
  };
}

export const newDiscount = (dice: Random): string => dice.one(['0', '0', '10', '12.5', '33.33', '100']) ?? '0';
