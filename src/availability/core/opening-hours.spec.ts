import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { parseLocalTime } from '../../platform/core/calendar.js';
import type { IsoWeekday } from '../../platform/core/local-time.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import * as openingHours from './opening-hours.js';
import { noSpecialDays, type OpeningCalendar, type OpeningPeriod } from './opening-hours.js';

const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 7;
const EVERY_DAY: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

const open = (weekday: IsoWeekday, opensAt: string, closesAt: string): OpeningPeriod => {
  const [from, to] = [parseLocalTime(opensAt), parseLocalTime(closesAt)];
  if (from === null || to === null) throw new Error(`not a period: ${opensAt}-${closesAt}`);
  return { weekday, opensAt: from, closesAt: to };
};
const weekly = (hours: readonly OpeningPeriod[], timeZone: string): OpeningCalendar => ({
  openingHours: hours,
  timeZone,
  specialDays: noSpecialDays,
});
const openRanges = (hours: readonly OpeningPeriod[], zone: string, window: TimeRange) =>
  openingHours.openRanges(weekly(hours, zone), window);
const isOpenThroughout = (hours: readonly OpeningPeriod[], zone: string, during: TimeRange) =>
  openingHours.isOpenThroughout(weekly(hours, zone), during);
const daily = (opensAt: string, closesAt: string): OpeningPeriod[] =>
  EVERY_DAY.map((weekday) => open(weekday, opensAt, closesAt));
const range = (startsAt: string, endsAt: string): TimeRange => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});
const weekdayOfUtc = (at: number): IsoWeekday => (((new Date(at).getUTCDay() + 6) % 7) + 1) as IsoWeekday;
const minutesOpen = (hours: readonly OpeningPeriod[], zone: string, window: TimeRange): number =>
  openRanges(hours, zone, window).reduce((sum, r) => sum + (r.endsAt - r.startsAt) / MINUTE_MS, 0);

describe('openRanges', () => {
  it('a resource without hours is always open', () => {
    const window = range('2027-03-01T00:00:00Z', '2027-03-09T00:00:00Z');
    expect(openRanges([], 'Europe/Prague', window)).toEqual([window]);
  });

  it('an empty window has no open ranges', () => {
    const window = range('2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z');
    expect(openRanges(daily('00:00', '24:00'), 'Europe/Prague', window)).toEqual([]);
  });

  it('hours follow the local time of the zone', () => {
    const window = range('2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z');
    expect(openRanges(daily('08:00', '18:00'), 'Asia/Shanghai', window)).toEqual([
      range('2027-03-01T00:00:00Z', '2027-03-01T10:00:00Z'),
    ]);
  });

  it('open ranges are clipped to the window', () => {
    const window = range('2027-03-01T09:30:00Z', '2027-03-01T10:00:00Z');
    expect(openRanges(daily('08:00', '18:00'), 'Europe/Prague', window)).toEqual([window]);
  });

  it('a day without a period is closed', () => {
    const window = range('2027-03-02T00:00:00Z', '2027-03-07T00:00:00Z');
    expect(openRanges([open(MONDAY, '08:00', '18:00')], 'UTC', window)).toEqual([]);
  });

  it('periods that touch at noon are joined', () => {
    const hours = [open(MONDAY, '12:00', '18:00'), open(MONDAY, '08:00', '12:00')];
    const window = range('2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z');
    expect(openRanges(hours, 'UTC', window)).toEqual([range('2027-03-01T08:00:00Z', '2027-03-01T18:00:00Z')]);
  });

  it('periods that touch at midnight are joined', () => {
    const hours = [open(SUNDAY, '20:00', '24:00'), open(MONDAY, '00:00', '04:00')];
    const window = range('2027-02-28T00:00:00Z', '2027-03-02T00:00:00Z');
    expect(openRanges(hours, 'UTC', window)).toEqual([range('2027-02-28T20:00:00Z', '2027-03-01T04:00:00Z')]);
  });

  it('a year that is open around the clock is one range', () => {
    const window = range('2027-01-01T00:00:00Z', '2028-01-02T00:00:00Z');
    expect(openRanges(daily('00:00', '24:00'), 'Australia/Lord_Howe', window)).toEqual([window]);
  });
});

