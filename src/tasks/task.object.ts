import { Int, ObjectType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { bookingIds } from '../bookings/ids.js';
import { agreementIds, resourceIds } from '../organizations/ids.js';
import type { AgreementKey, BookingKey, OrganizationKey, ResourceKey, StatementKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { statementIds } from '../settlement/ids.js';
import type { TaskKind } from './core/task-kind.js';
import type { TaskScope } from './core/task-scope.js';
import { dueOrNull } from './find-tasks.js';
import type { HomeRow } from './home.queries.js';
import type { TaskRow } from './tasks.queries.js';

export const TaskKindEnum = enumType<TaskKind>('TaskKind', 'Kinds of tasks.', {
  CONFIRM_HOLD: 'Confirm a booking that is HELD.',
  APPROVE_BOOKING: 'Approve or decline a booking that is PENDING_APPROVAL.',
  CHECK_IN: 'Check a booking in.',
  CHECK_OUT: 'Check a booking out; from 15 minutes before its end.',
  RECORD_TIMES: 'Record the times of a booking that is over.',
  LIST_DRAFT: 'Finish and list a draft.',
  ACCEPT_AGREEMENT: 'Accept or decline an agreement that the other side proposed.',
  ISSUE_STATEMENT: 'Issue the statement of a month that is over.',
  ANSWER_DISPUTE: 'Answer the disputes of a statement.',
  ACCEPT_STATEMENT: 'Accept or dispute a statement.',
  SETTLE_STATEMENT: 'Say that an accepted statement is paid.',
  VERIFY_ORGANIZATION: 'Verify or decline an organization.',
  ANNOUNCE_CALENDAR: 'Announce the next year of a public calendar that an organization observes.',
});

/** The id of the subject of a task; null = the task has none. */
function subjectIdOf({ kind, provider, id }: TaskRow): string | null {
  if (provider === null) return null;
  if (id === null) return organizationIds.encode(provider);
  switch (kind) {
    case 'LIST_DRAFT':
      return resourceIds.encode({ provider, id } as ResourceKey);
    case 'ACCEPT_AGREEMENT':
      return agreementIds.encode({ provider, id } as AgreementKey);
    case 'ISSUE_STATEMENT':
    case 'ANSWER_DISPUTE':
    case 'ACCEPT_STATEMENT':
    case 'SETTLE_STATEMENT':
      return statementIds.encode({ provider, id } as StatementKey);
    default:
      return bookingIds.encode({ provider, id } as BookingKey);
  }
}

@ObjectType('Task', { description: 'A thing that waits for the viewer, computed from the present state.' })
export class TaskObject {
  @Field(() => TaskKindEnum, 'The kind.') kind: TaskKind;
  @NullableField(() => DateTimeScalar, 'The deadline; null = none.') dueAt: Instant | null;
  @Field(() => DateTimeScalar, 'The instant from which it waits.') since: Instant;

  /** Not fields: resolvers load them. */
  organizationKey: OrganizationKey | null;
  subjectId: string | null;

  static of(this: void, row: TaskRow): TaskObject {
    const { kind, due, since, organization } = row;
    const subjectId = subjectIdOf(row);
    const times = { dueAt: dueOrNull(due), since: since.getTime() };
    return fill(TaskObject, { kind, ...times, organizationKey: organization, subjectId });
  }
}

@ObjectType('TaskConnection', { description: 'A page of tasks.' })
export class TaskConnection extends connectionOf(TaskObject, 'Task') {}

@ObjectType('TaskCount', { description: 'How many tasks of a kind wait.' })
export class TaskCountObject {
  @Field(() => TaskKindEnum, 'The kind.') kind: TaskKind;
  @Field(() => Int, 'How many, from 1; more than 1,000 are told as 1,000.') count: number;
  @NullableField(() => DateTimeScalar, 'The earliest deadline; null = none has one.') soonest: Instant | null;
}

@ObjectType('Home', { description: 'The start page of the viewer, or of one of the viewer’s organizations.' })
export class HomeObject {
  /** Not fields: resolvers answer from them, and look once for all fields. */
  scope: TaskScope;
  organizationKey: OrganizationKey | null;
  bookings: Promise<HomeRow> | null;
}
