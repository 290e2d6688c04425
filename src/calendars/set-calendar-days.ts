import { Injectable } from '@nestjs/common';
import { Quotas, type Viewer } from '../access/index.js';
import type { OrganizationFacts, OrganizationRefusal } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse } from '../platform/core/result.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/db/database.js';
import { countOtherDays, setDays } from './calendars.repository.js';
import { type CalendarDay, calendarDayProblems } from './core/calendar-day.js';
import { changingOwnDays } from './changing-days.js';
import { tellCalendarChanged } from './tell-calendar-changed.js';
import { type CalendarOutcome, ownCalendar } from './own-calendar.js';

/** Says what is special about days of an organization; what is booked on them stands. */
@Injectable()
export class SetCalendarDays {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
  ) {}

  execute(viewer: Viewer, organizationId: OrganizationKey, given: readonly CalendarDay[]): Promise<CalendarOutcome> {
    const days = given.map((day) => ({ ...day, name: day.name.trim() }));
    return this.database.transaction(async (tx) => {
      const own = await ownCalendar(tx, viewer, 'setCalendarDays', organizationId);
      if (!own.ok) return own;
      const problems = calendarDayProblems(days);
      if (problems.length > 0) return refuse(problems);
      const full = await this.quotaRefusal(tx, own.value, days);
      if (full !== null) return refuse([full]);
      const organization = own.value;
      const { key } = organization;
      const change = await changingOwnDays(tx, key, () => setDays(tx, key, days));
      await tellCalendarChanged(tx, viewer, organization, change, this.clock.now());
      return ok({ organization, change });
    });
  }

  private quotaRefusal(
    tx: Tx,
    { key, status }: OrganizationFacts,
    days: readonly CalendarDay[],
  ): Promise<OrganizationRefusal | null> {
    const quota = { kind: 'calendarDays', subject: key, status, wanted: days.length } as const;
    return this.quotas.refusal(tx, quota, () => countOtherDays(tx, key, days));
  }
}
