import { chargeOf, day, type Example, partsOf } from '../../../../test/support/charges.js';
import { Locale } from '../../../platform/core/locale.js';
import { amountOf } from '../../../platform/core/money.js';
import { partDescription, storedPart } from './charge-part.js';

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
