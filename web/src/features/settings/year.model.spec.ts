import 'temporal-polyfill/global';
import fc from 'fast-check';
import { addDays, isoWeekday } from '../../time/zoned';
import { readSettings } from './settings-search';
import { atFields, dayAfterKey, daysBetween, monthsOf } from './year.model';

describe('The months of a year', () => {
  it('hold each day of it once, in its column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
        const months = monthsOf(year);
        const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
        expect(days).toEqual(daysBetween(`${year}-01-01`, `${year}-12-31`));
        for (const week of months.flatMap(({ weeks }) => weeks)) {
          expect(week).toHaveLength(7);
          week.forEach((day, column) => day !== null && expect(isoWeekday(day)).toBe(column + 1));
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('The keys of the year', () => {
  it('lead by a day, a week and a month', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];
    expect(keys.map((key) => dayAfterKey('2027-03-31', key))).toEqual([
      '2027-03-30',
      '2027-04-01',
      '2027-03-24',
      '2027-04-07',
      '2027-02-28',
      '2027-04-30',
    ]);
  });

  it('lead nowhere beyond the year, and other keys nowhere at all', () => {
    expect(dayAfterKey('2027-12-31', 'ArrowRight')).toBeNull();
    expect(dayAfterKey('2027-12-30', 'a')).toBeNull();
  });
});

describe('Days of a period', () => {
  it('are none when it ends before it begins, and at most a year', () => {
    expect(daysBetween('2027-03-02', '2027-03-01')).toEqual([]);
    expect(daysBetween('2027-01-01', addDays('2027-01-01', 999))).toHaveLength(366);
  });

  it('have their refusals once, at the field that says the same of each', () => {
    const error = { message: 'Too long.', codeName: 'INVALID' };
    const other = { ...error, field: ['organizationId'] };
    const days = ['0', '1'].map((place) => ({ ...error, field: ['days', place, 'name'] }));
    expect(atFields([...days, other])).toEqual([{ ...error, field: ['name'] }, other]);
  });
});

describe('The address of the settings', () => {
  it('is read, and nonsense is left out', () => {
    expect(readSettings({ year: '2027', site: 'new' })).toEqual({ year: 2027, site: 'new' });
    expect(readSettings({ year: '3', site: ' ' })).toEqual({});
  });
});