describe('openRanges on days when the clock changes', () => {
  it.each([
    ['08:00-18:00 on the day that loses an hour', 'Europe/Prague', '2027-03-28', '08:00', '18:00', 600],
    ['00:00-10:00 on the day that loses an hour', 'Europe/Prague', '2027-03-28', '00:00', '10:00', 540],
    ['00:00-10:00 on the day that gains an hour', 'Europe/Prague', '2027-10-31', '00:00', '10:00', 660],
    ['a whole day of 23 hours', 'Europe/Prague', '2027-03-28', '00:00', '24:00', 1380],
    ['a whole day of 25 hours', 'Europe/Prague', '2027-10-31', '00:00', '24:00', 1500],
    ['a whole day of 23.5 hours', 'Australia/Lord_Howe', '2027-10-03', '00:00', '24:00', 1410],
    ['a whole day of 24.5 hours', 'Australia/Lord_Howe', '2027-04-04', '00:00', '24:00', 1470],
    ['a day whose midnight does not exist', 'America/Santiago', '2027-09-05', '00:00', '24:00', 1380],
    ['a day whose midnight is repeated', 'America/Havana', '2027-11-07', '00:00', '24:00', 1500],
    ['a day that does not exist', 'Pacific/Apia', '2011-12-30', '00:00', '24:00', 0],
    ['hours that lie in the gap', 'Europe/Prague', '2027-03-28', '02:00', '03:00', 0],
    ['an opening in the gap', 'Europe/Prague', '2027-03-28', '02:30', '05:00', 120],
    ['a closing in the gap', 'Europe/Prague', '2027-03-28', '01:00', '02:30', 60],
    ['an opening in the repeated hour', 'Europe/Prague', '2027-10-31', '02:30', '05:00', 210],
    ['a closing in the repeated hour', 'Europe/Prague', '2027-10-31', '01:00', '02:30', 90],
  ])('openRanges counts the minutes of %s', (_what, zone, day, opensAt, closesAt, minutes) => {
    const noon = Date.parse(`${day}T12:00:00Z`);
    const weekday = weekdayOfUtc(noon);
    const window = { startsAt: noon - 3 * DAY_MS, endsAt: noon + 3 * DAY_MS };
    expect(minutesOpen([open(weekday, opensAt, closesAt)], zone, window)).toBe(minutes);
  });

  it('openRanges joins periods that only the skipped hour separates', () => {
    const hours = [open(SUNDAY, '00:00', '02:10'), open(SUNDAY, '02:50', '06:00')];
    const window = range('2027-03-28T00:00:00Z', '2027-03-28T03:00:00Z');
    expect(openRanges(hours, 'Europe/Prague', window)).toEqual([window]);
  });

  it('openRanges starts the next day while the clock shows the old one again', () => {
    // At 00:01 on Sunday 29 October 2006 St John's went back to 23:01 on Saturday.
    const window = range('2006-10-29T02:31:00Z', '2006-10-29T03:00:00Z');
    expect(openRanges([open(SUNDAY, '00:00', '06:00')], 'America/St_Johns', window)).toEqual([window]);
  });

  it('openRanges refuses unbounded windows', () => {
    const window = range('1900-01-01T00:00:00Z', '9999-01-01T00:00:00Z');
    expect(() => openRanges(daily('08:00', '18:00'), 'UTC', window)).toThrow('bounded windows');
  });
});

describe('isOpenThroughout', () => {
  const hours = daily('08:00', '18:00');

  it.each([
    ['inside', '2027-03-01T08:00:00Z', '2027-03-01T09:00:00Z', true],
    ['exactly the hours', '2027-03-01T08:00:00Z', '2027-03-01T18:00:00Z', true],
    ['a minute before opening', '2027-03-01T07:59:00Z', '2027-03-01T09:00:00Z', false],
    ['a minute past closing', '2027-03-01T17:00:00Z', '2027-03-01T18:01:00Z', false],
    ['over night', '2027-03-01T17:00:00Z', '2027-03-02T09:00:00Z', false],
    ['closed', '2027-03-01T19:00:00Z', '2027-03-01T20:00:00Z', false],
  ])('isOpenThroughout judges a range %s', (_what, startsAt, endsAt, expected) => {
    expect(isOpenThroughout(hours, 'UTC', range(startsAt, endsAt))).toBe(expected);
  });

  it('isOpenThroughout accepts a range over midnight when the periods touch there', () => {
    const nightly = [open(SATURDAY, '22:00', '24:00'), open(SUNDAY, '00:00', '02:00')];
    expect(isOpenThroughout(nightly, 'UTC', range('2027-03-06T22:00:00Z', '2027-03-07T02:00:00Z'))).toBe(true);
  });

  it('isOpenThroughout accepts anything without hours', () => {
    expect(isOpenThroughout([], 'UTC', range('2027-03-06T22:00:00Z', '2028-03-05T22:00:00Z'))).toBe(true);
  });
});

