import type { TaskKind } from '../../api/generated/graphql';

const consumer = (tab: 'waiting' | 'upcoming') =>
  ({ to: '/o/$slug/bookings', search: { as: 'consumer', tab } }) as const;
/** Statements of all months in a status, on one side. */
const statements = (as: 'provider' | 'consumer', status: 'OPEN' | 'ISSUED' | 'DISPUTED' | 'ACCEPTED') =>
  ({ to: '/o/$slug/settlement', search: { as, month: 'all', status } }) as const;
const desk = { to: '/o/$slug/desk', search: {} } as const;

/** The page that shows the tasks of a kind, already narrowed to them; null while the console has none. */
const targets = {
  CONFIRM_HOLD: consumer('waiting'),
  APPROVE_BOOKING: { to: '/o/$slug/approvals', search: {} },
  CHECK_IN: desk,
  CHECK_OUT: desk,
  RECORD_TIMES: { to: '/o/$slug/bookings', search: { as: 'provider', tab: 'needsTimes' } },
  LIST_DRAFT: { to: '/o/$slug/resources' },
  ACCEPT_AGREEMENT: { to: '/o/$slug/agreements', search: {} },
  ISSUE_STATEMENT: statements('provider', 'OPEN'),
  ANSWER_DISPUTE: statements('provider', 'DISPUTED'),
  ACCEPT_STATEMENT: statements('consumer', 'ISSUED'),
  SETTLE_STATEMENT: statements('provider', 'ACCEPTED'),
  VERIFY_ORGANIZATION: { to: '/platform/organizations', search: {} },
  ANNOUNCE_CALENDAR: { to: '/platform/calendar' },
} as const satisfies Readonly<Record<TaskKind, object | null>>;

export const taskTarget = (kind: TaskKind) => targets[kind];
