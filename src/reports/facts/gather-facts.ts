import { Injectable } from '@nestjs/common';
import type { Days } from '../question/core/buckets.js';
import type { Grouping } from '../question/core/grouping.js';
import type { UtilizationQuestion } from '../question/report-question.js';
import { may, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import { noSpecialDays, specialDaysIn } from '../../availability/index.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { DAY_MS, hull, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { Database, type Queryable } from '../../platform/db/database.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { ConsumerKinds } from './consumer-kinds.js';
import { Cuts } from './core/open-time.js';
import type { OpenTime, AggregatorInput } from './core/aggregator.js';
import { calendarsOf, type ReportableResource, reportableResources } from './resources.queries.js';
import { type ProviderTime, timeOf } from './time.queries.js';

/** A resource with all that the window knows of it. */
export interface GatheredResource extends Omit<AggregatorInput, 'rows'> {
  readonly resource: ReportableResource;
}

/** Some days of resources of one provider. `withIds`: the time tells whose it is, which costs more. */
export interface Part {
  readonly organizationKey: OrganizationKey;
  readonly resources: readonly ReportableResource[];
  readonly days: Days;
  readonly withIds: boolean;
}

export interface GatheredProvider {
  readonly organizationKey: OrganizationKey;
  readonly resources: readonly GatheredResource[];
  readonly time: ProviderTime;
}

/** The widest distance of a local day from that of UTC. */
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

  /** The answer; null = the viewer may not see the figures of the organization that is asked for. */
  async resources(viewer: Viewer, question: UtilizationQuestion): Promise<ReportableResource[] | null> {
    const { organizationId } = question;
    if (organizationId !== null) {
      if (!may(viewer, 'utilizationReport', { provider: organizationId })) return null;
      return reportableResources(this.database, { ...question, organizationKeys: [organizationId] });
    }
    if (may(viewer, 'utilizationReport')) {
      return reportableResources(this.database, { ...question, organizationKeys: null });
    }
    const organizationKeys = organizationsWhere(viewer, rolesFor('utilizationReport', 'provider'));
    return reportableResources(this.database, { ...question, organizationKeys });
  }

  /** Visits the parts one after the other; AHEAD of them are looked up meanwhile. */
  async visit(
    groupBy: Grouping,
    parts: readonly Part[],
    visit: (provider: GatheredProvider, part: number) => unknown,
    queryable: Queryable = this.database,
  ): Promise<void> {
    const now = this.clock.now();
    const openTimeOf = await openTimes(queryable, groupBy, parts);
    const asked = new Map<number, Promise<GatheredProvider>>();
    const ask = (index: number): void => {
      const part = parts[index];
      if (part === undefined) return;
      const gathered = this.gather(queryable, part, (resource) => openTimeOf(resource, part.days), now);
      // A rejection is handled where it is awaited; until then it must not count as unhandled.
      gathered.catch(() => undefined);
      asked.set(index, gathered);
    };
    for (let index = 0; index < AHEAD; index++) ask(index);
    for (let index = 0; index < parts.length; index++) {
      ask(index + AHEAD);
      const gathered = await asked.get(index);
      asked.delete(index);
      if (gathered !== undefined) await visit(gathered, index);
    }
  }

  private async gather(
    queryable: Queryable,
    { organizationKey, resources, withIds }: Part,
    openTimeOf: (resource: ReportableResource) => OpenTime,
    now: Instant,
  ): Promise<GatheredProvider> {
    const all = await mapInSlices(resources, (resource) => ({ resource, openTime: openTimeOf(resource) }));
    const window: TimeRange = hull(all.map(({ openTime }) => openTime.cut.window));
    const time = await timeOf(queryable, { organizationKey, window, now, withIds }, this.kinds);
    return {
      organizationKey,
      time,
      resources: all.map(({ resource, openTime }) => ({
        resource,
        openTime,
        units: resource.units,
        downtimes: time.downtimes.get(resource.resourceKey) ?? [],
        booked: time.booked.get(resource.resourceKey) ?? [],
        lateCancellations: time.lateCancellations.get(resource.resourceKey) ?? [],
      })),
    };
  }
}

/** All of one provider's days that are asked for, in a part for each provider. */
export const partsOf = (days: Days, resources: readonly ReportableResource[], withIds: boolean): Part[] =>
  [...Map.groupBy(resources, (resource) => resource.organizationKey)].map(([organizationKey, ofProvider]) => ({
    organizationKey,
    resources: ofProvider,
    days,
    withIds,
  }));

/** When resources are open in some days: what they share is made once, and only when one of them needs it. */
async function openTimes(
  queryable: Queryable,
  groupBy: Grouping,
  parts: readonly Part[],
): Promise<(resource: ReportableResource, days: Days) => OpenTime> {
  const keys = [...new Set(parts.map(({ organizationKey }) => organizationKey))];
  const [from, to] = [Math.min(...parts.map(({ days }) => days.from)), Math.max(...parts.map(({ days }) => days.to))];
  // As if the wall clock were UTC's, and so much more on both sides.
  const reach = { startsAt: from - ANY_ZONE_MS, endsAt: to + ANY_ZONE_MS };
  const [rows, specialDays] = await Promise.all([calendarsOf(queryable, keys), specialDaysIn(queryable, keys, reach)]);
  const calendars = new Map(rows.map((row) => [row.calendar_id, row]));
  const cuts = new Map<string, Cuts>();
  const known = new Map<string, OpenTime>();
  return ({ calendarKey, organizationKey }, days) => {
    const window = `${days.from} ${days.to}`;
    const openTime = known.get(`${window} ${calendarKey}`);
    if (openTime !== undefined) return openTime;
    const row = calendars.get(calendarKey);
    if (row === undefined) throw new Error(`the calendar ${calendarKey} is referred to and does not exist`);
    const cut = cuts.get(window) ?? new Cuts(groupBy, days);
    cuts.set(window, cut);
    const made = cut.openTime({
      openingHours: row.opening_hours,
      timeZone: row.time_zone,
      specialDays: specialDays.get(organizationKey) ?? noSpecialDays,
    });
    known.set(`${window} ${calendarKey}`, made);
    return made;
  };
}
