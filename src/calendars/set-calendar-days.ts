import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ok, refuse } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { setDays } from './calendars.repository.js';
import { type CalendarDay, calendarDayProblems } from './core/calendar-day.js';
import { type CalendarOutcome, ownCalendar } from './own-calendar.js';

/** Says what is special about days of an organization; what is booked on them stands. */
@Injectable()
export class SetCalendarDays {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, organizationId: string, given: readonly CalendarDay[]): Promise<CalendarOutcome> {
    const days = given.map((day) => ({ ...day, name: day.name.trim() }));
    return this.database.transaction(async (tx) => {
      const own = await ownCalendar(tx, viewer, 'setCalendarDays', organizationId);
      if (!own.ok) return own;
      const problems = calendarDayProblems(days);
      if (problems.length > 0) return refuse(problems);
      await setDays(tx, own.value.key, days);
      return ok(own.value.organization);
    });
  }
}
