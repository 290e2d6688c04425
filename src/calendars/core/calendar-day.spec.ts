import { dayNumberOf } from '../../platform/core/calendar.js';
import { addDays, localDateTimeOfDay } from '../../platform/core/local-time.js';
import { type CalendarDay, calendarDayProblems } from './calendar-day.js';

const october = localDateTimeOfDay(dayNumberOf({ year: 2026, month: 10, day: 1 }));
const holiday: CalendarDay = { day: october, kind: 'HOLIDAY', name: '国庆节', opensLike: null };

describe('calendarDayProblems', () => {
  it.each<[string, CalendarDay[], string[][]]>([
    ['a holiday', [holiday], []],
    ['a day that is made up', [{ ...holiday, kind: 'MAKE_UP_DAY', opensLike: 5 }], []],
    ['no day', [], [['days']]],
    ['a day twice', [holiday, { ...holiday, kind: 'CLOSURE' }], [['days', '1', 'day']]],
    ['no name', [{ ...holiday, name: '' }], [['days', '0', 'name']]],
    ['a name of 201 characters', [{ ...holiday, name: 'x'.repeat(201) }], [['days', '0', 'name']]],
    ['a day that is made up for none', [{ ...holiday, kind: 'MAKE_UP_DAY' }], [['days', '0', 'opensLike']]],
    ['a closure with hours', [{ ...holiday, kind: 'CLOSURE', opensLike: 1 }], [['days', '0', 'opensLike']]],
    ['367 days', Array.from({ length: 367 }, (_, index) => ({ ...holiday, day: addDays(october, index) })), [['days']]],
  ])('calendarDayProblems reports the problems of %s', (_, days, fields) => {
    expect(calendarDayProblems(days).map(({ field }) => field)).toEqual(fields);
  });
});
