import { type Decimal, parseDecimal } from '../../../platform/core/decimal.js';
import { parseLocalDateTime } from '../../../platform/core/calendar.js';
import type { IsoWeekday } from '../../../platform/core/local-time.js';
import { amountOf, parseCurrency } from '../../../platform/core/money.js';
import type { TimeRange } from '../../../platform/core/time-range.js';
import { resolveLocal } from '../../../platform/core/zone.js';
import { billableTime } from './billable.js';
import { Locale } from '../../../platform/core/locale.js';
import { partDescription, storedPart } from './charge-part.js';
import { type Charge, type ChargedLine, chargeFor, feeFor } from './charge.js';

const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(`${text} is no decimal`);
  return parsed;
};

/** A row of the price table in docs/guide.md: prices as texts, times on the wall clock of the zone. */
interface Example {
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

const timeOf = ({ from, to, zone = 'Asia/Shanghai' }: Example): TimeRange => ({
  startsAt: at(from, zone),
  endsAt: at(to, zone),
});

function lineOf(example: Example): ChargedLine {
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

const chargeOf = (example: Example): Charge => chargeFor(lineOf(example));
const costs = (example: Example): string => amountOf(chargeOf(example).total);
const partsOf = (charge: Charge): (readonly [number | null, string])[] =>
  charge.parts.map(({ minutes, minor }) => [minutes, amountOf({ minor, currency: charge.total.currency })]);

// Monday 1 March 2027.
const day = (from: string, to: string) => ({ from: `2027-03-01T${from}`, to: `2027-03-01T${to}` });

const STEPS = [
  ['2', '45'],
  ['5', '40'],
  ['7', '39'],
] as const;
const CHEAPER_STEPS = [
  ['2', '37'],
  ['5', '30'],
  ['7', '27'],
] as const;

describe('A charge', () => {
  const table: [string, string, Example][] = [
    ['two hours', '72.00', { ...day('09:00', '11:00'), hourly: '36' }],
    ['two hours of three units', '216.00', { ...day('09:00', '11:00'), hourly: '36', units: 3 }],
    ['70 minutes at 25 an hour', '29.17', { ...day('09:00', '10:10'), hourly: '25' }],
    ['one minute at 0.30 an hour, half a cent up', '0.01', { ...day('09:00', '09:01'), hourly: '0.3' }],
    ['one minute at 0.29 an hour, less than half a cent', '0.00', { ...day('09:00', '09:01'), hourly: '0.29' }],
    ['three minutes at six decimals', '0.06', { ...day('09:00', '09:03'), hourly: '1.111111' }],
    ['nothing', '0.00', { ...day('09:00', '11:00'), hourly: '0' }],
    ['ten hours by steps', '432.00', { ...day('08:00', '18:00'), hourly: '50', steps: STEPS }],
    ['ten hours by cheaper steps', '342.00', { ...day('08:00', '18:00'), hourly: '45', steps: CHEAPER_STEPS }],
    ['two hours before the first step', '100.00', { ...day('08:00', '10:00'), hourly: '50', steps: STEPS }],
    ['a minute of the second step', '100.75', { ...day('08:00', '10:01'), hourly: '50', steps: STEPS }],
    [
      'a step that begins within an hour',
      '66.67',
      { ...day('08:00', '10:00'), hourly: '30', steps: [['0.333333', '34']] },
    ],
    ['less than the minimum', '50.00', { ...day('09:00', '10:00'), hourly: '36', minimum: '50' }],
    ['more than the minimum', '72.00', { ...day('09:00', '11:00'), hourly: '36', minimum: '50' }],
    [
      'the minimum before the discount',
      '45.00',
      { ...day('09:00', '10:00'), hourly: '36', minimum: '50', discount: '10' },
    ],
    ['an agreement with 12.5 percent', '63.00', { ...day('09:00', '11:00'), hourly: '36', discount: '12.5' }],
    ['all included', '0.00', { ...day('09:00', '11:00'), hourly: '36', included: 120 }],
    [
      'all included, whatever the minimum',
      '0.00',
      { ...day('09:00', '11:00'), hourly: '36', included: 120, minimum: '50' },
    ],
    ['half of it included', '36.00', { ...day('09:00', '11:00'), hourly: '36', included: 60 }],
    [
      '30 of 240 unit-minutes included, then 10 percent',
      '113.40',
      { ...day('09:00', '11:00'), hourly: '36', units: 2, included: 30, discount: '10' },
    ],
    [
      'one of it not included, at the minimum',
      '50.00',
      { ...day('09:00', '11:00'), hourly: '36', included: 119, minimum: '50' },
    ],
    ['yen', '4', { ...day('09:00', '09:01'), hourly: '210', currency: 'JPY' }],
    ['dinars', '0.583', { ...day('09:00', '09:35'), hourly: '1', currency: 'KWD' }],
    ['half a dinar’s thousandth', '0.001', { ...day('09:00', '09:03'), hourly: '0.01', currency: 'KWD' }],
  ];

  it.each(table)('a charge of %s is %s', (_, amount, example) => {
    expect(costs(example)).toBe(amount);
  });
});

describe('Bands', () => {
  const NIGHT = [
    ['Mon Tue Wed Thu Fri Sat Sun', 22, 24, '50'],
    ['Mon Tue Wed Thu Fri Sat Sun', 0, 6, '50'],
  ] as const;
  const SMALL_HOURS = [['Sun', 1, 4, '50']] as const;
  const table: [string, string, Example][] = [
    ['on another day', '60.00', { ...day('09:00', '10:00'), hourly: '60', bands: [['Tue', 8, 18, '25']] }],
    ['all of the time', '45.00', { ...day('09:00', '10:00'), hourly: '60', bands: [['Mon', 8, 18, '25']] }],
    ['half of the time', '105.00', { ...day('07:00', '09:00'), hourly: '60', bands: [['Mon', 8, 18, '25']] }],
    ['across midnight', '420.00', { from: '2027-03-01T20:00', to: '2027-03-02T07:00', hourly: '60', bands: NIGHT }],
    [
      'from the second step on',
      '115.00',
      {
        ...day('08:00', '10:00'),
        hourly: '60',
        steps: [['1', '80']],
        bands: [
          ['Mon', 8, 9, '25'],
          ['Mon', 9, 10, '12.5'],
        ],
      },
    ],
    [
      'when the clock skips an hour',
      '120.00',
      { from: '2027-03-28T00:00', to: '2027-03-28T04:00', zone: 'Europe/Prague', hourly: '60', bands: SMALL_HOURS },
    ],
    [
      'when the clock repeats an hour',
      '180.00',
      { from: '2027-10-31T00:00', to: '2027-10-31T04:00', zone: 'Europe/Prague', hourly: '60', bands: SMALL_HOURS },
    ],
    [
      'that begin when the clock skips',
      '120.00',
      {
        from: '2027-03-28T01:00',
        to: '2027-03-28T05:00',
        zone: 'Europe/Prague',
        hourly: '60',
        bands: [['Sun', 2, 5, '50']],
      },
    ],
  ];

  it.each(table)('a band %s makes the charge %s', (_, amount, example) => {
    expect(costs(example)).toBe(amount);
  });

  it('bands list their real minutes, also on a longer day', () => {
    const charge = chargeOf({
      from: '2027-10-31T00:00',
      to: '2027-10-31T04:00',
      zone: 'Europe/Prague',
      hourly: '60',
      bands: SMALL_HOURS,
    });
    expect(partsOf(charge)).toEqual([
      [60, '60.00'],
      [240, '120.00'],
    ]);
  });
});

const example = {
  ...day('08:00', '11:00'),
  hourly: '36',
  steps: [['2', '30']],
  units: 2,
  included: 90,
  discount: '10',
} as const;

describe('Parts of a charge', () => {
  it('parts describe each step of the rules and add up to the charge', () => {
    const charge = chargeOf(example);
    expect(partsOf(charge)).toEqual([
      [120, '144.00'],
      [60, '60.00'],
      [90, '-51.00'],
      [null, '-15.30'],
    ]);
    expect(amountOf(charge.total)).toBe('137.70');
  });

  it('parts name rate, step, minutes, included minutes and agreement', () => {
    expect(chargeOf(example).parts.map((part) => storedPart(part).description)).toEqual([
      '120 minutes x 2 units at 36 CNY an hour (rate for EVERYONE from 1970-01-01T00:00:00.000Z)',
      '60 minutes x 2 units at 30 CNY an hour from hour 2 on (rate for EVERYONE from 1970-01-01T00:00:00.000Z)',
      '90 of 360 unit-minutes included in the agreement',
      '10 % off by the agreement',
    ]);
  });

  it('parts name bands and the minimum', () => {
    const charge = chargeOf({
      ...day('09:00', '10:00'),
      hourly: '36',
      minimum: '50',
      bands: [['Mon Sat', 8, 24, '25']],
    });
    expect(charge.parts.map((part) => storedPart(part).description)).toEqual([
      '60 minutes x 1 unit at 36 CNY an hour, 25 % off on Mon Sat 08:00-24:00 (rate for EVERYONE from 1970-01-01T00:00:00.000Z)',
      'At least the minimum charge of 50 CNY',
    ]);
    expect(partsOf(charge)).toEqual([
      [60, '27.00'],
      [null, '23.00'],
    ]);
  });
});

describe('Chinese descriptions of parts', () => {
  const chinese = (charge: ReturnType<typeof chargeOf>) =>
    charge.parts.map((part) => partDescription(storedPart(part), Locale.ZH));

  it('a Chinese description names the same facts as the English one', () => {
    expect(chinese(chargeOf(example))).toEqual([
      '120 分钟 × 2 台，每小时 36 CNY（所有单位的价格，自 1970-01-01T00:00:00.000Z）',
      '60 分钟 × 2 台，从第 2 小时起每小时 30 CNY（所有单位的价格，自 1970-01-01T00:00:00.000Z）',
      '协议包含 360 台·分钟中的 90',
      '按协议减 10 %',
    ]);
    const bands = [['Mon Sat', 8, 24, '25']] satisfies Example['bands'];
    expect(chinese(chargeOf({ ...day('09:00', '10:00'), hourly: '36', minimum: '50', bands }))).toEqual([
      '60 分钟 × 1 台，每小时 36 CNY，周一、周六 08:00-24:00 减 25 %（所有单位的价格，自 1970-01-01T00:00:00.000Z）',
      '不低于最低收费 50 CNY',
    ]);
  });

  it('a part stored without facts has its stored English text', () => {
    expect(partDescription({ step: null, description: 'Fee: nobody came' }, Locale.ZH)).toBe('Fee: nobody came');
  });
});

describe('Fees', () => {
  const { rate } = lineOf({ ...day('09:00', '10:00'), hourly: '36' });
  const fees = { ...rate, noShowFee: decimal('80'), lateCancellationFee: null };

  it('a fee is the amount of the rate, whatever the price of the booking', () => {
    expect(feeFor(fees, 'NO_SHOW')).toMatchObject({
      total: { minor: 8000n },
      parts: [{ minutes: null, minor: 8000n }],
    });
  });

  it('a fee is zero when the rate sets none', () => {
    expect(feeFor(fees, 'LATE_CANCELLATION')).toBeNull();
  });
});

describe('Billed time', () => {
  const reserved = timeOf(day('09:00', '11:00') as Example);
  const used = (from: string, to: string) => timeOf(day(from, to) as Example);
  const minutes = (basis: Parameters<typeof billableTime>[0], from: string, to: string): [number, number] => {
    const { startsAt, endsAt } = billableTime(basis, reserved, used(from, to));
    return [(startsAt - reserved.startsAt) / 60_000, (endsAt - reserved.startsAt) / 60_000];
  };

  it.each([
    ['RESERVED', '09:10', '10:00', [0, 120]],
    ['RESERVED', '09:00', '12:00', [0, 120]],
    ['USED', '09:10', '10:00', [10, 60]],
    ['USED', '08:50', '11:30', [-10, 150]],
    ['USED', '09:10:50', '10:00:10', [10, 60]],
    ['USED', '09:10:05', '09:10:55', [10, 11]],
    ['RESERVED_PLUS_OVERRUN', '09:10', '10:00', [0, 120]],
    ['RESERVED_PLUS_OVERRUN', '09:10', '11:30:59', [0, 150]],
  ] as const)('the basis %s bills a use from %s to %s', (basis, from, to, billed) => {
    expect(minutes(basis, from, to)).toEqual(billed);
  });
});
