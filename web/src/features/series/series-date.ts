import type { PreviewSeriesQuery } from '../../api/generated/graphql';
import type { PreviewedDate } from './choices';

type Occurrence = PreviewSeriesQuery['previewBookingSeries']['occurrences'][number];
/** A date of the preview with the key of its choice. */
export type SeriesDate = Occurrence & PreviewedDate;

export const datesOf = (occurrences: readonly Occurrence[]): SeriesDate[] =>
  occurrences.map((occurrence) => ({
    ...occurrence,
    fromLocal: occurrence.startsAtLocal.slice(0, 16),
    broken: occurrence.userErrors.length > 0,
  }));
