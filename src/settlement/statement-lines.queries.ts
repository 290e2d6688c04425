import { type BookedRecord, usageRows } from '../accounting/index.js';
import type { StatementKey, StatementLineKey } from '../platform/core/keys.js';
import type { Currency } from '../platform/core/money.js';
import type { SqlRow } from '../platform/db/columns.js';
import { type Queryable, type Statement as SqlStatement, statement } from '../platform/db/database.js';
import { instantOf } from '../platform/db/sql-values.js';
import type { LineDispute, StatementLine } from './core/statement.js';
import type { StatementDisputeEntity } from './statement-dispute.entity.js';
import type { StatementLineEntity } from './statement-line.entity.js';
import { WITH_UNWRITTEN } from './unwritten-lines.js';

interface LineRow extends SqlRow<
  StatementLineEntity,
  Exclude<keyof StatementLineEntity, 'postedAt' | 'postedBy'>,
  'postedAt'
> {
  readonly currency: Currency;
  readonly dispute_reason: string | null;
}

/** For `unwritten l`, or `statement_line l` with its `statement s`. */
const LINE_COLUMNS = `l.organization_id, l.line_id, l.statement_id, l.usage_id, l.corrects_line_id, l.amount_minor,
  currency, l.description, l.posted_at,
  (select d.reason from statement_dispute d
    where d.organization_id = l.organization_id and d.line_id = l.line_id and d.ended_at is null) as dispute_reason`;

const lineOf = (row: LineRow): StatementLine => ({
  id: { provider: row.organization_id, id: row.line_id },
  statementId: { provider: row.organization_id, id: row.statement_id },
  usageId: row.usage_id === null ? null : { provider: row.organization_id, id: row.usage_id },
  correctsId: row.corrects_line_id === null ? null : { provider: row.organization_id, id: row.corrects_line_id },
  amount: { minor: BigInt(row.amount_minor), currency: row.currency },
  description: row.description,
  postedAt: instantOf(row.posted_at),
  disputeReason: row.dispute_reason,
});

const linesBy = (key: 'statement_id' | 'line_id') => `${WITH_UNWRITTEN}
  select ${LINE_COLUMNS} from unnest($2::bigint[], $3::uuid[]) as w (organization_id, key)
    join statement_line l on l.organization_id = w.organization_id and l.${key} = w.key
    join statement s on s.organization_id = l.organization_id and s.statement_id = l.statement_id
   union all
  select ${LINE_COLUMNS} from unnest($2::bigint[], $3::uuid[]) as w (organization_id, key)
    join unwritten l on l.organization_id = w.organization_id and l.${key} = w.key
   order by posted_at, line_id`;

const linesByStatement = statement('statements.lines')`${linesBy('statement_id')}`;
const linesByKey = statement('statements.lines-by-keys')`${linesBy('line_id')}`;

const linesWith = async (
  queryable: Queryable,
  by: SqlStatement,
  keys: readonly (StatementKey | StatementLineKey)[],
  missed: readonly BookedRecord[],
): Promise<StatementLine[]> => {
  if (keys.length === 0) return [];
  const values = [usageRows(missed), keys.map((key) => key.provider), keys.map((key) => key.id)];
  return (await queryable.run<LineRow>(by, values)).map(lineOf);
};

/** The lines of statements, in the order in which they were posted. */
export async function linesOf(
  queryable: Queryable,
  keys: readonly StatementKey[],
  missed: readonly BookedRecord[] = [],
): Promise<Map<StatementKey['id'], StatementLine[]>> {
  return Map.groupBy(await linesWith(queryable, linesByStatement, keys, missed), (line) => line.statementId.id);
}

/** The rows that exist, by key. Not filtered by what a viewer may see. */
export async function linesById(
  queryable: Queryable,
  keys: readonly StatementLineKey[],
  missed: readonly BookedRecord[] = [],
): Promise<Map<StatementLineKey['id'], StatementLine>> {
  const lines = await linesWith(queryable, linesByKey, keys, missed);
  return new Map(lines.map((line) => [line.id.id, line]));
}

const MAX_DISPUTES = 20;
const MAX_CORRECTIONS = 100;

type Answer = 'answer' | 'answeredBy' | 'endedByLineId';

interface DisputeRow extends SqlRow<
  StatementDisputeEntity,
  'organizationId' | 'lineId' | 'reason' | 'raisedBy' | Answer,
  'raisedAt' | 'endedAt'
> {
  readonly corrected: boolean;
}

const disputesByLine = statement('statements.disputes-by-line')`select d.*
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, line_id)
    cross join lateral (
      select d.organization_id, d.line_id, d.reason, d.raised_at, d.raised_by, d.ended_at, d.answer, d.answered_by,
             d.ended_by_line_id, coalesce(l.amount_minor <> 0, false) as corrected
        from statement_dispute d
        left join statement_line l on l.organization_id = d.organization_id and l.line_id = d.ended_by_line_id
       where d.organization_id = w.organization_id and d.line_id = w.line_id
       order by d.raised_at, d.dispute_id limit ${MAX_DISPUTES}) d
    order by d.raised_at`;

const disputeOf = (row: DisputeRow): LineDispute => ({
  lineId: { provider: row.organization_id, id: row.line_id },
  reason: row.reason,
  raisedBy: row.raised_by,
  raisedAt: instantOf(row.raised_at),
  answer:
    row.ended_at === null || row.answer === null || row.answered_by === null
      ? null
      : {
          reason: row.answer,
          by: row.answered_by,
          at: instantOf(row.ended_at),
          correctedById:
            row.corrected && row.ended_by_line_id !== null
              ? { provider: row.organization_id, id: row.ended_by_line_id }
              : null,
        },
});

const lineKeys = (keys: readonly StatementLineKey[]) => [keys.map((key) => key.provider), keys.map((key) => key.id)];

/** The disputes of each line, the first one first, at most 20. */
export async function disputesOf(
  queryable: Queryable,
  keys: readonly StatementLineKey[],
): Promise<Map<StatementLineKey['id'], LineDispute[]>> {
  const rows = await queryable.run<DisputeRow>(disputesByLine, lineKeys(keys));
  return Map.groupBy(rows.map(disputeOf), (dispute) => dispute.lineId.id);
}

const correctionsByLine = statement('statements.corrections-by-line')`select l.*
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, line_id)
    cross join lateral (
      select ${LINE_COLUMNS}
        from statement_line l
        join statement s on s.organization_id = l.organization_id and s.statement_id = l.statement_id
       where l.organization_id = w.organization_id and l.corrects_line_id = w.line_id
       order by l.posted_at, l.line_id limit ${MAX_CORRECTIONS}) l
    order by l.posted_at, l.line_id`;

/** The lines that correct each line, the first one first, at most 100. */
export async function correctionsOf(
  queryable: Queryable,
  keys: readonly StatementLineKey[],
): Promise<Map<StatementLineKey['id'], StatementLine[]>> {
  const rows = await queryable.run<LineRow & { corrects_line_id: StatementLineKey['id'] }>(
    correctionsByLine,
    lineKeys(keys),
  );
  const byLine = Map.groupBy(rows, (row) => row.corrects_line_id);
  return new Map([...byLine].map(([line, corrections]) => [line, corrections.map(lineOf)]));
}
