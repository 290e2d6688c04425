import { costs, day, decimal, type Example, lineOf } from '../../../../test/support/charges.js';
import { feeFor } from './charge.js';

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
