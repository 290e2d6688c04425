import type { TaskKind } from '../../api/generated/graphql';

const consumer = (tab: 'waiting' | 'upcoming') =>
  ({ to: '/o/$slug/bookings', search: { as: 'consumer', tab } }) as const;
const desk = { to: '/o/$slug/desk', search: {} } as const;

/** The page that shows the tasks of a kind, already narrowed to them; null while the console has none. */
const targets = {
  CONFIRM_HOLD: consumer('waiting'),
  APPROVE_BOOKING: { to: '/o/$slug/approvals', search: {} },
  CHECK_IN: desk,
  CHECK_OUT: desk,
  RECORD_TIMES: { to: '/o/$slug/bookings', search: { as: 'provider', tab: 'needsTimes' } },
  LIST_DRAFT: { to: '/o/$slug/resources' },
  ACCEPT_AGREEMENT: null,
  ISSUE_STATEMENT: null,
  ANSWER_DISPUTE: null,
  ACCEPT_STATEMENT: null,
  SETTLE_STATEMENT: null,
  VERIFY_ORGANIZATION: { to: '/platform/organizations', search: {} },
  ANNOUNCE_CALENDAR: { to: '/platform/calendar' },
} as const satisfies Readonly<Record<TaskKind, object | null>>;

export const taskTarget = (kind: TaskKind) => targets[kind];
