import { stringifyDocument } from '@urql/core';
import { createClient, type Client } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import { askToSignIn } from './client';
import type { ChangedSubscription, ChangeKind } from './generated/graphql';
import { CHANGED } from './live.graphql';
import { waitBefore } from './live-wait';

/** The state of the live connection: `off` = there is none, or it was never made; the page asks by itself all the same. */
export type LiveStatus = 'off' | 'connected' | 'lost';

/** The things whose hints a page listens to, as the schema's ChangedInput. */
export interface LiveSubject {
  readonly resourceIds?: readonly string[];
  readonly organizationIds?: readonly string[];
  readonly platform?: boolean;
}

/** A connection that is back within this time was never lost to the viewer. */
const QUIET_MS = 3_000;
/** The connection outlives the way from one page to the next. */
const IDLE_MS = 5_000;
const PING_MS = 25_000;
/** A connection that leaves a ping unanswered for so long is cut and made anew. */
const ANSWER_MS = 5_000;
/** The service's word that the session has ended. */
const SIGNED_OUT = 4403;

let status: LiveStatus = 'off';
const listeners = new Set<() => void>();
let losing: number | undefined;
let answering: number | undefined;

function tell(next: LiveStatus): void {
  window.clearTimeout(losing);
  losing = undefined;
  if (next === status) return;
  status = next;
  for (const listener of listeners) listener();
}

/** A connection that was there is lost after a while; one that never was is not missed. */
function lose(): void {
  if (status !== 'connected' || losing !== undefined) return;
  losing = window.setTimeout(() => tell('lost'), QUIET_MS);
}

let client: Client | null = null;

function connected(): Client | null {
  if (!('WebSocket' in globalThis)) return null;
  client ??= createClient({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    lazyCloseTimeout: IDLE_MS,
    keepAlive: PING_MS,
    retryAttempts: Infinity,
    retryWait: (retry) => new Promise((resolve) => window.setTimeout(resolve, waitBefore(retry, Math.random()))),
    shouldRetry: (failure) => (failure as { code?: number } | null)?.code !== SIGNED_OUT,
    on: {
      connected: () => tell('connected'),
      closed: (event) => {
        window.clearTimeout(answering);
        // A normal closure is our own: no page listens any more.
        if ((event as CloseEvent).code === 1000) tell('off');
        else lose();
      },
      ping: (received) => {
        if (!received) answering = window.setTimeout(() => client?.terminate(), ANSWER_MS);
      },
      pong: () => window.clearTimeout(answering),
    },
  });
  return client;
}

/** Calls `hear` with the kind of each hint; answers how to stop. Without sockets nothing is heard. */
export function listenTo(input: LiveSubject, hear: (kind: ChangeKind) => void): () => void {
  const live = connected();
  if (live === null) return () => undefined;
  return live.subscribe<ChangedSubscription>(
    { query: stringifyDocument(CHANGED), variables: { input } },
    {
      next: ({ data }) => {
        if (data == null) return;
        if (data.changed.kind === 'SIGNED_OUT') askToSignIn();
        else hear(data.changed.kind);
      },
      // The service refused for good, such as a tab too many: the page asks by itself.
      error: () => tell('off'),
      complete: () => undefined,
    },
  );
}

/** Closes the connection, because this tab itself is about to sign out. */
export function stopListening(): void {
  void client?.dispose();
  client = null;
  tell('off');
}

export const useLiveStatus = (): LiveStatus =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => status,
  );
