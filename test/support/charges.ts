import { parseLocalDateTime } from '../../src/platform/core/calendar.js';
import { type Decimal, parseDecimal } from '../../src/platform/core/decimal.js';
import type { IsoWeekday } from '../../src/platform/core/local-time.js';
import { amountOf, parseCurrency } from '../../src/platform/core/money.js';
import type { TimeRange } from '../../src/platform/core/time-range.js';
import { resolveLocal } from '../../src/platform/core/zone.js';
import { type Charge, type ChargedLine, chargeFor } from '../../src/accounting/pricing/core/charge.js';

export const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(`${text} is no decimal`);
  return parsed;
};

/** A row of the price table in docs/guide.md: prices as texts, times on the wall clock of the zone. */
export interface Example {
  readonly from: string;
  readonly to: string;
  readonly zone?: string;
  readonly hourly: string;
  readonly currency?: string;
  readonly units?: number;
  readonly steps?: readonly (readonly [fromHours: string, hourly: string])[];
  readonly bands?: readonly (readonly [days: string, from: number, to: number, percent: string])[];
  readonly minimum?: string;
  readonly included?: number;
  readonly discount?: string;
}

const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const at = (text: string, zone: string): number => {
  const local = parseLocalDateTime(text);
  if (local === null) throw new Error(`${text} is no wall clock`);
  return resolveLocal(local, zone).instant;
};

export const timeOf = ({ from, to, zone = 'Asia/Shanghai' }: Pick<Example, 'from' | 'to' | 'zone'>): TimeRange => ({
  startsAt: at(from, zone),
  endsAt: at(to, zone),
});

export function lineOf(example: Example): ChargedLine {
  const { zone = 'Asia/Shanghai', hourly, currency = 'CNY', steps = [], bands = [], minimum } = example;
  const known = parseCurrency(currency);
  if (known === null) throw new Error(`${currency} is no currency`);
  return {
    rate: {
      audience: 'EVERYONE',
      effectiveFrom: 0,
      hourly: decimal(hourly),
      currency: known,
      steps: steps.map(([fromHours, price]) => ({ fromHours: decimal(fromHours), hourly: decimal(price) })),
      bands: bands.map(([days, startsAt, endsAt, percent]) => ({
        weekdays: days.split(' ').map((day) => DAYS.indexOf(day) as IsoWeekday),
        startsAt: startsAt * 60,
        endsAt: endsAt * 60,
        discountPercent: decimal(percent),
      })),
      minimumCharge: minimum === undefined ? null : decimal(minimum),
      basis: 'RESERVED',
      lateCancellationFee: null,
      noShowFee: null,
    },
    timeZone: zone,
    billable: timeOf(example),
    units: example.units ?? 1,
    includedMinutes: example.included ?? 0,
    discountPercent: decimal(example.discount ?? '0'),
  };
}

export const chargeOf = (example: Example): Charge => chargeFor(lineOf(example));
export const costs = (example: Example): string => amountOf(chargeOf(example).total);
export const partsOf = (charge: Charge): (readonly [number | null, string])[] =>
  charge.parts.map(({ minutes, minor }) => [minutes, amountOf({ minor, currency: charge.total.currency })]);

// Monday 1 March 2027.
export const day = (from: string, to: string) => ({ from: `2027-03-01T${from}`, to: `2027-03-01T${to}` });
