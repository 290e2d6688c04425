import fc from 'fast-check';
import { fractionDigits, parseDecimal } from './decimal.js';

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['10', '10'],
    ['125.50', '125.5'],
    ['12.500', '12.5'],
    ['10.00', '10'],
    ['-0.05', '-0.05'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['9'.repeat(40), '9'.repeat(40)],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ])('parseDecimal reads %s as %s', (text, decimal) => {
    expect(parseDecimal(text)).toBe(decimal);
  });

  it.each([
    '',
    ' 1',
    '1\n',
    '+1',
    '--1',
    '-',
    '.5',
    '5.',
    '1.2.3',
    '01',
    '00',
    '1,5',
    '1e3',
    '1E-2',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '٣',
    '9'.repeat(41),
  ])('parseDecimal refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('parseDecimal reads back a written decimal', () => {
    const texts = fc.stringMatching(/^-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,12})?$/);
    fc.assert(
      fc.property(texts, (text) => {
        const decimal = parseDecimal(text);
        return decimal !== null && parseDecimal(decimal) === decimal && Number(decimal) === Number(text) + 0;
      }),
    );
  });
});

describe('fractionDigits', () => {
  it.each([
    ['10.00', 0],
    ['12.5', 1],
    ['-0.125', 3],
  ])('the number of fraction digits of %s is %i', (text, digits) => {
    const decimal = parseDecimal(text);
    expect(decimal === null ? null : fractionDigits(decimal)).toBe(digits);
  });
});
