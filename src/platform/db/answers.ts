import type { PoolClient } from 'pg';
import { currentScope, isPatient } from '../work/request-scope.js';
import { Unavailable } from '../work/unavailable.js';
import { isUnavailable } from './sql-state.js';

/** The error of the driver, or Unavailable in its place when the database cannot serve now. */
export const explained = (error: unknown): unknown =>
  error instanceof Unavailable || !isUnavailable(error)
    ? error
    : new Unavailable('The database does not answer in time; nothing was changed. Try again in a few seconds.', {
        cause: error,
      });

interface Backend {
  readonly client: PoolClient;
  /** Never rejects. */
  cancel(processId: number): Promise<void>;
  /** The longest wait for an answer, in milliseconds. PostgreSQL itself would have ended the statement before. */
  readonly silenceMs: number;
}

/** The driver knows the process that serves its connection; its types do not. */
const processIdOf = (client: PoolClient): number => (client as unknown as { processID: number }).processID;

/** A server that says nothing at all, as behind a cut cable, is given up. */
function giveUpWhenSilent({ client, silenceMs }: Backend): NodeJS.Timeout | null {
  if (isPatient()) return null;
  const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } };
  return setTimeout(() => connection.stream.destroy(new Error('the server is silent')), silenceMs).unref();
}

/**
 * Waits for the answer to a statement that was sent. When the request ends first, the statement is cancelled and its
 * end is waited for, so that the connection is at rest afterwards. Throws Unavailable, or why the request ended.
 */
export async function answerOf<T>(backend: Backend, sent: Promise<T>): Promise<T> {
  const scope = currentScope();
  let cancelling: Promise<void> | null = null;
  const stopListening = scope?.onEnd(() => {
    cancelling = backend.cancel(processIdOf(backend.client));
  });
  const silence = giveUpWhenSilent(backend);
  try {
    return await sent;
  } catch (error) {
    scope?.assertGoing();
    throw explained(error);
  } finally {
    if (silence !== null) clearTimeout(silence);
    stopListening?.();
    if (cancelling !== null) await (cancelling as Promise<void>);
  }
}
