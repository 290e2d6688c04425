import fc from 'fast-check';
import {
  addYears,
  beginsMonth,
  civilDateOf,
  dayNumberOf,
  formatInstant,
  formatLocalDate,
  formatLocalDateTime,
  formatLocalTime,
  formatWeek,
  isoWeekdays,
  monthOf,
  monthsBetween,
  monthsFrom,
  parseInstant,
  parseLocalDate,
  parseLocalDateTime,
  parseLocalTime,
  weekdayName,
  yearOf,
} from './calendar.js';
import { type LocalDateTime, midnightOf, weekdayOf } from './local-time.js';
import { DAY_MS } from './time-range.js';

const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59Z');
const wholeSeconds = fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((s) => (s * 1000) as LocalDateTime);

describe('monthOf', () => {
  it.each([
    ['2027-03-31T23:59', 0, '2027-03-01'],
    ['2027-12-31T00:00', 1, '2028-01-01'],
    ['2027-01-01T00:00', -1, '2026-12-01'],
    ['2027-01-15T12:00', -25, '2024-12-01'],
    ['0001-02-03T04:05', 0, '0001-02-01'],
    ['9999-12-01T00:00', 1, '10000-01-01'],
  ])('the month of %s, %i months later, begins on %s', (text, later, first) => {
    expect(formatLocalDate(monthOf(local(text), later))).toBe(first);
  });

  it('monthOf agrees with counting months', () => {
    fc.assert(
      fc.property(wholeSeconds, fc.integer({ min: -30, max: 30 }), (value, later) => {
        const date = new Date(value);
        const first = new Date(0).setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
        expect(monthOf(value, later)).toBe(first);
        expect(monthsBetween(value, first as LocalDateTime)).toBe(later);
        expect(beginsMonth(value)).toBe(midnightOf(value) === monthOf(value));
        expect(yearOf(value)).toBe(date.getUTCFullYear());
      }),
    );
  });
});

describe('monthsFrom', () => {
  it.each([
    ['2027-01-31T10:00', '2027-03-01T00:00', ['2027-01-01', '2027-02-01']],
    ['2027-01-31T10:00', '2027-03-01T00:01', ['2027-01-01', '2027-02-01', '2027-03-01']],
    ['2027-03-01T00:00', '2027-03-01T00:00', []],
  ])('the months from %s to before %s are %j', (from, to, months) => {
    const found = monthsFrom(local(from), local(to));
    expect(found.map((month) => formatLocalDate(month.from))).toEqual(months);
    expect(found.map((month) => month.to)).toEqual(found.map((month) => monthOf(month.from, 1)));
  });
});

describe('addYears', () => {
  it.each([
    ['2027-03-01T08:00', '2029-03-01T08:00'],
    ['2028-02-29T08:30', '2030-03-01T08:30'],
    ['2026-02-28T08:30', '2028-02-28T08:30'],
  ])('the day %s is two years later %s', (text, later) => {
    expect(formatLocalDateTime(addYears(local(text), 2))).toBe(later);
  });

  it('addYears agrees with Date', () => {
    fc.assert(
      fc.property(wholeSeconds, (value) => {
        const date = new Date(value);
        expect(addYears(value, 2)).toBe(date.setUTCFullYear(date.getUTCFullYear() + 2));
      }),
    );
  });
});