const changeDays: readonly (readonly [zone: string, day: string])[] = [
  ['Europe/Prague', '2027-03-28'],
  ['Europe/Prague', '2027-10-31'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['America/Santiago', '2027-09-05'],
  ['America/Santiago', '2027-04-04'],
  ['America/Havana', '2027-11-07'],
  ['America/St_Johns', '2006-10-29'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kathmandu', '2027-06-01'],
];
const MARGIN = 3 * DAY_MS;

/** Every minute from three days before to three days after noon UTC of that day, with what the clock shows. */
const clockAround = (zone: string, day: string): { at: number; shows: number }[] => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const minutes = Array.from({ length: (2 * MARGIN) / MINUTE_MS }, (_, i) => noon - MARGIN + i * MINUTE_MS);
  return minutes.map((at) => ({ at, shows: at + IANAZone.create(zone).offset(at) * MINUTE_MS }));
};
const clocks = changeDays.map(([zone, day]) => ({ zone, day, clock: clockAround(zone, day) }));

const edgeOf = (clock: { at: number; shows: number }[], wall: number): number =>
  (clock.find((minute) => minute.shows === wall) ?? clock.find((minute) => minute.shows > wall))?.at ?? Infinity;

const step = fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15);
const period = fc
  .record({ weekday: fc.constantFrom(...EVERY_DAY), a: step, b: step })
  .filter(({ a, b }) => a !== b)
  .map(({ weekday, a, b }) => ({ weekday, opensAt: Math.min(a, b), closesAt: Math.max(a, b) }));

/** The spans of the hours on the two days before, on, and after `day`, by the edges that the clock really reaches. */
const spansAround = (day: string, clock: { at: number; shows: number }[], hours: readonly OpeningPeriod[]) =>
  [-2, -1, 0, 1, 2].flatMap((days) => {
    const date = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
    return hours
      .filter((h) => h.weekday === weekdayOfUtc(date))
      .map((h) => ({
        startsAt: edgeOf(clock, date + h.opensAt * MINUTE_MS),
        endsAt: edgeOf(clock, date + h.closesAt * MINUTE_MS),
      }));
  });
const contains = (ranges: readonly TimeRange[], at: number): boolean =>
  ranges.some((r) => r.startsAt <= at && at < r.endsAt);

describe('Opening hours against a minute-by-minute reading of rules.md §1', () => {
  it('open ranges are exactly the open minutes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...clocks),
        fc.array(period, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -36 * 60, max: 35 * 60 }),
        fc.integer({ min: 1, max: 36 * 60 }),
        ({ zone, day, clock }, hours, from, length) => {
          const noon = Date.parse(`${day}T12:00:00Z`);
          const startsAt = noon + from * MINUTE_MS;
          const window = { startsAt, endsAt: Math.min(startsAt + length * MINUTE_MS, noon + 36 * HOUR_MS) };
          const spans = spansAround(day, clock, hours);
          const ranges = openRanges(hours, zone, window);
          const wrong = clock.filter(
            ({ at }) => contains(ranges, at) !== (contains([window], at) && contains(spans, at)),
          );
          expect(wrong.map(({ at }) => new Date(at).toISOString())).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('open ranges are sorted and do not touch', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...clocks),
        fc.array(period, { minLength: 1, maxLength: 8 }),
        ({ zone, day }, hours) => {
          const startsAt = Date.parse(`${day}T12:00:00Z`) - MARGIN;
          const ranges = openRanges(hours, zone, { startsAt, endsAt: startsAt + 20 * DAY_MS });
          ranges.slice(1).forEach((next, index) => {
            expect(next.startsAt).toBeGreaterThan(ranges[index]?.endsAt ?? Infinity);
          });
        },
      ),
    );
  });
});

describe('Speed of opening hours', () => {
  const perCall = (times: number, call: () => void): number => {
    call();
    const started = performance.now();
    for (let i = 0; i < times; i++) call();
    return (performance.now() - started) / times;
  };

  it('isOpenThroughout judges a one-hour booking in well under a tenth of a millisecond', () => {
    const booking = range('2027-03-01T08:00:00Z', '2027-03-01T09:00:00Z');
    expect(perCall(1000, () => isOpenThroughout(daily('08:00', '18:00'), 'Europe/Prague', booking))).toBeLessThan(0.1);
  });

  it('openRanges lists a year of hours in a few milliseconds', () => {
    const year = range('2027-01-01T00:00:00Z', '2028-01-02T00:00:00Z');
    expect(perCall(20, () => openRanges(daily('08:00', '18:00'), 'Europe/Prague', year))).toBeLessThan(20);
  });
});
