import { parseDecimal, ZERO } from './decimal.js';
import { amountOf, minorDigits, moneyOf, parseCurrency } from './money.js';

const currency = (code: string) => {
  const parsed = parseCurrency(code);
  if (parsed === null) throw new Error(`${code} is no currency`);
  return parsed;
};

describe('A currency', () => {
  it.each([
    ['JPY', 0],
    ['CNY', 2],
    ['KWD', 3],
    ['UYW', 4],
  ])('the currency %s has %i digits', (code, digits) => {
    expect(minorDigits(currency(code))).toBe(digits);
  });

  it.each(['cny', 'XXX', 'XAU', 'EURO', 'ABC', ''])('the currency %j does not exist', (text) => {
    expect(parseCurrency(text)).toBeNull();
  });
});

describe('Money', () => {
  it.each([
    [0n, 'CNY', '0.00'],
    [5n, 'CNY', '0.05'],
    [12_550n, 'CNY', '125.50'],
    [-7n, 'CNY', '-0.07'],
    [125n, 'JPY', '125'],
    [1n, 'KWD', '0.001'],
  ])('the amount of %s in %s is written %s', (minor, code, written) => {
    expect(amountOf({ minor, currency: currency(code) })).toBe(written);
  });

  it.each([
    ['12.5', 'CNY', 1250n],
    ['12', 'JPY', 12n],
    ['0.125', 'KWD', 125n],
  ])('the amount %s in %s is read exactly', (text, code, minor) => {
    expect(moneyOf(parseDecimal(text) ?? ZERO, currency(code))?.minor).toBe(minor);
  });

  it.each([
    ['12.505', 'CNY'],
    ['0.5', 'JPY'],
  ])('the amount %s in %s is refused', (text, code) => {
    expect(moneyOf(parseDecimal(text) ?? ZERO, currency(code))).toBeNull();
  });
});
