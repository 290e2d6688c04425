import type { OrganizationKey, StatementKey } from '../platform/core/keys.js';
import { type BookedRecord, usageRows } from '../accounting/index.js';
import type { Currency, Money } from '../platform/core/money.js';
import { localDayOf, type SqlRow } from '../platform/db/columns.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOrNull } from '../platform/db/sql-values.js';
import type { StatementEntity } from './statement.entity.js';
import { WITH_UNWRITTEN } from './unwritten-lines.js';
import type { Statement, StatementStatus } from './core/statement.js';

type Times = 'issuedAt' | 'acceptedAt' | 'settledAt';
type Unread = 'month' | 'issuedBy' | 'acceptedBy' | 'settledBy';

export interface StatementRow extends SqlRow<StatementEntity, Exclude<keyof StatementEntity, Times | Unread>, Times> {
  readonly month: string;
  readonly total_minor: string;
}

const sumOf = (lines: string) => `(select coalesce(sum(l.amount_minor), 0) from ${lines} l
    where l.organization_id = s.organization_id and l.statement_id = s.statement_id)`;

const columns = (total: string) => `s.organization_id, s.statement_id, s.consumer_id, s.currency, s.month,
  s.status, s.issued_at, s.accepted_at, s.settled_at, s.number_year, s.number_in_year, s.provider_name,
  s.provider_address, s.provider_registration_code, s.consumer_name, s.consumer_address, s.consumer_registration_code,
  ${total} as total_minor`;

/** The columns of a StatementRow by what is written, for a query over `statement s`. */
export const STATEMENT_COLUMNS = columns(sumOf('statement_line'));

/** The same with the lines that are not written yet, for a query WITH_UNWRITTEN over `statement s` or `new_statement s`. */
export const STATEMENT_COLUMNS_NOW = columns(`${sumOf('statement_line')} + ${sumOf('unwritten')}`);

const NUMBER_DIGITS = 6;

const numberOf = ({ number_year: year, number_in_year: number }: StatementRow): string | null =>
  year === null || number === null ? null : `${year}-${String(number).padStart(NUMBER_DIGITS, '0')}`;

const partiesOf = (row: StatementRow): Statement['parties'] =>
  row.provider_name === null || row.consumer_name === null
    ? null
    : {
        provider: {
          name: row.provider_name,
          address: row.provider_address,
          registrationCode: row.provider_registration_code,
        },
        consumer: {
          name: row.consumer_name,
          address: row.consumer_address,
          registrationCode: row.consumer_registration_code,
        },
      };

export function statementOf(row: StatementRow): Statement {
  return {
    id: { provider: row.organization_id, id: row.statement_id },
    providerId: row.organization_id,
    consumerId: row.consumer_id,
    currency: row.currency,
    month: localDayOf(row.month),
    status: row.status,
    issuedAt: instantOrNull(row.issued_at),
    acceptedAt: instantOrNull(row.accepted_at),
    settledAt: instantOrNull(row.settled_at),
    total: { minor: BigInt(row.total_minor), currency: row.currency },
    number: numberOf(row),
    parties: partiesOf(row),
  };
}

/** The statements of which $2 is a side, written or not: branches that each have an index of their own. */
const ofSide = (condition = '') => `
  select ${STATEMENT_COLUMNS_NOW} from statement s where s.organization_id = $2 ${condition}
   union all
  select ${STATEMENT_COLUMNS_NOW} from statement s where s.consumer_id = $2 and s.organization_id <> $2 ${condition}
   union all
  select ${STATEMENT_COLUMNS_NOW} from new_statement s where (s.organization_id = $2 or s.consumer_id = $2) ${condition}`;

const ofOrganization = statement('statements.of-organization')`
  ${WITH_UNWRITTEN} ${ofSide('and ($3::text[] is null or s.status = any ($3))')}
   order by month desc, organization_id, consumer_id, currency limit 1000`;

/** The statements in which the organization is a side, the latest month first; at most 1,000. */
export async function statementsOf(
  queryable: Queryable,
  missed: readonly BookedRecord[],
  organizationId: OrganizationKey,
  status: readonly StatementStatus[] | null,
): Promise<Statement[]> {
  const values = [usageRows(missed), organizationId, status];
  return (await queryable.run<StatementRow>(ofOrganization, values)).map(statementOf);
}

const byKeys = (table: string) => `
  select ${STATEMENT_COLUMNS_NOW} from unnest($2::bigint[], $3::uuid[]) as w (organization_id, statement_id)
    join ${table} s using (organization_id, statement_id)`;

const statementsByKeys = statement('statements.by-keys')`
  ${WITH_UNWRITTEN} ${byKeys('statement')} union all ${byKeys('new_statement')}`;

/** The rows that exist, by key. Not filtered by what a viewer may see. A writer has no `missed`: it settles them before. */
export async function statementsById(
  queryable: Queryable,
  keys: readonly StatementKey[],
  missed: readonly BookedRecord[] = [],
): Promise<Map<StatementKey['id'], Statement>> {
  if (keys.length === 0) return new Map();
  const values = [usageRows(missed), keys.map((key) => key.provider), keys.map((key) => key.id)];
  const rows = await queryable.run<StatementRow>(statementsByKeys, values);
  return new Map(rows.map(statementOf).map((found) => [found.id.id, found]));
}

export interface Balance {
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly amount: Money;
}

interface BalanceRow {
  readonly organization_id: OrganizationKey;
  readonly consumer_id: OrganizationKey;
  readonly currency: Currency;
  readonly owed_minor: string;
}

const findBalances = statement('statements.balances')`${WITH_UNWRITTEN}
   select s.organization_id, s.consumer_id, s.currency,
          sum(case when s.status = 'SETTLED' then 0 else s.total_minor end) as owed_minor
     from (${ofSide()}) s
    group by s.organization_id, s.consumer_id, s.currency
    order by s.organization_id, s.consumer_id, s.currency limit 1000`;

/**
 * The balance between the organization and each other side in each currency, without settled statements; at most 1,000.
 */
export async function balancesOf(
  queryable: Queryable,
  missed: readonly BookedRecord[],
  organizationId: OrganizationKey,
): Promise<Balance[]> {
  const rows = await queryable.run<BalanceRow>(findBalances, [usageRows(missed), organizationId]);
  return rows.map((row) => ({
    providerId: row.organization_id,
    consumerId: row.consumer_id,
    amount: { minor: BigInt(row.owed_minor), currency: row.currency },
  }));
}

/** A statement that is known to exist. Throws if absent. */
export async function requiredStatement(queryable: Queryable, id: StatementKey): Promise<Statement> {
  const found = (await statementsById(queryable, [id])).get(id.id);
  if (found === undefined) throw new Error(`the statement ${id.id} is referred to but does not exist`);
  return found;
}
