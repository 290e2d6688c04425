import { v7 as uuidv7 } from 'uuid';
import { type Queryable, statement, type StatementRunner } from '../platform/db/database.js';
import { sqlInstant, sqlRange } from '../platform/db/sql-values.js';
import { currentScope } from '../platform/work/request-scope.js';
import type { NewHappening } from './core/happening.js';
import { classOf } from './core/happening-kind.js';

let appended = 0;

/**
 * The time part of the id is the instant of the happening, so that its id alone leads to its month. Those of one instant
 * are counted, so that they are listed in the order in which this instance did them.
 */
const newId = (at: number): string => uuidv7({ msecs: at, seq: appended++ >>> 0 });

function recordOf(happening: NewHappening): Readonly<Record<string, unknown>> {
  const { kind, at, actor, organization, other = null, subject, reason = null, touched = null } = happening;
  return {
    organization_id: organization,
    at: sqlInstant(at),
    happening_id: newId(at),
    class: classOf(kind),
    kind,
    other_organization_id: other === null || other === organization ? null : other,
    account_id: actor.account,
    side_id: actor.side,
    subject_kind: subject.kind,
    subject_id: subject.id,
    title: happening.title,
    reason,
    changes: happening.changes ?? [],
    request_id: currentScope()?.requestId ?? null,
    resource_ids: happening.resources ?? [],
    touched: touched === null ? null : sqlRange(touched),
  };
}

/** A call of append_happenings() with the argument at `position`, for statements that write what happened themselves. */
export const appendHappenings = (position: number): string => `append_happenings($${position}::jsonb)`;

/** The topic of transactions that append happenings. */
export const APPENDED = 'happenings';

/** The argument of that call. The relay hears of the transaction once it is committed. */
export function happeningsArgument(tx: StatementRunner, happenings: readonly NewHappening[]): string {
  tx.mark(APPENDED);
  return JSON.stringify(happenings.map(recordOf));
}

const append = statement('happening.append')`select ${appendHappenings(1)}`;

/** Appends what the transaction did. Of a transaction that rolls back nothing is told. */
export async function happened(tx: Queryable, ...happenings: readonly NewHappening[]): Promise<void> {
  if (happenings.length > 0) await tx.run(append, [happeningsArgument(tx, happenings)]);
}
