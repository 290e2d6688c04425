import { Injectable } from '@nestjs/common';
import { may, organizationIds, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import { noSpecialDays, specialDaysIn } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays, type LocalDateTime } from '../../platform/core/local-time.js';
import { DAY_MS, hull, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { Database } from '../../platform/db/database.js';
import { ConsumerKinds } from './consumer-kinds.js';
import { dayCount, type Days } from './core/cells.js';
import type { Figures } from './core/figures.js';
import { grouped, type Grouped, type Grouping, type RowHead } from './core/grouping.js';
import { Cuts } from './core/open-time.js';
import { type OpenTime, Tally } from './core/tally.js';
import { calendarsOf, type ReportableResource, reportableResources } from './resources.queries.js';
import { timeOf } from './time.queries.js';

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

export interface UtilizationRow extends RowHead {
  readonly figures: Figures;
}

export interface UtilizationReport {
  readonly rows: readonly UtilizationRow[];
  readonly totals: Figures;
}

/** Nobody is at another local day than two days from UTC's. */
const ANY_ZONE_MS = 2 * DAY_MS;
/** Providers whose time is looked up while another's is added up. */
const AHEAD = 2;

/** The same question about as many days right before. */
export const previousQuestion = (question: UtilizationQuestion): UtilizationQuestion => {
  const { from } = question.days;
  return { ...question, days: { from: addDays(from, -dayCount(question.days)), to: from } };
};

/** How much was open, booked and used (rules.md §8), computed from what is stored; nothing is added up beforehand. */
@Injectable()
export class ReportUtilization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly kinds: ConsumerKinds,
  ) {}

  /** Null when the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, question: UtilizationQuestion): Promise<UtilizationReport | null> {
    const resources = await this.resources(viewer, question);
    if (resources === null) return null;
    const groups = grouped(question.groupBy, question.days, resources);
    const tally = new Tally(groups.heads.length);
    await this.addAll(tally, groups, question, resources);
    const rows = groups.heads.flatMap((head, row) => {
      const figures = tally.rows[row];
      return figures === undefined || !groups.shows(row) ? [] : [{ ...head, figures }];
    });
    return { rows, totals: tally.totals };
  }

  private async resources(viewer: Viewer, question: UtilizationQuestion): Promise<ReportableResource[] | null> {
    const { organizationId } = question;
    if (organizationId !== null) {
      if (!may(viewer, 'utilizationReport', { provider: organizationId })) return null;
      const key = organizationIds.decode(organizationId);
      return key === null ? [] : reportableResources(this.database, { ...question, organizationKeys: [key] });
    }
    const seen = organizationsWhere(viewer, rolesFor('utilizationReport', 'provider'));
    const organizationKeys = may(viewer, 'utilizationReport')
      ? null
      : seen.flatMap((id) => organizationIds.decode(id) ?? []);
    return reportableResources(this.database, { ...question, organizationKeys });
  }

  private async addAll(
    tally: Tally,
    groups: Grouped,
    { days, groupBy }: UtilizationQuestion,
    resources: readonly ReportableResource[],
  ): Promise<void> {
    const now = this.clock.now();
    const byProvider = [...Map.groupBy(resources, (resource) => resource.organizationKey)];
    const openTimes = await this.openTimes(
      new Cuts(groupBy, days),
      days,
      byProvider.map(([key]) => key),
    );
    const asked: Promise<() => void>[] = [];
    const ask = (index: number): void => {
      const provider = byProvider[index];
      if (provider === undefined) return;
      const [key, ofProvider] = provider;
      const all = ofProvider.map((resource) => ({ resource, openTime: openTimes(resource) }));
      const window = hull(all.map(({ openTime }) => openTime.cut.window));
      const added = this.add(tally, groups, key, all, window, now);
      // Who waits for an earlier one does not hear of it yet.
      added.catch(() => undefined);
      asked[index] = added;
    };
    for (let index = 0; index < AHEAD; index++) ask(index);
    for (let index = 0; index < byProvider.length; index++) {
      ask(index + AHEAD);
      (await asked[index])?.();
    }
  }

  private async add(
    tally: Tally,
    groups: Grouped,
    organizationKey: string,
    resources: readonly { readonly resource: ReportableResource; readonly openTime: OpenTime }[],
    window: TimeRange,
    now: Instant,
  ): Promise<() => void> {
    const time = await timeOf(this.database, organizationKey, window, now, this.kinds);
    return () =>
      tally.add(
        resources.map(({ resource, openTime }) => ({
          rows: groups.rowsOf(resource),
          units: resource.units,
          openTime,
          ratedHoursPerYear: resource.ratedHoursPerYear,
          downtimes: time.downtimes.get(resource.resourceKey) ?? [],
          booked: time.booked.get(resource.resourceKey) ?? [],
          lateCancellations: time.lateCancellations.get(resource.resourceKey) ?? [],
        })),
      );
  }

  /** When resources are open in the window: what they share is made once, and only when one of them needs it. */
  private async openTimes(
    cuts: Cuts,
    days: Days,
    organizationKeys: readonly string[],
  ): Promise<(resource: ReportableResource) => OpenTime> {
    const reach = { startsAt: startOf(days.from) - ANY_ZONE_MS, endsAt: startOf(days.to) + ANY_ZONE_MS };
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

/** As if the wall clock were UTC's. */
const startOf = (day: LocalDateTime): Instant => day;
