import type { CombinedError } from '@urql/core';
import { t } from '../i18n/t';

/** A request that failed as a whole: what to say of it, and the id by which the log knows it. */
export interface Problem {
  readonly kind: 'forbidden' | 'offline' | 'failed';
  readonly message: string;
  readonly requestId: string | null;
}

export function problemOf(error: CombinedError): Problem {
  const [first] = error.graphQLErrors;
  if (first === undefined) return { kind: 'offline', message: t.states.offline, requestId: null };
  const { code, requestId } = first.extensions as { code?: string; requestId?: string };
  return { kind: code === 'FORBIDDEN' ? 'forbidden' : 'failed', message: first.message, requestId: requestId ?? null };
}