describe('formatWeek', () => {
  it.each([
    ['2027-03-01', '2027-W09'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2020-12-27', '2020-W52'],
  ])('formatWeek puts %s in %s', (day, week) => {
    expect(formatWeek(local(`${day}T12:00`))).toBe(week);
  });

  it('formatWeek assigns a week to the year of its Thursday', () => {
    fc.assert(
      fc.property(wholeSeconds, (value) => {
        const thursday = Math.floor(value / DAY_MS) + 4 - weekdayOf(value);
        const { year } = civilDateOf(thursday);
        const week = 1 + Math.floor((thursday - dayNumberOf({ year, month: 1, day: 1 })) / 7);
        expect(formatWeek(value)).toBe(`${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`);
      }),
    );
  });
});

describe('weekdayName', () => {
  it('weekdayName begins with Monday, whatever the language of the host', () => {
    expect(isoWeekdays.map((weekday) => weekdayName(weekday))).toEqual(
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    );
    expect(isoWeekdays.map((weekday) => weekdayName(weekday, 'short'))).toEqual(
      'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
    );
  });
});

describe('Civil dates', () => {
  it('civil dates agree with Date on every day number', () => {
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

  it('civil dates continue after the last month of a year', () => {
    expect(dayNumberOf({ year: 2027, month: 13, day: 1 })).toBe(dayNumberOf({ year: 2028, month: 1, day: 1 }));
  });
});

describe('parseLocalDateTime', () => {
  it.each([
    ['2027-03-01T08:00', '2027-03-01T08:00:00Z'],
    ['2027-03-01T08:00:00', '2027-03-01T08:00:00Z'],
    ['2027-03-01T08:00:59', '2027-03-01T08:00:59Z'],
    ['2028-02-29T23:59', '2028-02-29T23:59:00Z'],
    ['0001-01-01T00:00', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59', '9999-12-31T23:59:59Z'],
  ])('parseLocalDateTime reads %s', (text, sameAsUtc) => {
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
  ])('parseLocalDateTime refuses %j', (text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });

  it('parseLocalDateTime reads back a formatted time', () => {
    fc.assert(fc.property(wholeSeconds, (value) => parseLocalDateTime(formatLocalDateTime(value)) === value));
  });
});

describe('formatLocalDateTime', () => {
  it('formatLocalDateTime leaves out seconds that are zero', () => {
    expect(formatLocalDateTime(local('2027-03-01T08:05:00'))).toBe('2027-03-01T08:05');
  });

  it('formatLocalDateTime shows seconds that are not zero', () => {
    expect(formatLocalDateTime(local('2027-03-01T08:05:07'))).toBe('2027-03-01T08:05:07');
  });

  it('formatLocalDateTime pads years to four digits', () => {
    expect(formatLocalDateTime(local('0033-04-03T15:00'))).toBe('0033-04-03T15:00');
  });
});

describe('parseLocalDate', () => {
  it('parseLocalDate returns the midnight of the day', () => {
    expect(parseLocalDate('2027-03-01')).toBe(local('2027-03-01T00:00'));
  });

  it.each(['2027-3-1', '2027-02-29', '0000-01-01', '2027-03-01T00:00', '20270301', ''])(
    'parseLocalDate refuses %j',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
    },
  );

  it('parseLocalDate reads back a formatted date', () => {
    fc.assert(fc.property(wholeSeconds, (value) => parseLocalDate(formatLocalDate(value)) === midnightOf(value)));
  });
});

describe('parseLocalTime', () => {
  it.each([
    ['00:00', 0],
    ['08:00', 480],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('parseLocalTime reads %s as minute %i', (text, minutes) => {
    expect(parseLocalTime(text)).toBe(minutes);
  });

  it.each(['24:01', '25:00', '08:60', '8:00', '08:00:00', '0800', '', '-1:00'])('parseLocalTime refuses %j', (text) => {
    expect(parseLocalTime(text)).toBeNull();
  });

  it('parseLocalTime reads back every minute of the day', () => {
    const minutes = Array.from({ length: 1441 }, (_, minute) => minute);
    expect(minutes.map((minute) => parseLocalTime(formatLocalTime(minute)))).toEqual(minutes);
  });
});

describe('parseInstant', () => {
  it.each([
    ['2027-03-01T08:00:00Z', '2027-03-01T08:00:00.000Z'],
    ['2027-03-01t08:00:00z', '2027-03-01T08:00:00.000Z'],
    ['2027-03-01T08:00:00+08:00', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T08:00:00-23:59', '2027-03-02T07:59:00.000Z'],
    ['2027-03-01T08:00:01.5Z', '2027-03-01T08:00:01.500Z'],
    ['2027-03-01T08:00:00.9999999999999999999999999999999999Z', '2027-03-01T08:00:00.999Z'],
    ['2027-03-01T08:00:00.0000000001Z', '2027-03-01T08:00:00.001Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('parseInstant reads %s as %s', (text, instant) => {
    expect(formatInstant(parseInstant(text) ?? 0)).toBe(instant);
  });

  it.each([
    '',
    '2027-03-01T08:00Z',
    '2027-03-01T08:00:00',
    '2027-03-01 08:00:00Z',
    '2027-03-01T24:00:00Z',
    '2027-03-01T08:60:00Z',
    '2027-03-01T08:00:60Z',
    '2027-02-29T08:00:00Z',
    '2027-03-01T08:00:00,5Z',
    '2027-03-01T08:00:00.Z',
    '2027-03-01T08:00:00+0800',
    '2027-03-01T08:00:00+08',
    '2027-03-01T08:00:00+24:00',
    '2027-03-01T08:00:00+08:60',
    '1899-12-31T23:59:59Z',
    '9999-12-31T23:59:59-00:01',
    '2027-W09-1T08:00:00Z',
  ])('parseInstant refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('parseInstant reads every millisecond exactly', () => {
    const milliseconds = Array.from({ length: 1000 }, (_, index) => index);
    const read = milliseconds.map((ms) => parseInstant(`1970-01-01T00:00:00.${String(ms).padStart(3, '0')}Z`));
    expect(read).toEqual(milliseconds);
  });

  it('parseInstant reads back what Date writes', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1900, 0, 1), max: LAST });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(formatInstant(instant)).toBe(new Date(instant).toISOString());
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });
});
