import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { monthsBetween } from '../../platform/core/calendar.js';
import { addDays, type LocalDateTime } from '../../platform/core/local-time.js';
import { Database } from '../../platform/db/database.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { dayCount } from '../question/core/buckets.js';
import type { Figures } from '../facts/core/figures.js';
import { addsUpByMonth, grouped, type RowHead } from '../question/core/grouping.js';
import type { MonthSnapshot } from '../facts/core/month-snapshot.js';
import { Cuts } from '../facts/core/open-time.js';
import { segmentsOf, wholeMonths } from '../snapshots/core/segments.js';
import { ProviderTally, Aggregator } from '../facts/core/aggregator.js';
import { type GatheredProvider, GatherFacts, type Part } from '../facts/gather-facts.js';
import { type KeptMonths, keptMonthsOf } from '../snapshots/kept-months.queries.js';
import type { ReportableResource } from '../facts/resources.queries.js';
import type { UtilizationQuestion } from '../question/report-question.js';

export interface UtilizationRow extends RowHead {
  readonly figures: Figures;
}

export interface UtilizationReport {
  readonly rows: readonly UtilizationRow[];
  readonly totals: Figures;
}

/** The same question about as many days right before. */
export const previousQuestion = (question: UtilizationQuestion): UtilizationQuestion => {
  const { from } = question.days;
  return { ...question, days: { from: addDays(from, -dayCount(question.days)), to: from } };
};

/** A resource, and the rows to which all of it belongs; null: time tells. */
interface Reported {
  readonly resource: ReportableResource;
  readonly rows: readonly number[] | null;
}

interface ReportedProvider {
  readonly organizationKey: OrganizationKey;
  readonly ofProvider: readonly Reported[];
  readonly kept: KeptMonths;
}

/** The most months of providers that are read at once; one may have a hundred kilobytes. */
const MONTHS_AT_ONCE = 120;

const nothingKept: KeptMonths = new Map();

/**
 * How much was open, booked and used (rules.md §8). Whole months that are kept are read, the rest of the window is
 * worked out from the facts, and nobody can tell one from the other.
 */
@Injectable()
export class ReportUtilization {
  constructor(
    private readonly facts: GatherFacts,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The answer; null = the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, question: UtilizationQuestion): Promise<UtilizationReport | null> {
    const { groupBy, days } = question;
    const resources = await this.facts.resources(viewer, question);
    if (resources === null) return null;
    const groups = grouped(groupBy, days, resources);
    const tally = new Aggregator(groups.heads.length);
    const cuts = new Cuts(groupBy, days);
    const reported = resources.map((resource): Reported => ({ resource, rows: groups.rowsOf(resource) }));
    await mapInSlices(reported, ({ resource, rows }) => {
      const { units, ratedHoursPerYear, timeZone } = resource;
      tally.addRated({ rows, units, ratedHoursPerYear, cut: cuts.in(timeZone) });
    });

    const months = addsUpByMonth(groupBy) ? wholeMonths(days).map((month) => month.from) : [];
    for await (const providers of this.withKept(reported, months)) await this.add(tally, question, providers);
    const rows = groups.heads.flatMap((head, row) => {
      const figures = tally.rows[row];
      return figures === undefined || !groups.shows(row) ? [] : [{ ...head, figures }];
    });
    return { rows, totals: tally.totals };
  }

  /** Provider by provider, some at once; the next are looked up while these are worked on. */
  private async *withKept(
    reported: readonly Reported[],
    months: readonly LocalDateTime[],
  ): AsyncGenerator<ReportedProvider[]> {
    const now = this.clock.now();
    const providers = [...Map.groupBy(reported, ({ resource }) => resource.organizationKey)];
    const atOnce = months.length === 0 ? providers.length : Math.max(1, Math.floor(MONTHS_AT_ONCE / months.length));
    const look = (first: number): Promise<ReadonlyMap<OrganizationKey, KeptMonths>> => {
      const keys = providers.slice(first, first + atOnce).map(([key]) => key);
      if (keys.length === 0 || months.length === 0) return Promise.resolve(new Map());
      const kept = keptMonthsOf(this.database, keys, months, now);
      // A rejection must not count as unhandled when the providers before it fail.
      kept.catch(() => undefined);
      return kept;
    };
    let next = look(0);
    for (let first = 0; first < providers.length; first += atOnce) {
      const kept = await next;
      next = look(first + atOnce);
      yield providers
        .slice(first, first + atOnce)
        .map(([key, ofProvider]) => ({ organizationKey: key, ofProvider, kept: kept.get(key) ?? nothingKept }));
    }
  }

  private async add(
    tally: Aggregator,
    { groupBy, days }: UtilizationQuestion,
    providers: readonly ReportedProvider[],
  ): Promise<void> {
    const parts: Part[] = [];
    const months = wholeMonths(days);
    const adding: ((gathered: GatheredProvider) => Promise<unknown>)[] = [];
    for (const { organizationKey, ofProvider, kept } of providers) {
      const provider = new ProviderTally(tally);
      const resources = ofProvider.map(({ resource }) => resource);
      const places = new Places(ofProvider);
      const pieces = segmentsOf(
        days,
        (day) => {
          const month = kept.get(day);
          return month !== undefined && places.hasAll(month);
        },
        months,
      );
      // A booking of several resources starts in several pieces only if their zones differ.
      const withIds = pieces.length > 1 && new Set(resources.map(({ timeZone }) => timeZone)).size > 1;
      for (const piece of pieces) {
        const firstRow = monthsBetween(days.from, piece.days.from);
        const month = piece.kept ? kept.get(piece.days.from) : undefined;
        if (month !== undefined) {
          provider.addKept(month, places.rowsIn(month, firstRow));
          continue;
        }
        parts.push({ organizationKey, resources, days: piece.days, withIds });
        adding.push(({ resources: gathered, time }) => {
          const add = provider.piece(firstRow, withIds ? time : null);
          return mapInSlices(gathered, (each, index) => add({ ...each, rows: ofProvider[index]?.rows ?? null }));
        });
      }
    }
    await this.facts.visit(groupBy, parts, (gathered, part) => adding[part]?.(gathered));
  }
}

/** Where the resources that are reported are among those of kept months. */
class Places {
  private known: MonthSnapshot['positions'] | null = null;
  /** By place; -1: not reported. Null: one that is reported is missing. */
  private indexes: Int32Array | null = null;

  constructor(private readonly reported: readonly Reported[]) {}

  /** A resource that became a draft after we looked may be missing; then the facts tell. */
  hasAll({ positions }: MonthSnapshot): boolean {
    // Most months of a provider have the same resources.
    if (positions === this.known) return this.indexes !== null;
    this.known = positions;
    const indexes = new Int32Array(positions.size).fill(-1);
    const places = this.reported.map(({ resource }) => positions.get(resource.resourceKey));
    places.forEach((place, index) => {
      if (place !== undefined) indexes[place] = index;
    });
    this.indexes = places.includes(undefined) ? null : indexes;
    return this.indexes !== null;
  }

  /** The rows of a place in a stored month; rows of time are `row`. */
  rowsIn(month: MonthSnapshot, row: number): (place: number) => readonly number[] | null {
    const indexes = this.hasAll(month) ? this.indexes : null;
    const ofTime = [row];
    return (place) => {
      const reported = this.reported[indexes?.[place] ?? -1];
      return reported === undefined ? null : (reported.rows ?? ofTime);
    };
  }
}
