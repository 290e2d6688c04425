import { Injectable } from '@nestjs/common';
import { may, organizationIds, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import { noSpecialDays, specialDaysIn } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { DAY_MS, hull, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { Database } from '../../platform/db/database.js';
import { ConsumerKinds } from './consumer-kinds.js';
import type { Days } from './core/cells.js';
import type { Grouping } from './core/grouping.js';
import { Cuts } from './core/open-time.js';
import type { OpenTime, Talliable } from './core/tally.js';
import { calendarsOf, type ReportableResource, reportableResources } from './resources.queries.js';
import { type ProviderTime, timeOf } from './time.queries.js';

/** What a report is asked; all that is given must hold. */
export interface UtilizationQuestion {
  readonly days: Days;
  readonly groupBy: Grouping;
  /** Null: every organization whose reports the viewer may see. */
  readonly organizationId: string | null;
  readonly siteId: string | null;
  readonly kind: string | null;
  readonly resourceIds: readonly string[] | null;
}

/** A resource with all that the window knows of it. */
export interface GatheredResource extends Omit<Talliable, 'rows'> {
  readonly resource: ReportableResource;
}

export interface GatheredProvider {
  readonly organizationKey: string;
  readonly resources: readonly GatheredResource[];
  readonly time: ProviderTime;
}

/** Nobody is at another local day than two days from UTC's. */
const ANY_ZONE_MS = 2 * DAY_MS;
/** Providers whose time is looked up while another's is worked on. */
const AHEAD = 2;

/** Looks up what reports are made of, provider by provider, so that no more than a few are in memory at once. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly kinds: ConsumerKinds,
  ) {}

  /** Null when the viewer may not see the figures of the organization that is asked for. */
  async resources(viewer: Viewer, question: UtilizationQuestion): Promise<ReportableResource[] | null> {
    const { organizationId } = question;
    if (organizationId !== null) {
      if (!may(viewer, 'utilizationReport', { provider: organizationId })) return null;
      const key = organizationIds.decode(organizationId);
      return key === null ? [] : reportableResources(this.database, { ...question, organizationKeys: [key] });
    }
    if (may(viewer, 'utilizationReport')) {
      return reportableResources(this.database, { ...question, organizationKeys: null });
    }
    const seen = organizationsWhere(viewer, rolesFor('utilizationReport', 'provider'));
    const organizationKeys = seen.flatMap((id) => organizationIds.decode(id) ?? []);
    return reportableResources(this.database, { ...question, organizationKeys });
  }

  /** Visits the providers of resources one after the other. `withIds`: the time tells whose it is, which costs more. */
  async visit(
    { days, groupBy }: UtilizationQuestion,
    resources: readonly ReportableResource[],
    withIds: boolean,
    visit: (provider: GatheredProvider) => void,
  ): Promise<void> {
    const now = this.clock.now();
    const providers = [...Map.groupBy(resources, (resource) => resource.organizationKey)];
    const keys = providers.map(([key]) => key);
    const openTimeOf = await this.openTimes(new Cuts(groupBy, days), days, keys);
    const asked = new Map<number, Promise<GatheredProvider>>();
    const ask = (index: number): void => {
      const provider = providers[index];
      if (provider === undefined) return;
      const [organizationKey, ofProvider] = provider;
      const all = ofProvider.map((resource) => ({ resource, openTime: openTimeOf(resource) }));
      const gathered = this.gather(organizationKey, all, withIds, now);
      // Who waits for an earlier one does not hear of it yet.
      gathered.catch(() => undefined);
      asked.set(index, gathered);
    };
    for (let index = 0; index < AHEAD; index++) ask(index);
    for (let index = 0; index < providers.length; index++) {
      ask(index + AHEAD);
      const gathered = await asked.get(index);
      asked.delete(index);
      if (gathered !== undefined) visit(gathered);
    }
  }

  private async gather(
    organizationKey: string,
    resources: readonly { readonly resource: ReportableResource; readonly openTime: OpenTime }[],
    withIds: boolean,
    now: Instant,
  ): Promise<GatheredProvider> {
    const window: TimeRange = hull(resources.map(({ openTime }) => openTime.cut.window));
    const time = await timeOf(this.database, { organizationKey, window, now, withIds }, this.kinds);
    return {
      organizationKey,
      time,
      resources: resources.map(({ resource, openTime }) => ({
        resource,
        openTime,
        units: resource.units,
        ratedHoursPerYear: resource.ratedHoursPerYear,
        downtimes: time.downtimes.get(resource.resourceKey) ?? [],
        booked: time.booked.get(resource.resourceKey) ?? [],
        lateCancellations: time.lateCancellations.get(resource.resourceKey) ?? [],
      })),
    };
  }

  /** When resources are open in the window: what they share is made once, and only when one of them needs it. */
  private async openTimes(
    cuts: Cuts,
    days: Days,
    organizationKeys: readonly string[],
  ): Promise<(resource: ReportableResource) => OpenTime> {
    // As if the wall clock were UTC's, and so much more on both sides.
    const reach = { startsAt: days.from - ANY_ZONE_MS, endsAt: days.to + ANY_ZONE_MS };
    const [rows, specialDays] = await Promise.all([
      calendarsOf(this.database, organizationKeys),
      specialDaysIn(this.database, organizationKeys, reach),
    ]);
    const calendars = new Map(rows.map((row) => [row.calendar_id, row]));
    const known = new Map<string, OpenTime>();
    return ({ calendarKey, organizationKey }) => {
      const openTime = known.get(calendarKey);
      if (openTime !== undefined) return openTime;
      const row = calendars.get(calendarKey);
      if (row === undefined) throw new Error(`the calendar ${calendarKey} is referred to and does not exist`);
      const made = cuts.openTime({
        openingHours: row.opening_hours,
        timeZone: row.time_zone,
        specialDays: specialDays.get(organizationKey) ?? noSpecialDays,
      });
      known.set(calendarKey, made);
      return made;
    };
  }
}
