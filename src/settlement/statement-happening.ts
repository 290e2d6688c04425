import { actorOf, type Operation, type Viewer } from '../access/index.js';
import type { NewHappening } from '../happenings/index.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import { type Statement, subjectOf } from './core/statement.js';

/** A happening about a statement, which is titled by its month. */
export const ofStatement = (
  viewer: Viewer,
  operation: Operation,
  statement: Statement,
  told: Pick<NewHappening, 'kind' | 'at' | 'reason' | 'changes'>,
): NewHappening => ({
  ...told,
  actor: actorOf(viewer, operation, subjectOf(statement)),
  organization: statement.providerId,
  other: statement.consumerId,
  subject: { kind: 'STATEMENT', id: statement.id.id },
  title: formatLocalDate(statement.month).slice(0, 7),
});
