import { sqlStatuses } from '../bookings/index.js';
import type { AccountKey, OrganizationKey, StatementKey, StatementLineKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Statement, StatementLine } from './core/statement.js';
import { StatementDisputeEntity } from './statement-dispute.entity.js';
import { StatementEntity } from './statement.entity.js';
import {
  requiredStatement,
  STATEMENT_COLUMNS,
  statementOf,
  type StatementRow,
  statementsById,
} from './statements.queries.js';

/** Between whom, in which currency, and for which month. */
export interface StatementMonth {
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly currency: Currency;
  readonly month: LocalDateTime;
}

/** The person who did it, and the instant. */
export interface AuditStamp {
  readonly userId: AccountKey;
  readonly at: Instant;
}

const openStatement = statement('statements.open')`
  insert into statement (organization_id, statement_id, consumer_id, currency, month)
   values ($1, statement_id_of($1, $2, $3, $4), $2, $3, $4) on conflict do nothing`;

const lockByMonth = statement('statements.lock-month')`select ${STATEMENT_COLUMNS} from statement s
    where s.organization_id = $1 and s.consumer_id = $2 and s.currency = $3 and s.month = $4
      for no key update of s`;

const placeOf = ({ provider, id }: StatementKey) => ({ organizationId: provider, statementId: id });

/** The statement of a month, made when there is none, kept from changes by others. */
export async function lockedStatementOf(tx: Tx, key: StatementMonth): Promise<Statement> {
  const { providerId, consumerId, currency, month } = key;
  const values = [providerId, consumerId, currency, formatLocalDate(month)];
  await tx.run(openStatement, values);
  await tx.run(lockByMonth, values);
  // Only a statement that begins after the lock sees the lines of those who held it.
  const [row] = await tx.run<StatementRow>(lockByMonth, values);
  if (row === undefined) throw new Error('a statement that was made is not there');
  return statementOf(row);
}

/** A statement, kept from changes by others; null when there is none. */
export async function lockedStatement(tx: Tx, id: StatementKey): Promise<Statement | null> {
  const options = { where: placeOf(id), select: { statementId: true }, lock: { mode: 'for_no_key_update' } } as const;
  await tx.entities((manager) => manager.findOne(StatementEntity, options));
  return (await statementsById(tx, [id])).get(id.id) ?? null;
}

const nextNumber = statement('statements.next-number')`
  insert into statement_counter as c (organization_id, year, last_number) values ($1, $2, 1)
   on conflict on constraint statement_counter_pkey do update set last_number = c.last_number + 1
   returning last_number`;

const issue = statement('statements.issue')`update statement s
      set status = 'ISSUED', issued_at = $3, issued_by = $4, number_year = $5, number_in_year = $6,
          provider_name = p.name, provider_address = p.address, provider_registration_code = p.registration_code,
          consumer_name = c.name, consumer_address = c.address, consumer_registration_code = c.registration_code
     from organization p, organization c
    where s.organization_id = $1 and s.statement_id = $2
      and p.organization_id = s.organization_id and c.organization_id = s.consumer_id`;

/**
 * Issues a locked statement with the next number of the provider in a year, and freezes the names and addresses of both
 * sides. The number is given in this transaction, so one that is rolled back leaves no gap.
 */
export async function recordIssue(tx: Tx, id: StatementKey, year: number, by: AuditStamp): Promise<Statement> {
  const [counter] = await tx.run<{ last_number: number }>(nextNumber, [id.provider, year]);
  const numbered = [year, counter?.last_number];
  await tx.run(issue, [id.provider, id.id, sqlInstant(by.at), by.userId, ...numbered]);
  return requiredStatement(tx, id);
}

/** Leads a locked statement on, and answers it as it is then. */
export async function moveStatement(
  tx: Tx,
  id: StatementKey,
  to: 'ACCEPTED' | 'SETTLED',
  { userId, at }: AuditStamp,
): Promise<Statement> {
  const change = to === 'ACCEPTED' ? { acceptedAt: at, acceptedBy: userId } : { settledAt: at, settledBy: userId };
  await tx.entities((manager) => manager.update(StatementEntity, placeOf(id), { ...change, status: to }));
  return requiredStatement(tx, id);
}

