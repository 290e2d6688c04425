import fc from 'fast-check';
import { parseLocalDate } from '../../../platform/core/calendar.js';
import { addDays, localDateTimeOfDay } from '../../../platform/core/local-time.js';
import { HOUR_MS } from '../../../platform/core/time-range.js';
import { cutByWeek, uncut } from '../../question/core/buckets.js';
import type { BookedTime, ResourceTime } from '../../facts/core/measure.js';
import { idleTime, PART_MINUTES } from './idle-windows.js';

const MONDAY = parseLocalDate('2027-03-01') ?? localDateTimeOfDay(0);
const ZONE = 'Asia/Shanghai';
const { window } = uncut({ from: MONDAY, to: addDays(MONDAY, 14) }, ZONE);
const week = cutByWeek(window, ZONE, PART_MINUTES);
const rule = { minimumShare: 0.8, minimumMinutes: 60 };

/** A range in hours after Monday at midnight. */
const hours = (from: number, to: number) => ({
  startsAt: window.startsAt + from * HOUR_MS,
  endsAt: window.startsAt + to * HOUR_MS,
});
const booked = (from: number, to: number, units = 1): BookedTime => ({
  ...{ booking: 1, reserved: { ...hours(from, to), units }, used: null, shared: true },
  ...{ consumer: 'SCHOOL', missed: false, createdAt: 0 },
});
const NEXT_WEEK = 7 * 24;
const workday = (units: number, taken: BookedTime[]): ResourceTime => ({
  ...{ units, downtimes: [], booked: taken },
  open: [hours(8, 18), hours(NEXT_WEEK + 8, NEXT_WEEK + 18)],
});

describe('Idle time', () => {
  it('idle time is all open time without bookings', () => {
    expect(idleTime(workday(2, []), week, rule)).toEqual({
      availableMinutes: 2 * 1200,
      idleMinutes: 2 * 1200,
      windows: [{ weekday: 1, opensAt: 480, closesAt: 1080, weeks: 2, idleMinutes: 2400, share: 1, unitsFree: 2 }],
    });
  });

  it('idle time is split where bookings are frequent', () => {
    const { windows } = idleTime(workday(1, [booked(10, 12), booked(NEXT_WEEK + 10, NEXT_WEEK + 12)]), week, rule);
    expect(windows.map(({ opensAt, closesAt }) => [opensAt, closesAt])).toEqual([
      [480, 600],
      [720, 1080],
    ]);
  });

  it('idle time offers only units that were idle in every week', () => {
    const { windows } = idleTime(workday(10, [booked(10, 12, 2)]), week, rule);
    expect(windows).toMatchObject([{ opensAt: 480, closesAt: 1080, unitsFree: 8, weeks: 2 }]);
  });

  it('idle time excludes use beyond the booked period', () => {
    const overrun = { ...booked(10, 12), used: { ...hours(10, 13), units: 1 } };
    expect(idleTime(workday(1, [overrun]), week, rule).idleMinutes).toBe(1200 - 180);
  });

  it('idle time leaves out windows that are too short', () => {
    const { windows } = idleTime(workday(1, [booked(8.5, 17)]), week, { ...rule, minimumShare: 1 });
    expect(windows.map(({ opensAt, closesAt }) => [opensAt, closesAt])).toEqual([[1020, 1080]]);
  });

  it('idle time is at most the available time, and its windows are at most the idle time', () => {
    const anyBooking = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }))
      .map(([from, length, units]) => booked(from, from + length, units));
    fc.assert(
      fc.property(fc.array(anyBooking, { maxLength: 12 }), (taken) => {
        const idle = idleTime(workday(3, taken), week, { minimumShare: 0.01, minimumMinutes: 1 });
        expect(idle.idleMinutes).toBeLessThanOrEqual(idle.availableMinutes);
        expect(idle.windows.reduce((sum, { idleMinutes }) => sum + idleMinutes, 0)).toBeCloseTo(idle.idleMinutes, 6);
        expect(idle.windows.every(({ unitsFree }) => unitsFree >= 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
