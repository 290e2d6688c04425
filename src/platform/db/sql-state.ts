/** Errors of PostgreSQL are told apart by SQLSTATE and constraint name, never by their text. */
export const SqlState = {
  characterNotInRepertoire: '22021',
  foreignKeyViolation: '23503',
  uniqueViolation: '23505',
  checkViolation: '23514',
  exclusionViolation: '23P01',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
} as const;

interface DriverError {
  readonly code: string;
  readonly constraint: string | undefined;
}

function driverError(error: unknown): DriverError | null {
  // TypeORM wraps what the driver threw.
  const cause: unknown = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null;
  const constraint = 'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : undefined;
  return { code: cause.code, constraint };
}

export const sqlStateOf = (error: unknown): string | null => driverError(error)?.code ?? null;

/** Class of SQLSTATE, or state, that says that the server or a lock did not come in time, or that it is going away. */
const UNAVAILABLE = /^(08...|53...|57P0.|57014|55P03|25P0[34])$/;

/** Whether an answer of the driver means that the database cannot serve now, and not that the statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  // Without an SQLSTATE the server did not answer at all: the connection failed.
  return state === null || !/^[0-9A-Z]{5}$/.test(state) || UNAVAILABLE.test(state);
}

/** Whether the error is the named constraint's. */
export function violates(error: unknown, constraint: string): boolean {
  return driverError(error)?.constraint === constraint;
}

/** Worth another try of the whole transaction: nothing of it happened, and nothing in it was wrong. */
export function isRetriable(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SqlState.serializationFailure || state === SqlState.deadlockDetected;
}

/** Whether what was sent is at fault (class 22, 23), so that it would fail again. */
export const isDataError = (error: unknown): boolean => /^2[23]/.test(sqlStateOf(error) ?? '');
