import fc from 'fast-check';
import { parseLocalDate } from '../../../platform/core/calendar.js';
import { addDays, localDateTimeOfDay, type LocalDateTime } from '../../../platform/core/local-time.js';
import { localAt } from '../../../platform/core/zone.js';
import { bucketsOf, cut, rowAt, spread, type TimeGrouping } from './buckets.js';

const day = (text: string): LocalDateTime => parseLocalDate(text) ?? localDateTimeOfDay(0);
const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Prague', 'America/St_Johns', 'Asia/Shanghai'];
const groupings: TimeGrouping[] = ['DAY', 'WEEK', 'MONTH', 'HOUR_OF_WEEK'];

const windows = fc
  .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }))
  .map(([first, length]) => ({
    from: addDays(day('2027-01-01'), first),
    to: addDays(day('2027-01-01'), first + length),
  }));

describe('A report window in rows', () => {
  it('the window is divided into rows without loss, whatever the zone', () => {
    fc.assert(
      fc.property(windows, fc.constantFrom(...zones), fc.constantFrom(...groupings), (days, zone, grouping) => {
        const inZone = cut(grouping, days, zone);
        let all = 0;
        spread(inZone, [{ ...inZone.window, units: 2 }], (row, amount) => {
          expect(row).toBeLessThan(bucketsOf(grouping, days).length);
          all += amount;
        });
        expect(all).toBe(2 * (inZone.window.endsAt - inZone.window.startsAt));
      }),
      { numRuns: 50 },
    );
  });

  it('each instant counts in the hour of the week that the local clock shows', () => {
    fc.assert(
      fc.property(windows, fc.constantFrom(...zones), fc.nat(), (days, zone, offset) => {
        const inZone = cut('HOUR_OF_WEEK', days, zone);
        const { startsAt, endsAt } = inZone.window;
        const instant = startsAt + (offset % ((endsAt - startsAt) / 60_000)) * 60_000;
        const shown = new Date(localAt(instant, zone));
        const weekday = shown.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }).toUpperCase();
        const row = rowAt(inZone, instant);
        const key = bucketsOf('HOUR_OF_WEEK', days)[row ?? -1]?.key;
        expect(key).toBe(`${weekday}-${String(shown.getUTCHours()).padStart(2, '0')}`);
      }),
    );
  });

  it.each([
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2027-03-01', '2027-W09'],
    ['2024-12-30', '2025-W01'],
    ['2028-12-31', '2028-W52'],
  ])('the day %s lies in the ISO week %s', (text, week) => {
    expect(bucketsOf('WEEK', { from: day(text), to: addDays(day(text), 1) })).toEqual([{ key: week, label: week }]);
  });
});
