import type { PreviewBookingQuery, RequestBookingInput } from '../../api/generated/graphql';
import { type LateAnswer, useLateQuery } from '../../api/use-late-query';
import { PREVIEW_BOOKING } from './resource.graphql';

/** The answer that a booking would get now. */
export function usePreview(
  input: RequestBookingInput | null,
): Omit<LateAnswer<PreviewBookingQuery>, 'data'> & {
  readonly preview: PreviewBookingQuery['previewBooking'] | undefined;
} {
  const { data, ...rest } = useLateQuery(PREVIEW_BOOKING, input === null ? null : { input });
  return { ...rest, preview: data?.previewBooking };
}
