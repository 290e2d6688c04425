import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { ok } from '../platform/core/result.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { removeDays } from './calendars.repository.js';
import { changingOwnDays } from './changing-days.js';
import { tellCalendarChanged } from './tell-calendar-changed.js';
import { type CalendarOutcome, ownCalendar } from './own-calendar.js';

/** Takes back what an organization has said of days; a day of which it said nothing is left alone. */
@Injectable()
export class RemoveCalendarDays {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, organizationId: OrganizationKey, days: readonly LocalDateTime[]): Promise<CalendarOutcome> {
    return this.database.transaction(async (tx) => {
      const own = await ownCalendar(tx, viewer, 'removeCalendarDays', organizationId);
      if (!own.ok) return own;
      const organization = own.value;
      const { key } = organization;
      const change = await changingOwnDays(tx, key, () => removeDays(tx, key, days));
      await tellCalendarChanged(tx, viewer, organization, change, this.clock.now());
      return ok({ organization, change });
    });
  }
}