const countExceptions = statement('statements.exceptions')`select count(*)::int as number from booking_at($1) b
    where b.organization_id = $2 and b.consumer_id = $3 and b.starts_at >= $4 and b.starts_at < $5 and b.ends_at <= $1
      and b.status in ${sqlStatuses((state) => state.needsTimes)} and (b.quote_currency is null or b.quote_currency = $6)`;

const findBooking = statement('statements.has-booked')`
  select exists (select from booking b where b.organization_id = $1 and b.consumer_id = $2) as booked`;

/** Whether the consumer has ever booked of the provider. */
export async function hasBooked(tx: Tx, providerId: OrganizationKey, consumerId: OrganizationKey): Promise<boolean> {
  const values = [providerId, consumerId];
  const [row] = await tx.run<{ booked: boolean }>(findBooking, values);
  return row?.booked === true;
}

/**
 * How many bookings that start in the range are over and need their times. One that was promised without a price is in
 * the way in every currency, one with a price in its own alone.
 */
export async function exceptionsOf(tx: Tx, key: StatementMonth, range: TimeRange, now: Instant): Promise<number> {
  const [row] = await tx.run<{ number: number }>(countExceptions, [
    sqlInstant(now),
    key.providerId,
    key.consumerId,
    sqlInstant(range.startsAt),
    sqlInstant(range.endsAt),
    key.currency,
  ]);
  return row?.number ?? 0;
}

const post = statement('ledger.post')`select post_amount($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The consumer has paid what the statement says. */
export async function postSettlement(
  tx: Tx,
  { id, providerId, consumerId, total }: Statement,
  at: Instant,
): Promise<void> {
  await tx.run(post, [
    providerId,
    consumerId,
    total.currency,
    'SETTLEMENT',
    `statement ${id.id}`,
    null,
    'SETTLED',
    'RECEIVABLE',
    String(total.minor),
    sqlInstant(at),
  ]);
}

/** The disputes of a line so far, answered ones included. */
export function disputesOfLine(tx: Tx, { provider, id }: StatementLineKey): Promise<number> {
  const ofLine = { organizationId: provider, lineId: id };
  return tx.entities((manager) => manager.countBy(StatementDisputeEntity, ofLine));
}

export async function disputeLine(
  tx: Tx,
  { provider, id }: StatementLineKey,
  reason: string,
  { userId, at }: AuditStamp,
): Promise<void> {
  const dispute = { organizationId: provider, lineId: id, reason, raisedAt: at, raisedBy: userId };
  await tx.entities((manager) => manager.insert(StatementDisputeEntity, dispute));
}

const insertCorrection = statement('statements.correct')`with line as (
     insert into statement_line (organization_id, statement_id, corrects_line_id, amount_minor, description, posted_at,
                                 posted_by)
     values ($1, open_statement($1, $2, $3, $4), $5, $6, $7, $8, $9)
     returning line_id),
   ended as (
     update statement_dispute d set ended_at = $8, ended_by_line_id = line.line_id, answer = $10, answered_by = $9
       from line
      where d.organization_id = $1 and d.line_id = $5 and d.ended_at is null)
   select post_amount($1, $2, $3, 'ADJUSTMENT', 'line ' || line.line_id, $10, 'RECEIVABLE', 'INCOME', $6, $8) from line`;

export interface Correction {
  readonly minor: bigint;
  readonly description: string;
  readonly reason: string;
}

/** Writes a correcting line into the first open month from that of the line on, and ends its dispute. */
export async function correctLine(
  tx: Tx,
  of: Statement,
  line: StatementLine,
  { minor, description, reason }: Correction,
  by: AuditStamp,
): Promise<void> {
  await tx.run(insertCorrection, [
    of.providerId,
    of.consumerId,
    of.currency,
    formatLocalDate(of.month),
    line.id.id,
    String(minor),
    description,
    sqlInstant(by.at),
    by.userId,
    reason,
  ]);
}
