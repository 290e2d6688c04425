import { MINUTE_MS } from '../../../platform/core/time-range.js';
import type { Figures } from '../../facts/core/figures.js';

/** Figures as they are told: minutes, and what they come to. */
export interface FiguresTold {
  readonly openMinutes: number;
  readonly downMinutes: number;
  readonly availableMinutes: number;
  readonly bookedMinutes: number;
  readonly usedMinutes: number;
  readonly idleMinutes: number;
  readonly sharedMinutes: number;
  readonly usedBySchoolsMinutes: number;
  readonly usedByEnterprisesMinutes: number;
  readonly usedByTrainingCentersMinutes: number;
  readonly usedWithinBookedMinutes: number;
  readonly ratedMinutes: number;
  readonly bookings: number;
  readonly noShows: number;
  readonly lateCancellations: number;
  readonly bookedUtilization: number | null;
  readonly usedUtilization: number | null;
  readonly sharingRate: number | null;
  readonly fulfilment: number | null;
  readonly ratedUtilization: number | null;
  readonly averageLeadMinutes: number | null;
}

const minutes = (milliseconds: number): number => milliseconds / MINUTE_MS;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export function told(figures: Figures): FiguresTold {
  const available = figures.open - figures.down;
  return {
    openMinutes: minutes(figures.open),
    downMinutes: minutes(figures.down),
    availableMinutes: minutes(available),
    bookedMinutes: minutes(figures.booked),
    usedMinutes: minutes(figures.used),
    idleMinutes: minutes(available - figures.used),
    sharedMinutes: minutes(figures.shared),
    usedBySchoolsMinutes: minutes(figures.usedBySchools),
    usedByEnterprisesMinutes: minutes(figures.usedByEnterprises),
    usedByTrainingCentersMinutes: minutes(figures.usedByTrainingCenters),
    usedWithinBookedMinutes: minutes(figures.usedWithinBooked),
    ratedMinutes: minutes(figures.rated),
    bookings: figures.bookings,
    noShows: figures.noShows,
    lateCancellations: figures.lateCancellations,
    bookedUtilization: ratio(figures.booked, available),
    usedUtilization: ratio(figures.used, available),
    sharingRate: ratio(figures.shared, figures.used),
    fulfilment: ratio(figures.usedWithinBooked, figures.booked),
    ratedUtilization: ratio(figures.used, figures.rated),
    averageLeadMinutes: ratio(minutes(figures.lead), figures.bookings),
  };
}
