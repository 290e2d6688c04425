import { keyedRequest, once, organizationIds, type Viewer } from '../access/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { Statement } from './core/statement.js';
import { statementLineIds } from './ids.js';
import { requiredStatement } from './statements.queries.js';

type Outcome = Result<Statement, readonly AccountingRefusal[]>;

/** Runs the work on a line once for each idempotency key; the key is held for the provider, which the line's id names. */
export function oncePerStatement(
  tx: Tx,
  viewer: Viewer,
  mutation: string,
  command: { readonly lineId: string; readonly idempotencyKey?: string | null },
  now: Instant,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const provider = statementLineIds.decode(command.lineId)?.organizationId;
  const organizationId = provider === undefined ? null : organizationIds.encode(provider);
  const request = keyedRequest(viewer, mutation, organizationId, command, now);
  return once<Statement, readonly AccountingRefusal[]>(tx, request, {
    work,
    idOf: (statement) => statement.id,
    again: (id) => requiredStatement(tx, id),
    refuse: (problem) => [problem],
  });
}
