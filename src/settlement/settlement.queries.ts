import type { SqlRow } from '../platform/db/columns.js';
import { sqlStatuses } from '../bookings/index.js';
import type { BookingKey, OrganizationKey, StatementKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Currency, Money } from '../platform/core/money.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { type BookedRecord, usageRows } from '../accounting/index.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Statement, StatementStatus } from './core/statement.js';
import { monthIn } from './core/month.js';
import type { StatementEntity } from './statement.entity.js';
import { STATEMENT_COLUMNS_NOW, statementOf, type StatementRow } from './statements.queries.js';
import { WITH_UNWRITTEN } from './unwritten-lines.js';

export type SettlementSide = 'PROVIDER' | 'CONSUMER';

/** All that is given must hold. */
export interface SettlementCriteria {
  readonly organizationId: OrganizationKey;
  /** The side on which the organization stands; null = either. */
  readonly as: SettlementSide | null;
  readonly counterpartId: OrganizationKey | null;
  readonly month: LocalDateTime | null;
  readonly status: readonly StatementStatus[] | null;
  /** Whether any of its lines is in dispute; null = all. */
  readonly disputed: boolean | null;
}

/** The text by which statements of a month are ordered, as their ids are. */
const PLACE = `(s.organization_id || '_' || s.statement_id) collate "C"`;

/** Open disputes of a statement `s`. */
const OPEN_DISPUTES = `select from statement_line l
      join statement_dispute d on d.organization_id = l.organization_id and d.line_id = l.line_id and d.ended_at is null
     where l.organization_id = s.organization_id and l.statement_id = s.statement_id`;

/** Statements, written or not, that fulfil the criteria. The first value is what WITH_UNWRITTEN takes. */
function listOf(criteria: SettlementCriteria, missed: readonly BookedRecord[]) {
  const query = new ComposedQuery();
  query.param(usageRows(missed), 'jsonb');
  const key = query.param(criteria.organizationId, 'bigint');
  const conditions = (other: string, rest: string) => `
     ${query.when(criteria.counterpartId, (id) => `s.${other} = ${query.param(id, 'bigint')}`)}
     ${query.when(criteria.month, (month) => `s.month = ${query.param(formatLocalDate(month), 'date')}`)}
     ${query.when(criteria.status, (status) => `s.status = any (${query.param(status, 'text[]')})`)}
     ${query.when(criteria.disputed, (disputed) => `exists (${OPEN_DISPUTES}) = ${query.param(disputed, 'boolean')}`)} ${rest}`;
  const text = (rest: string) => {
    // Only a side that is asked for adds its values: PostgreSQL refuses values that the text does not name.
    const provided = () => `s.organization_id = ${key} ${conditions('consumer_id', rest)}`;
    const consumed = () => `s.consumer_id = ${key} ${conditions('organization_id', rest)}`;
    // A statement of an organization with itself comes once.
    const sides = {
      PROVIDER: [provided],
      CONSUMER: [consumed],
      EITHER: [provided, () => `s.organization_id <> ${key} and ${consumed()}`],
    }[criteria.as ?? 'EITHER'];
    return sides
      .map((side) => side())
      .flatMap((side) => ['statement', 'new_statement'].map((table) => `(select s.* from ${table} s where ${side})`))
      .join('\n union all\n');
  };
  return { query, text };
}

/** The newest month first, then by id. */
export function settlementPage(
  criteria: SettlementCriteria,
  missed: readonly BookedRecord[],
  after: readonly [month: string, place: string] | null,
  count: number,
): Composed {
  const { query, text } = listOf(criteria, missed);
  const from = after && { month: query.param(after[0], 'date'), place: query.param(after[1], 'text') };
  const limit = limitFor(count);
  const beyond = from ? `and (s.month < ${from.month} or (s.month = ${from.month} and ${PLACE} > ${from.place}))` : '';
  const rest = `${beyond} order by s.month desc, ${PLACE} limit ${limit}`;
  const asked = `${WITH_UNWRITTEN}
  select ${STATEMENT_COLUMNS_NOW} from (
    select * from (${text(rest)}) s order by s.month desc, ${PLACE} limit ${limit}) s
   order by s.month desc, ${PLACE}`;
  return { statement: query.statement('settlement.page', asked), values: query.values };
}

export function settlementCount(criteria: SettlementCriteria, missed: readonly BookedRecord[]): Composed {
  const { query, text } = listOf(criteria, missed);
  const asked = `${WITH_UNWRITTEN} select count(*)::int as total from (${text('')}) s`;
  return { statement: query.statement('settlement.count', asked), values: query.values };
}

/** The place of a statement in a cursor. */
export const placeOf = ({ id, month }: Statement): readonly [month: string, place: string] => [
  formatLocalDate(month),
  `${id.provider}_${id.id}`,
];

export const statementsOfRows = (rows: readonly StatementRow[]): Statement[] => rows.map(statementOf);

const NEEDS_TIMES = `b.ends_at <= $1 and b.status in ${sqlStatuses((state) => state.needsTimes)}`;

const MOST_EXCEPTIONS = 100;

const findExceptions = statement('statements.need-times')`
  select w.statement_id, b.organization_id, b.booking_id
    from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[], $7::timestamptz[])
           as w (statement_id, provider_id, consumer_id, currency, starts_at, ends_at)
   cross join lateral (
     select b.* from booking_at($1) b
      where b.organization_id = w.provider_id and b.consumer_id = w.consumer_id
        and b.starts_at >= w.starts_at and b.starts_at < w.ends_at and ${NEEDS_TIMES}
        and (b.quote_currency is null or b.quote_currency = w.currency)
      order by b.starts_at, b.booking_id limit ${MOST_EXCEPTIONS}) b
   order by b.starts_at, b.booking_id`;

