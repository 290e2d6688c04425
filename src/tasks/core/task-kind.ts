/** Kinds of tasks, in the order in which tasks of one deadline come. */
export const taskKinds = [
  'CONFIRM_HOLD',
  'APPROVE_BOOKING',
  'CHECK_IN',
  'CHECK_OUT',
  'RECORD_TIMES',
  'LIST_DRAFT',
  'ACCEPT_AGREEMENT',
  'ISSUE_STATEMENT',
  'ANSWER_DISPUTE',
  'ACCEPT_STATEMENT',
  'SETTLE_STATEMENT',
  'VERIFY_ORGANIZATION',
  'ANNOUNCE_CALENDAR',
] as const;

export type TaskKind = (typeof taskKinds)[number];
