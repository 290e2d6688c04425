import fc from 'fast-check';
import type { IsoWeekday } from '../../platform/core/local-time.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/core/time-range.js';
import { localAt } from '../../platform/core/zone.js';
import { type WishedTimes, wishedPeriods, wishedStarts } from './wished-times.js';

const at = (text: string) => Date.parse(text);
const told = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
  [startsAt, endsAt].map((instant) => new Date(instant).toISOString().slice(5, 16)).join(' ');
const wish = (weekdays: IsoWeekday[] | null, startsFrom: number, endsBy: number): WishedTimes => ({
  ...{ weekdays, startsFrom: startsFrom * 60, endsBy: endsBy * 60 },
});

describe('Wished times', () => {
  const WEEK = { startsAt: at('2027-03-22T12:00:00Z'), endsAt: at('2027-03-29T12:00:00Z') };

  it.each([
    [
      'hours of two weekdays',
      wish([1, 6], 9, 17),
      ['03-22T08:00 03-22T16:00', '03-27T08:00 03-27T16:00', '03-29T07:00 03-29T15:00'],
    ],
    ['a whole day of 23 hours', wish([7], 0, 24), ['03-27T23:00 03-28T22:00']],
    ['hours of which the clock skips the first', wish([7], 2, 4), ['03-28T01:00 03-28T02:00']],
    ['hours that end before they begin', wish(null, 17, 9), []],
    ['no day', wish([], 0, 24), []],
  ])('wished periods in a week in which Prague goes forward: %s', (_, times, periods) => {
    expect(wishedPeriods(times, 'Europe/Prague', WEEK).map(told)).toEqual(periods);
  });

  it('days that touch at midnight are not united', () => {
    const window = { startsAt: at('2027-03-01T12:00:00Z'), endsAt: at('2027-03-02T12:00:00Z') };
    expect(wishedPeriods(wish([1, 2], 0, 24), 'UTC', window).map(told)).toEqual([
      '03-01T00:00 03-02T00:00',
      '03-02T00:00 03-03T00:00',
    ]);
  });

  it('a start is wished if and only if the slot lies in the hours of one wished day', () => {
    const zones = fc.constantFrom('Europe/Prague', 'Australia/Lord_Howe', 'America/Chicago', 'Asia/Kolkata');
    const hour = fc.integer({ min: 0, max: 24 });
    const days = fc.option(fc.subarray<IsoWeekday>([1, 2, 3, 4, 5, 6, 7]));
    const minute = fc.integer({ min: 0, max: 9 * 1440 });
    const length = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(zones, days, hour, hour, minute, length, (zone, weekdays, from, by, offset, minutes) => {
        const times = wish(weekdays, from, by);
        const start = at('2027-06-05T00:00:00Z') + offset * MINUTE_MS;
        const range = { startsAt: start, endsAt: start + 1 };
        const found = wishedStarts(times, zone, minutes * MINUTE_MS, range);
        // No clock of these zones changes then, so the wall clock alone decides.
        const local = localAt(start, zone);
        const day = Math.floor(local / DAY_MS);
        const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
        const isWished =
          (weekdays === null || weekdays.includes(weekday as IsoWeekday)) &&
          local >= day * DAY_MS + from * HOUR_MS &&
          local + minutes * MINUTE_MS <= day * DAY_MS + by * HOUR_MS;
        expect(found.length).toBe(isWished ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });
});