/** An OPEN statement with its month in the zone of its provider. */
export interface OpenMonth {
  readonly statement: Statement;
  readonly timeZone: string;
}

/** The bookings that stop OPEN statements from being issued, by start, at most 100 of each. */
export async function exceptionsOfStatements(
  queryable: Queryable,
  open: readonly OpenMonth[],
  now: Instant,
): Promise<Map<StatementKey['id'], BookingKey[]>> {
  const months = open.map(({ statement: { month }, timeZone }) => monthIn(month, timeZone));
  const rows = await queryable.run<{
    readonly statement_id: StatementKey['id'];
    readonly organization_id: OrganizationKey;
    readonly booking_id: BookingKey['id'];
  }>(findExceptions, [
    sqlInstant(now),
    open.map(({ statement: { id } }) => id.id),
    open.map(({ statement: { providerId } }) => providerId),
    open.map(({ statement: { consumerId } }) => consumerId),
    open.map(({ statement: { currency } }) => currency),
    months.map(({ startsAt }) => sqlInstant(startsAt)),
    months.map(({ endsAt }) => sqlInstant(endsAt)),
  ]);
  const byStatement = Map.groupBy(rows, (row) => row.statement_id);
  const keyOf = (row: (typeof rows)[number]): BookingKey => ({ provider: row.organization_id, id: row.booking_id });
  return new Map([...byStatement].map(([id, found]) => [id, found.map(keyOf)]));
}

const DISPUTED = `statement_dispute d join statement_line l using (organization_id, line_id)`;

const countDisputed = statement('statements.disputed-lines')`
  select w.statement_id, count(d.line_id)::int as total
    from unnest($1::bigint[], $2::uuid[]) as w (organization_id, statement_id)
    join statement_line l on l.organization_id = w.organization_id and l.statement_id = w.statement_id
    join statement_dispute d on d.organization_id = l.organization_id and d.line_id = l.line_id and d.ended_at is null
   group by w.statement_id`;

/** How many lines of each statement are in dispute; those without any are left out. */
export async function disputedLinesOf(
  queryable: Queryable,
  keys: readonly StatementKey[],
): Promise<Map<StatementKey['id'], number>> {
  const values = [keys.map((key) => key.provider), keys.map((key) => key.id)];
  const rows = await queryable.run<{ statement_id: StatementKey['id']; total: number }>(countDisputed, values);
  return new Map(rows.map(({ statement_id: id, total }) => [id, total]));
}

/** The work that is left for a month of a provider. */
export interface MonthClose {
  readonly needTimes: number;
  readonly disputedLines: number;
  readonly toIssue: number;
  readonly toAccept: number;
  readonly toSettle: number;
  readonly settled: number;
  readonly totals: readonly Money[];
}

interface CloseRow {
  readonly needTimes: number;
  readonly disputedLines: number;
  readonly statuses: Partial<Record<SqlRow<StatementEntity, 'status'>['status'], number>>;
  readonly totals: readonly { readonly currency: Currency; readonly minor: string }[];
}

const closeMonth = statement('statements.month-close')`${WITH_UNWRITTEN},
  of_month as materialized (
    select s.organization_id, s.statement_id, s.currency, s.status from statement s
     where s.organization_id = $2 and s.month = $3
     union all
    select s.organization_id, s.statement_id, s.currency, s.status from new_statement s
     where s.organization_id = $2 and s.month = $3),
  amount as (
    select s.currency, l.amount_minor
      from of_month s join statement_line l using (organization_id, statement_id)
     union all
    select s.currency, l.amount_minor from of_month s join unwritten l using (organization_id, statement_id))
  select (select count(*)::int from booking_at($4) b
           where b.organization_id = $2 and b.starts_at >= $5 and b.starts_at < $6
             and b.ends_at <= $4 and b.status in ${sqlStatuses((state) => state.needsTimes)}) as "needTimes",
         (select count(*)::int from ${DISPUTED} join of_month s using (organization_id, statement_id)
           where d.organization_id = $2 and d.ended_at is null) as "disputedLines",
         (select coalesce(jsonb_object_agg(c.status, c.total), '{}')
            from (select status, count(*) as total from of_month group by status) c) as statuses,
         (select coalesce(jsonb_agg(jsonb_build_object('currency', t.currency, 'minor', t.minor) order by t.currency), '[]')
            from (select s.currency, coalesce((select sum(a.amount_minor) from amount a where a.currency = s.currency), 0)::text as minor
                    from of_month s group by s.currency) t) as totals`;

/** A month of a provider, named by its first day, with its instants. */
export interface ProviderMonth extends TimeRange {
  readonly providerId: OrganizationKey;
  readonly month: LocalDateTime;
}

export async function monthCloseOf(
  queryable: Queryable,
  { providerId, month, startsAt, endsAt }: ProviderMonth,
  missed: readonly BookedRecord[],
  now: Instant,
): Promise<MonthClose> {
  const [row] = await queryable.run<CloseRow>(closeMonth, [
    usageRows(missed),
    providerId,
    formatLocalDate(month),
    sqlInstant(now),
    sqlInstant(startsAt),
    sqlInstant(endsAt),
  ]);
  if (row === undefined) throw new Error('the close of a month answered no row');
  const { needTimes, disputedLines, statuses } = row;
  return {
    needTimes,
    disputedLines,
    toIssue: statuses.OPEN ?? 0,
    toAccept: statuses.ISSUED ?? 0,
    toSettle: statuses.ACCEPTED ?? 0,
    settled: statuses.SETTLED ?? 0,
    totals: row.totals.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) })),
  };
}
