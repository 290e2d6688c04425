import type { Person } from '../worlds/people.js';
import type { Service } from '../support/app.js';
import type { Inputs } from '../worlds/schema.js';

export const FIGURES = `openMinutes downMinutes availableMinutes bookedMinutes usedMinutes idleMinutes sharedMinutes
  bookings noShows lateCancellations bookedUtilization usedUtilization sharingRate
  usedBySchoolsMinutes usedByEnterprisesMinutes usedByTrainingCentersMinutes usedWithinBookedMinutes fulfilment
  ratedMinutes ratedUtilization averageLeadMinutes`;

export const REPORT = `query ($input: UtilizationReportInput!) {
  utilizationReport(input: $input) {
    rows { key label resource { id } organization { id } ${FIGURES} }
    totals { key label ${FIGURES} }
  }
}`;

/** The report as the asker gets it; fails when it is refused. */
export async function reported(service: Service, asker: Person, input: Inputs['utilizationReport'], document = REPORT) {
  return (await service.data(document, { input }, asker.token)).utilizationReport;
}
