import { may, type Permission } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import type { Instant } from '../../platform/core/time-range.js';
import { monthIn } from './month.js';
import { type Statement, type StatementStatus, subjectOf } from './statement.js';

export const statementActions = ['ISSUE', 'ACCEPT', 'SETTLE', 'DISPUTE', 'ADJUST'] as const;

export type StatementAction = (typeof statementActions)[number];

interface Rule {
  readonly takes: Permission;
  /** The status that it needs; null = any. */
  readonly status: StatementStatus | null;
}

const actions: Readonly<Record<StatementAction, Rule>> = {
  ISSUE: { takes: 'issueStatement', status: 'OPEN' },
  ACCEPT: { takes: 'acceptStatement', status: 'ISSUED' },
  SETTLE: { takes: 'settleStatement', status: 'ACCEPTED' },
  DISPUTE: { takes: 'disputeStatementLine', status: 'ISSUED' },
  ADJUST: { takes: 'adjustStatementLine', status: null },
};

/**
 * Lists what role, status and clock allow: a month is issued once it is over in the zone of the provider. Open disputes
 * and missing times may still refuse it.
 */
export function actionsOf(
  viewer: Viewer,
  statement: Pick<Statement, 'providerId' | 'consumerId' | 'status' | 'month'>,
  timeZone: string,
  now: Instant,
): StatementAction[] {
  const isOver = monthIn(statement.month, timeZone).endsAt <= now;
  return statementActions.filter((action) => {
    const { takes, status } = actions[action];
    if (action === 'ISSUE' && !isOver) return false;
    return may(viewer, takes, subjectOf(statement)) && (status === null || status === statement.status);
  });
}
