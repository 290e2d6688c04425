import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { addDays } from '../../platform/core/local-time.js';
import { dayCount } from './core/cells.js';
import type { Figures } from './core/figures.js';
import { grouped, type RowHead } from './core/grouping.js';
import { Tally } from './core/tally.js';
import { GatherFacts, type UtilizationQuestion } from './gather-facts.js';

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

/** How much was open, booked and used (rules.md §8), computed from what is stored; nothing is added up beforehand. */
@Injectable()
export class ReportUtilization {
  constructor(private readonly facts: GatherFacts) {}

  /** Null when the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, question: UtilizationQuestion): Promise<UtilizationReport | null> {
    const resources = await this.facts.resources(viewer, question);
    if (resources === null) return null;
    const groups = grouped(question.groupBy, question.days, resources);
    const tally = new Tally(groups.heads.length);
    await this.facts.visit(question, resources, false, (provider) =>
      tally.add(provider.resources.map((each) => ({ ...each, rows: groups.rowsOf(each.resource) }))),
    );
    const rows = groups.heads.flatMap((head, row) => {
      const figures = tally.rows[row];
      return figures === undefined || !groups.shows(row) ? [] : [{ ...head, figures }];
    });
    return { rows, totals: tally.totals };
  }
}
