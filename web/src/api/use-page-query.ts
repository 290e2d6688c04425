import type { TypedDocumentNode } from '@urql/core';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useQuery, type AnyVariables } from 'urql';
import { t } from '../i18n/t';
import { announce } from '../ui/live-region';
import { listenTo, type LiveSubject } from './live';
import { soonest } from './soonest';
import { problemOf, type Problem } from './problem';

const REFETCH_MS = 60_000;
/** Hints make a page ask again at most this often. */
const PACE_MS = 1_000;
/** The clock of this device may run ahead of the service's. */
const CLOCK_MS = 500;

export interface PageData<Data> {
  /** The newest answer. While a new one is fetched, and when that fails, the old one stays. */
  readonly data: Data | undefined;
  readonly fetching: boolean;
  readonly problem: Problem | null;
  /** Asks the service again, past the cache. */
  readonly refetch: () => void;
}

interface PageOptions<Data> {
  readonly pause?: boolean;
  /** The things whose hints make the page ask again, or how the answer names them; null = none. */
  readonly live?: LiveSubject | ((data: Data) => LiveSubject | null) | null;
  /** The instants at which the clock alone changes what the answer shows; the page asks again at the soonest one. */
  readonly changesAt?: (data: Data) => readonly (string | null | undefined)[];
}

/** The query of a page. It is asked again after a hint, when the window gets the focus, and every minute. */
export function usePageQuery<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false, live = null, changesAt }: PageOptions<Data> = {},
): PageData<Data> {
  const [{ data, fetching, error }, execute] = useQuery({
    query,
    variables,
    pause,
    requestPolicy: 'cache-and-network',
  });
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const kept = useKept(data ?? undefined, JSON.stringify(variables));
  useEffect(() => {
    if (pause) return undefined;
    const whenSeen = () => {
      if (document.visibilityState === 'visible') refetch();
    };
    window.addEventListener('focus', whenSeen);
    const timer = window.setInterval(whenSeen, REFETCH_MS);
    return () => {
      window.removeEventListener('focus', whenSeen);
      window.clearInterval(timer);
    };
  }, [pause, refetch]);
  const named = typeof live === 'function' ? (kept === undefined ? null : live(kept)) : live;
  const hinted = useHints(pause ? null : named, refetch);
  useAnnounced(kept, hinted);
  useClock(kept === undefined || changesAt === undefined ? null : soonest(changesAt(kept), Date.now()), refetch);
  return { data: kept, fetching, problem: error === undefined ? null : problemOf(error), refetch };
}

/** The last answer to the same question, so that a question that fails takes nothing away from the page. */
function useKept<Data>(data: Data | undefined, question: string): Data | undefined {
  const [kept, keep] = useState<{ readonly data: Data; readonly question: string } | null>(null);
  if (data !== undefined && data !== kept?.data) keep({ data, question });
  return data ?? (kept?.question === question ? kept.data : undefined);
}

/** Calls `refetch` after hints, at most once a second. A page that nobody sees asks when it is seen again. */
function useHints(live: LiveSubject | null, refetch: () => void): RefObject<boolean> {
  const subject = live === null ? null : JSON.stringify(live);
  const hinted = useRef(false);
  useEffect(() => {
    if (subject === null) return undefined;
    let timer: number | undefined;
    let last = performance.now();
    const ask = () => {
      timer = undefined;
      last = performance.now();
      if (document.visibilityState === 'visible') refetch();
    };
    const stop = listenTo(JSON.parse(subject) as LiveSubject, (kind) => {
      hinted.current = kind !== 'RESYNC';
      timer ??= window.setTimeout(ask, Math.max(0, last + PACE_MS - performance.now()));
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [subject, refetch]);
  return hinted;
}

/** Tells once that a page is no longer as it was, when the answer that followed a hint differs. */
function useAnnounced(data: unknown, hinted: RefObject<boolean>): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const now = JSON.stringify(data);
    if (shown.current !== null && shown.current !== now && hinted.current) announce(t.states.updated);
    if (shown.current !== now) hinted.current = false;
    shown.current = now;
  }, [data, hinted]);
}

/** Calls `refetch` shortly after an instant. */
function useClock(instant: number | null, refetch: () => void): void {
  useEffect(() => {
    if (instant === null) return undefined;
    const timer = window.setTimeout(refetch, instant - Date.now() + CLOCK_MS);
    return () => window.clearTimeout(timer);
  }, [instant, refetch]);
}
