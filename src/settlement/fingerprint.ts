import { createHash } from 'node:crypto';
import { usageIds } from '../accounting/ids.js';
import { organizationIds } from '../access/ids.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import { amountOf } from '../platform/core/money.js';
import { statementLineIds } from './ids.js';
import type { Statement, StatementLine } from './core/statement.js';

const told = ({ id, usageId, correctsId, amount, description }: StatementLine) => [
  statementLineIds.encode(id),
  usageId && usageIds.encode(usageId),
  correctsId && statementLineIds.encode(correctsId),
  amountOf(amount),
  description,
];

/**
 * The content of a statement as one text with the ids of the API. Its fingerprint changes when any of its lines does,
 * and with nothing else. Each line is a JSON array, which nothing that stands in it can pass for two.
 */
function textOf({ providerId, consumerId, currency, month }: Statement, lines: readonly StatementLine[]): string {
  const sides = [organizationIds.encode(providerId), organizationIds.encode(consumerId)];
  const rows = [['statement', ...sides, currency, formatLocalDate(month)], ...lines.map(told)];
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

/** SHA-256 of what a statement says, in hexadecimal. */
export const fingerprintOf = (statement: Statement, lines: readonly StatementLine[]): string =>
  createHash('sha256').update(textOf(statement, lines)).digest('hex');
