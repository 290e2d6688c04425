import { formatLocalDate, parseLocalDate } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { ageGroupOn, ageOn, erasedFrom, foldNumber, readDay } from './learner.js';

const day = (text: string): LocalDateTime => {
  const read = parseLocalDate(text);
  if (read === null) throw new Error(`${text} is no day`);
  return read;
};

describe('A learner', () => {
  it.each([
    ['2008-09-01', '2026-08-31', 17],
    ['2008-09-01', '2026-09-01', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
  ])('who was born on %s is on %s %s years old', (born, today, age) => {
    expect(ageOn(day(today), day(born))).toBe(age);
  });

  it.each([
    [null, 'UNKNOWN'],
    ['2011-03-02', 'UNDER_16'],
    ['2011-03-01', 'MINOR'],
    ['2009-03-02', 'MINOR'],
    ['2009-03-01', 'ADULT'],
  ])('who was born on %s is %s on 1 March 2027', (born, group) => {
    expect(ageGroupOn(day('2027-03-01'), born === null ? null : day(born))).toBe(group);
  });

  it.each([
    ['2026-08-31', 6, '2027-03-01T00:00:00.000Z'],
    ['2023-08-31', 6, '2024-03-01T00:00:00.000Z'],
    ['2024-06-30', null, '2027-07-01T00:00:00.000Z'],
    ['2024-02-29', 12, '2025-03-01T00:00:00.000Z'],
    ['2024-12-31', 120, '2035-01-01T00:00:00.000Z'],
  ])('who left on %s and is kept for %s months is ERASED from %s', (left, months, instant) => {
    expect(new Date(erasedFrom(day(left), months)).toISOString()).toBe(instant);
  });

  it.each(['2008-09-01', '2008/9/1', '2008.9.1', '20080901', '2008年9月1日', '2008年09月01日'])(
    'a file may write a day as %s',
    (text) => {
      const read = readDay(text);
      expect(read === null ? null : formatLocalDate(read)).toBe('2008-09-01');
    },
  );

  it.each([
    '2008-02-30',
    '2008-13-01',
    '08-09-01',
    '2008-9/1',
    '1.9.2008',
    '2008091',
    '39692',
    '2008-09-01T00:00',
    'x',
  ])('a file may not write a day as %s', (text) => {
    expect(readDay(text)).toBeNull();
  });

  it.each([
    ['０１', '01', true],
    [' 01\u3000', '01', true],
    ['01', '1', false],
    ['a1', 'A1', false],
  ])('the numbers %s and %s are one: %s', (one, other, isOne) => {
    expect(foldNumber(one) === foldNumber(other)).toBe(isOne);
  });
});
