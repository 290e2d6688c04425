import { parseLocalDateTime } from './calendar.js';
import {
  addDays,
  atLocalTime,
  type LocalDateTime,
  midnightOf,
  minuteOfDay,
  partOfWeek,
  weekdayOf,
} from './local-time.js';

const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

describe('Local time', () => {
  it('weekdays count from Monday, as in ISO 8601', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => weekdayOf(addDays(local('2027-03-01T12:00'), days)));
    expect(week).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('weekdays before 1970 are correct', () => {
    expect(weekdayOf(local('1969-07-20T20:17'))).toBe(7);
  });

  it('midnight of a day before 1970 is correct', () => {
    expect(midnightOf(local('1969-07-20T20:17'))).toBe(local('1969-07-20T00:00'));
  });

  it('24:00 is the next midnight', () => {
    expect(atLocalTime(local('2027-02-28T09:30'), 1440)).toBe(local('2027-03-01T00:00'));
  });

  it.each([
    ['2027-03-01T00:00', 0, 0],
    ['2027-03-01T08:59:59', 8, 539],
    ['2027-03-07T23:59', 167, 1439],
    ['1969-07-20T20:17', 164, 1217],
  ])('the local time %s lies in hour %i of the week and minute %i of the day', (text, hour, minute) => {
    expect(partOfWeek(local(text), 60)).toBe(hour);
    expect(Math.floor(minuteOfDay(local(text)))).toBe(minute);
  });

  it('parts of a week that are shorter than an hour are counted', () => {
    expect(partOfWeek(local('2027-03-02T08:31'), 15)).toBe(96 + 34);
  });
});
