import type { TypedDocumentNode } from '@urql/core';
import { useEffect, useState } from 'react';
import { type AnyVariables, useQuery } from 'urql';
import { problemOf, type Problem } from './problem';

const PAUSE_MS = 300;

export interface LateAnswer<Data> {
  readonly data: Data | undefined;
  readonly asking: boolean;
  readonly problem: Problem | null;
  readonly refetch: () => void;
}

/**
 * The answer to what somebody is typing, asked 300 ms after the last change and past the cache. An older answer never
 * replaces a newer one. Without variables nothing is asked.
 */
export function useLateQuery<Data, Variables extends Exclude<AnyVariables, undefined | void>>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): LateAnswer<Data> {
  const wanted = JSON.stringify(variables);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [wanted]);
  const [{ data, fetching, error }, execute] = useQuery<Data, AnyVariables>({
    query,
    variables: JSON.parse(asked ?? 'null') as Variables,
    pause: asked === null || asked === 'null',
    requestPolicy: 'network-only',
  });
  return {
    data: variables === null ? undefined : data,
    asking: fetching || asked !== wanted,
    problem: error === undefined ? null : problemOf(error),
    refetch: () => execute({ requestPolicy: 'network-only' }),
  };
}
