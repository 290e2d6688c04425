import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import type { OrganizationRefusal } from '../organizations/index.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { DaysChange } from '../platform/core/changed-days.js';
import { changingPublicDays } from './changing-days.js';
import { type PublicCalendar, publicCalendars } from './calendars.queries.js';
import { announceYear } from './calendars.repository.js';
import { type PublicYear, publicYearProblems, regionNotFound } from './core/public-year.js';
import { calendarReasons } from './core/refusals.js';

/** A public calendar in which a year was announced, and how it changed. */
export interface AnnouncedCalendar {
  readonly calendar: PublicCalendar;
  readonly change: DaysChange;
}

/** Puts in a year of a public calendar on the day that it is announced, for all who observe it. */
@Injectable()
export class AnnouncePublicCalendarYear {
  constructor(private readonly database: Database) {}

  execute(
    viewer: Viewer,
    region: string,
    announced: PublicYear,
  ): Promise<Result<AnnouncedCalendar, readonly OrganizationRefusal[]>> {
    const source = announced.source.trim();
    const year = { ...announced, source, days: announced.days.map((day) => ({ ...day, name: day.name.trim() })) };
    return this.database.transaction<AnnouncedCalendar, readonly OrganizationRefusal[]>(async (tx) => {
      if ((await publicCalendars(tx, region)).length === 0) return refuse([regionNotFound(region)]);
      if (!may(viewer, 'announcePublicCalendarYear')) {
        return refuse([refusal(calendarReasons.announcing, ['region'])]);
      }
      const problems = publicYearProblems(year);
      if (problems.length > 0) return refuse(problems);
      const change = await changingPublicDays(tx, region, year.year, () => announceYear(tx, { region, ...year }));
      const [calendar] = await publicCalendars(tx, region);
      if (calendar === undefined) throw new Error(`the public calendar of ${region} vanished while it was changed`);
      return ok({ calendar, change });
    });
  }
}
