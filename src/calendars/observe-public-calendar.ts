import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse } from '../platform/core/result.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { publicCalendars } from './calendars.queries.js';
import { observeRegion } from './calendars.repository.js';
import { regionNotFound } from './core/public-year.js';
import { changingOwnDays } from './changing-days.js';
import { tellCalendarChanged } from './tell-calendar-changed.js';
import { type CalendarOutcome, ownCalendar } from './own-calendar.js';

/** Takes the holidays and make-up days of a region for an organization's own, or no longer. */
@Injectable()
export class ObservePublicCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, organizationId: OrganizationKey, region: string | null): Promise<CalendarOutcome> {
    return this.database.transaction(async (tx) => {
      const own = await ownCalendar(tx, viewer, 'observePublicCalendar', organizationId);
      if (!own.ok) return own;
      if (region !== null && (await publicCalendars(tx, region)).length === 0) return refuse([regionNotFound(region)]);
      const organization = own.value;
      const { key } = organization;
      const change = await changingOwnDays(tx, key, () => observeRegion(tx, key, region));
      await tellCalendarChanged(tx, viewer, organization, change, this.clock.now());
      return ok({ organization, change });
    });
  }
}
