import type { CandidateCriteria } from './candidate-filter.js';
import type { SearchWish } from './core/offer.js';

export type AvailabilityOrder = 'START' | 'DISTANCE' | 'PRICE';

export type AvailabilitySearch = Omit<CandidateCriteria, 'words'> &
  SearchWish & {
    readonly text: string | null;
    /** null = by distance if a place is asked for, else by start. */
    readonly orderBy: AvailabilityOrder | null;
  };
