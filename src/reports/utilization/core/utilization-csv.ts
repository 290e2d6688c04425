import type { FiguresTold } from './figures-told.js';

export const CSV_COLUMNS = [
  'key',
  'label',
  'openMinutes',
  'downMinutes',
  'availableMinutes',
  'bookedMinutes',
  'usedMinutes',
  'idleMinutes',
  'sharedMinutes',
  'usedBySchoolsMinutes',
  'usedByEnterprisesMinutes',
  'usedByTrainingCentersMinutes',
  'usedWithinBookedMinutes',
  'ratedMinutes',
  'bookings',
  'noShows',
  'lateCancellations',
  'bookedUtilization',
  'usedUtilization',
  'sharingRate',
  'fulfilment',
  'ratedUtilization',
  'averageLeadMinutes',
] as const satisfies readonly (keyof FiguresTold | 'key' | 'label')[];

/** One line of the export: every figure as the API tells it, nothing where that is null. */
export type CsvLine = Record<(typeof CSV_COLUMNS)[number], string | number | null>;
