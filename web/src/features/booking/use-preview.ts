import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { PreviewBookingQuery, RequestBookingInput } from '../../api/generated/graphql';
import { problemOf, type Problem } from '../../api/problem';
import { PREVIEW_BOOKING } from './resource.graphql';

const PAUSE_MS = 300;

/** The answer that a booking would get now, asked 300 ms after the last change; an older answer never replaces a newer one. */
export function usePreview(input: RequestBookingInput | null): {
  readonly preview: PreviewBookingQuery['previewBooking'] | undefined;
  readonly asking: boolean;
  readonly problem: Problem | null;
  readonly refetch: () => void;
} {
  const wanted = JSON.stringify(input);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [wanted]);
  const [{ data, fetching, error }, execute] = useQuery({
    query: PREVIEW_BOOKING,
    variables: { input: JSON.parse(asked ?? 'null') as RequestBookingInput },
    pause: asked === null || asked === 'null',
    requestPolicy: 'network-only',
  });
  return {
    preview: input === null ? undefined : data?.previewBooking,
    asking: fetching || asked !== wanted,
    problem: error === undefined ? null : problemOf(error),
    refetch: () => execute({ requestPolicy: 'network-only' }),
  };
}
