import { type GraphQLScalarType, parseValue } from 'graphql';
import { DecimalScalar } from './decimal.js';
import { LocalDateScalar } from './local-date.js';

/** The value after its way in and out again, from a variable and from the document. */
function throughBoth(scalar: GraphQLScalarType, value: unknown): unknown[] {
  const literal = parseValue(typeof value === 'string' ? JSON.stringify(value) : String(value));
  return [scalar.parseValue(value), scalar.parseLiteral(literal)].map((parsed) => scalar.serialize(parsed));
}

describe('Decimal', () => {
  it.each([
    ['125.50', '125.5'],
    ['0', '0'],
    ['-3.07', '-3.07'],
  ])('Decimal reads %j and writes %j', (value, given) => {
    expect(throughBoth(DecimalScalar, value)).toEqual([given, given]);
  });

  it.each([10, 12.5, true, '1e3', 'NaN', '', '1'.repeat(41)])('Decimal refuses %j', (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow('Decimal cannot be');
    const literal = parseValue(JSON.stringify(value));
    expect(() => DecimalScalar.parseLiteral(literal)).toThrow('Decimal cannot be');
  });
});

describe('LocalDate', () => {
  it.each(['2027-03-01', '2028-02-29', '0001-01-01', '9999-12-31'])(
    'LocalDate reads %s and writes the same text',
    (day) => {
      expect(throughBoth(LocalDateScalar, day)).toEqual([day, day]);
    },
  );

  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-3-1',
    '0000-01-01',
    '2027-03-01T00:00',
    '2027-03-01Z',
    '20270301',
    '',
    20270301,
    true,
  ])('LocalDate refuses %j', (value) => {
    expect(() => LocalDateScalar.parseValue(value)).toThrow('LocalDate cannot be');
    expect(() => LocalDateScalar.parseLiteral(parseValue(JSON.stringify(value)))).toThrow('LocalDate cannot be');
  });
});
