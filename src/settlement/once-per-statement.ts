import { type GivenKey, keyedRequest, once, type Viewer } from '../access/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import type { StatementKey, StatementLineKey } from '../platform/core/keys.js';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { Statement } from './core/statement.js';
import { requiredStatement } from './statements.queries.js';

type Outcome = Result<Statement, readonly AccountingRefusal[]>;

/** Runs the work on a line once for each idempotency key; the key is held for the provider, which the line's id names. */
export function oncePerStatement(
  tx: Tx,
  viewer: Viewer,
  mutation: string,
  command: { readonly lineId: StatementLineKey; readonly idempotency?: GivenKey<StatementKey> | null },
  now: Instant,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const request = keyedRequest(viewer, mutation, command.lineId.provider, command.idempotency, now);
  return once<Statement, readonly AccountingRefusal[], StatementKey>(tx, request, {
    work,
    keyOf: (statement) => statement.id,
    again: (id) => requiredStatement(tx, id),
    refuse: (problem) => [problem],
  });
}
