import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect } from 'react';
import { useQuery, type AnyVariables } from 'urql';
import { problemOf, type Problem } from './problem';

const REFETCH_MS = 60_000;

export interface PageData<Data> {
  /** The newest answer. While a new one is fetched the old one stays. */
  readonly data: Data | undefined;
  readonly fetching: boolean;
  readonly problem: Problem | null;
  /** Asks the service again, past the cache. */
  readonly refetch: () => void;
}

/** The query of a page. It is asked again when the window gets the focus, and every minute. */
export function usePageQuery<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): PageData<Data> {
  const [{ data, fetching, error }, execute] = useQuery({
    query,
    variables,
    pause,
    requestPolicy: 'cache-and-network',
  });
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
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
  return { data, fetching, problem: error === undefined ? null : problemOf(error), refetch };
}
