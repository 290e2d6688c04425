import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/core/local-time.js';
import { Database } from '../../platform/db/database.js';
import { dayCount } from './core/cells.js';
import type { Figures } from './core/figures.js';
import { addsUpByMonth, grouped, type RowHead } from './core/grouping.js';
import type { KeptMonth } from './core/kept-month.js';
import { Cuts } from './core/open-time.js';
import { monthsBetween, piecesOf, wholeMonths } from './core/pieces.js';
import { ProviderTally, Tally } from './core/tally.js';
import { type GatheredProvider, GatherFacts, type Part, type UtilizationQuestion } from './gather-facts.js';
import { type KeptMonths, keptMonthsOf } from './kept-months.queries.js';
import type { ReportableResource } from './resources.queries.js';

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

/** So many months of providers are read at once; one may be a hundred kilobytes. */
const MONTHS_AT_ONCE = 240;

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

  /** Null when the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, question: UtilizationQuestion): Promise<UtilizationReport | null> {
    const { groupBy, days } = question;
    const resources = await this.facts.resources(viewer, question);
    if (resources === null) return null;
    const groups = grouped(groupBy, days, resources);
    const tally = new Tally(groups.heads.length);
    const cuts = new Cuts(groupBy, days);
    const reported = resources.map((resource): Reported => ({ resource, rows: groups.rowsOf(resource) }));
    for (const { resource, rows } of reported) tally.addRated({ ...resource, rows, cut: cuts.in(resource.timeZone) });

    const months = addsUpByMonth(groupBy) ? wholeMonths(days) : [];
    const providers = [...Map.groupBy(reported, ({ resource }) => resource.organizationKey)];
    const atOnce = months.length === 0 ? Infinity : Math.max(1, Math.floor(MONTHS_AT_ONCE / months.length));
    for (let first = 0; first < providers.length; first += atOnce) {
      const some = providers.slice(first, first + atOnce);
      const keys = some.map(([key]) => key);
      const kept = months.length === 0 ? null : await keptMonthsOf(this.database, keys, months, this.clock.now());
      await this.add(
        tally,
        question,
        some.map(([key, ofProvider]) => ({ ofProvider, kept: knowing(kept?.get(key) ?? nothingKept, ofProvider) })),
      );
    }
    const rows = groups.heads.flatMap((head, row) => {
      const figures = tally.rows[row];
      return figures === undefined || !groups.shows(row) ? [] : [{ ...head, figures }];
    });
    return { rows, totals: tally.totals };
  }

  private async add(
    tally: Tally,
    { groupBy, days }: UtilizationQuestion,
    providers: readonly { readonly ofProvider: readonly Reported[]; readonly kept: KeptMonths }[],
  ): Promise<void> {
    const parts: Part[] = [];
    const adding: ((gathered: GatheredProvider) => void)[] = [];
    for (const { ofProvider, kept } of providers) {
      const provider = new ProviderTally(tally);
      const resources = ofProvider.map(({ resource }) => resource);
      const pieces = piecesOf(days, (month) => kept.has(month));
      // What a booking has of several resources starts in several pieces only where their zones differ.
      const withIds = pieces.length > 1 && new Set(resources.map(({ timeZone }) => timeZone)).size > 1;
      for (const piece of pieces) {
        const firstRow = monthsBetween(days.from, piece.days.from);
        const month = piece.kept ? kept.get(piece.days.from) : undefined;
        if (month !== undefined) {
          provider.addKept(month, rowsByPlace(month, ofProvider, firstRow));
          continue;
        }
        parts.push({ organizationKey: resources[0]?.organizationKey ?? '', resources, days: piece.days, withIds });
        adding.push(({ resources: gathered, time }) => {
          const talliable = gathered.map((each, index) => ({ ...each, rows: ofProvider[index]?.rows ?? null }));
          provider.addFacts(talliable, firstRow, withIds ? time : null);
        });
      }
    }
    await this.facts.visit(groupBy, parts, (gathered, part) => adding[part]?.(gathered));
  }
}

/** Those that know all of the resources: one that became a draft after we looked may be missing. */
function knowing(kept: KeptMonths, ofProvider: readonly Reported[]): KeptMonths {
  const all = [...kept].filter(([, { positions }]) =>
    ofProvider.every(({ resource }) => positions.has(resource.resourceKey)),
  );
  return new Map(all);
}

function rowsByPlace(
  { positions }: KeptMonth,
  ofProvider: readonly Reported[],
  row: number,
): (readonly number[] | undefined)[] {
  const places = new Array<readonly number[] | undefined>(positions.size);
  for (const { resource, rows } of ofProvider) places[positions.get(resource.resourceKey) ?? -1] = rows ?? [row];
  return places;
}
