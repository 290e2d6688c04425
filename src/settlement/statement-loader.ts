import { Injectable } from '@nestjs/common';
import { usageById, type UsageRecord } from '../accounting/index.js';
import { may, type Viewer, type ViewerContext } from '../access/index.js';
import { MissedUses } from '../bookings/index.js';
import type { BookingKey, StatementKey, StatementLineKey, UsageKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { actionsOf, type StatementAction } from './core/statement-actions.js';
import { type LineDispute, type Statement, type StatementLine, subjectOf } from './core/statement.js';
import { correctionsOf, disputesOf, linesById, linesOf } from './statement-lines.queries.js';
import { disputedLinesOf, exceptionsOfStatements, type OpenMonth } from './settlement.queries.js';
import { statementsById } from './statements.queries.js';

/** Statements and their lines, batched within a request. */
@Injectable()
export class StatementLoader {
  private readonly ofStatements = {};
  private readonly opened = new WeakMap<ViewerContext, Map<StatementKey['id'], OpenMonth>>();

  constructor(
    private readonly database: Database,
    private readonly missed: MissedUses,
    private readonly clock: Clock,
  ) {}

  /** The one with this key; null = none that the viewer may see. */
  async visible(context: ViewerContext, id: StatementKey): Promise<Statement | null> {
    const { viewer } = context;
    const batch = async (ids: readonly StatementKey[]) => statementsById(this.database, ids, await this.missedOf(ids));
    const found = await context.loaders.load(this, batch, id);
    return found !== null && viewer !== null && may(viewer, 'statements', subjectOf(found)) ? found : null;
  }

  /** The one with this key; null = none that the viewer may see. */
  async visibleLine(context: ViewerContext, id: StatementLineKey): Promise<StatementLine | null> {
    const line = await this.line(context, id);
    return line !== null && (await this.visible(context, line.statementId)) !== null ? line : null;
  }

  /** The lines of a statement that the viewer sees. */
  async lines(context: ViewerContext, statementId: StatementKey): Promise<StatementLine[]> {
    const batch = async (ids: readonly StatementKey[]) => linesOf(this.database, ids, await this.missedOf(ids));
    return (await context.loaders.load(this.ofStatements, batch, statementId)) ?? [];
  }

  line(context: ViewerContext, id: StatementLineKey): Promise<StatementLine | null> {
    const batch = async (ids: readonly StatementLineKey[]) => linesById(this.database, ids, await this.missedOf(ids));
    return context.loaders.load(linesById, batch, id);
  }

  /** How many lines of a statement that the viewer sees are in dispute. */
  async disputedLines(context: ViewerContext, id: StatementKey): Promise<number> {
    return (await context.loaders.load(disputedLinesOf, (ids) => disputedLinesOf(this.database, ids), id)) ?? 0;
  }

  /** The actions that role, status and clock allow the viewer. */
  actions(viewer: Viewer, statement: Statement, timeZone: string): StatementAction[] {
    return actionsOf(viewer, statement, timeZone, this.clock.now());
  }

  /** The bookings that stop an OPEN statement from being issued, by start, at most 100. */
  async exceptions(context: ViewerContext, open: OpenMonth): Promise<BookingKey[]> {
    const known = this.openMonths(context);
    known.set(open.statement.id.id, open);
    const batch = (ids: readonly StatementKey[]) => {
      const asked = ids.flatMap(({ id }) => known.get(id) ?? []);
      return exceptionsOfStatements(this.database, asked, this.clock.now());
    };
    return (await context.loaders.load(exceptionsOfStatements, batch, open.statement.id)) ?? [];
  }

  /** The OPEN statements of a request whose exceptions are asked for: the look-up needs more than their keys. */
  private openMonths(context: ViewerContext): Map<StatementKey['id'], OpenMonth> {
    let known = this.opened.get(context);
    if (known === undefined) {
      known = new Map<StatementKey['id'], OpenMonth>();
      this.opened.set(context, known);
    }
    return known;
  }

  /** The disputes of a line that the viewer sees. */
  async disputes(context: ViewerContext, lineId: StatementLineKey): Promise<LineDispute[]> {
    return (await context.loaders.load(disputesOf, (ids) => disputesOf(this.database, ids), lineId)) ?? [];
  }

  /** The lines that correct a line that the viewer sees. */
  async corrections(context: ViewerContext, lineId: StatementLineKey): Promise<StatementLine[]> {
    return (await context.loaders.load(correctionsOf, (ids) => correctionsOf(this.database, ids), lineId)) ?? [];
  }

  /** The record of use of a line that the viewer sees. */
  usage(context: ViewerContext, id: UsageKey): Promise<UsageRecord | null> {
    return context.loaders.load(usageById, (ids) => this.missed.usageById(ids), id);
  }

  private missedOf(keys: readonly (StatementKey | StatementLineKey)[]) {
    return this.missed.ofOrganizations(keys.map((key) => key.provider));
  }
}
