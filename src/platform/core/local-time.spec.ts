import fc from 'fast-check';
import {
  addDays,
  atLocalTime,
  civilDateOf,
  dayNumberOf,
  formatLocalDate,
  formatLocalDateTime,
  formatLocalTime,
  midnightOf,
  parseLocalDate,
  parseLocalDateTime,
  parseLocalTime,
  weekdayOf,
  type LocalDateTime,
} from './local-time.js';

const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59Z');
const wholeSeconds = fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((s) => (s * 1000) as LocalDateTime);

describe('parseLocalDateTime', () => {
  it.each([
    ['2027-03-01T08:00', '2027-03-01T08:00:00Z'],
    ['2027-03-01T08:00:00', '2027-03-01T08:00:00Z'],
    ['2027-03-01T08:00:59', '2027-03-01T08:00:59Z'],
    ['2028-02-29T23:59', '2028-02-29T23:59:00Z'],
    ['0001-01-01T00:00', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59', '9999-12-31T23:59:59Z'],
  ])('reads %s', (text, sameAsUtc) => {
    expect(parseLocalDateTime(text)).toBe(Date.parse(sameAsUtc));
  });

  it.each([
    '',
    '2027-03-01',
    '2027-03-01 08:00',
    '2027-03-01t08:00',
    '2027-03-01T08',
    '2027-03-01T8:00',
    '2027-03-01T08:00Z',
    '2027-03-01T08:00+01:00',
    '2027-03-01T08:00:00.000',
    '2027-03-01T24:00',
    '2027-03-01T08:60',
    '2027-03-01T08:00:60',
    '2027-02-29T08:00',
    '1900-02-29T08:00',
    '2027-04-31T08:00',
    '2027-13-01T08:00',
    '2027-00-01T08:00',
    '2027-01-00T08:00',
    '0000-01-01T00:00',
    '12027-03-01T08:00',
    '+002027-03-01T08:00',
    ' 2027-03-01T08:00',
    '2027-03-01T08:00\n',
    '٢٠٢٧-03-01T08:00',
  ])('refuses %j', (text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });

  it('reads back whatever was formatted', () => {
    fc.assert(fc.property(wholeSeconds, (value) => parseLocalDateTime(formatLocalDateTime(value)) === value));
  });
});

describe('formatLocalDateTime', () => {
  it('leaves out seconds that are zero', () => {
    expect(formatLocalDateTime(local('2027-03-01T08:05:00'))).toBe('2027-03-01T08:05');
  });

  it('shows seconds that are not zero', () => {
    expect(formatLocalDateTime(local('2027-03-01T08:05:07'))).toBe('2027-03-01T08:05:07');
  });

  it('pads years to four digits', () => {
    expect(formatLocalDateTime(local('0033-04-03T15:00'))).toBe('0033-04-03T15:00');
  });
});

describe('parseLocalDate', () => {
  it('is the midnight of that day', () => {
    expect(parseLocalDate('2027-03-01')).toBe(local('2027-03-01T00:00'));
  });

  it.each(['2027-3-1', '2027-02-29', '0000-01-01', '2027-03-01T00:00', '20270301', ''])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it('reads back whatever was formatted', () => {
    fc.assert(fc.property(wholeSeconds, (value) => parseLocalDate(formatLocalDate(value)) === midnightOf(value)));
  });
});

describe('parseLocalTime', () => {
  it.each([
    ['00:00', 0],
    ['08:00', 480],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('reads %s as minute %i', (text, minutes) => {
    expect(parseLocalTime(text)).toBe(minutes);
  });

  it.each(['24:01', '25:00', '08:60', '8:00', '08:00:00', '0800', '', '-1:00'])('refuses %j', (text) => {
    expect(parseLocalTime(text)).toBeNull();
  });

  it('reads back every minute of the day', () => {
    const minutes = Array.from({ length: 1441 }, (_, minute) => minute);
    expect(minutes.map((minute) => parseLocalTime(formatLocalTime(minute)))).toEqual(minutes);
  });
});

describe('the calendar', () => {
  it('agrees with Date on every day number', () => {
    fc.assert(
      fc.property(wholeSeconds, (value) => {
        const date = new Date(value);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        const dayNumber = Math.floor(value / 86_400_000);
        expect(dayNumberOf(civil)).toBe(dayNumber);
        expect(civilDateOf(dayNumber)).toEqual(civil);
      }),
    );
  });

  it('counts weekdays from Monday, as ISO 8601 does', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => weekdayOf(addDays(local('2027-03-01T12:00'), days)));
    expect(week).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('knows weekdays before 1970', () => {
    expect(weekdayOf(local('1969-07-20T20:17'))).toBe(7);
  });

  it('finds the midnight of a day before 1970', () => {
    expect(midnightOf(local('1969-07-20T20:17'))).toBe(local('1969-07-20T00:00'));
  });

  it('takes 24:00 for the next midnight', () => {
    expect(atLocalTime(local('2027-02-28T09:30'), 1440)).toBe(local('2027-03-01T00:00'));
  });
});
