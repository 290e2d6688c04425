import type { ListLengths } from './platform/graphql/limits/operation-cost.js';

/**
 * How long the lists of the API get that are not usually short, for pricing operations: a series has at most 500
 * occurrences, and a busy lab about 50 entries in the week or two that schedules and free periods are looked at; a statement has
 * about 100 lines, and a provider some hundred resources.
 */
export const listLengths: ListLengths = {
  'CalendarYear.days': 40,
  'PublicCalendarYear.days': 40,
  'BookingSeries.occurrences': 500,
  'RequestBookingSeriesPayload.occurrences': 500,
  'RefusedDemandReport.rows': 200,
  'Resource.freePeriods': 50,
  'Resource.schedule': 50,
  'Statement.lines': 100,
  'UtilizationReport.rows': 500,
  'Viewer.sessions': 10,
};
