import { parseLocalTime } from '../../platform/core/calendar.js';
import type { IsoWeekday } from '../../platform/core/local-time.js';
import { DAY_MS, type TimeRange } from '../../platform/core/time-range.js';
import { closingDay, type OpeningCalendar, type OpeningPeriod, openRanges, type SpecialDay } from './opening-hours.js';

const open = (weekday: IsoWeekday, opensAt: string, closesAt: string): OpeningPeriod => {
  const [from, to] = [parseLocalTime(opensAt), parseLocalTime(closesAt)];
  if (from === null || to === null) throw new Error(`not a period: ${opensAt}-${closesAt}`);
  return { weekday, opensAt: from, closesAt: to };
};

const range = (startsAt: string, endsAt: string): TimeRange => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});

describe('Special days', () => {
  const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  const calendar = (hours: readonly OpeningPeriod[], timeZone: string, days: Record<string, SpecialDay>) => ({
    openingHours: hours,
    timeZone,
    specialDays: new Map(Object.entries(days).map(([day, special]) => [dayNumber(day), special])),
  });
  const closed = { opensLike: null, name: 'National Day' };
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => open(weekday as IsoWeekday, '08:00', '18:00'));
  const hoursOf = (given: OpeningCalendar, from: string, to: string) =>
    openRanges(given, range(from, to)).map((each) => {
      const written = [each.startsAt, each.endsAt].map((at) => new Date(at).toISOString().slice(0, 16));
      return written.join(' ');
    });

  it('a closed day closes the hours of its weekday', () => {
    const given = calendar(weekdays, 'UTC', { '2026-10-01': closed });
    expect(hoursOf(given, '2026-09-30T00:00Z', '2026-10-03T00:00Z')).toEqual([
      '2026-09-30T08:00 2026-09-30T18:00',
      '2026-10-02T08:00 2026-10-02T18:00',
    ]);
  });

  it('a closed day closes a resource without hours, from midnight to midnight of its zone', () => {
    const given = calendar([], 'Asia/Shanghai', { '2026-10-01': closed });
    expect(hoursOf(given, '2026-09-30T00:00Z', '2026-10-02T00:00Z')).toEqual([
      '2026-09-30T00:00 2026-09-30T16:00',
      '2026-10-01T16:00 2026-10-02T00:00',
    ]);
  });

  it('a working Saturday has the hours of the weekday that it replaces', () => {
    const friday = [...weekdays.slice(0, 4), open(5, '08:00', '12:00')];
    const given = calendar(friday, 'UTC', { '2026-02-14': { opensLike: 5, name: '春节' } });
    expect(hoursOf(given, '2026-02-14T00:00Z', '2026-02-15T00:00Z')).toEqual(['2026-02-14T08:00 2026-02-14T12:00']);
  });

  it('a working day leaves a resource without hours open', () => {
    const given = calendar([], 'UTC', { '2026-02-14': { opensLike: 5, name: '春节' } });
    expect(hoursOf(given, '2026-02-13T06:00Z', '2026-02-15T06:00Z')).toEqual(['2026-02-13T06:00 2026-02-15T06:00']);
  });

  it('a special day cuts a night in two at midnight', () => {
    const nightly = ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) => [
      open(weekday, '20:00', '24:00'),
      open(weekday, '00:00', '04:00'),
    ]);
    const given = calendar(nightly, 'UTC', { '2026-10-01': closed });
    expect(hoursOf(given, '2026-09-30T12:00Z', '2026-10-02T12:00Z')).toEqual([
      '2026-09-30T20:00 2026-10-01T00:00',
      '2026-10-02T00:00 2026-10-02T04:00',
    ]);
  });

  it('closingDay returns the special day that closes a period', () => {
    const given = calendar(weekdays, 'Asia/Shanghai', { '2026-10-01': closed });
    expect(closingDay(given, range('2026-09-30T15:00Z', '2026-09-30T16:00Z'))).toBeNull();
    expect(closingDay(given, range('2026-09-30T15:00Z', '2026-09-30T16:01Z'))).toBe(closed);
  });
});
