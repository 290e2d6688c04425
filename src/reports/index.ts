/** Reports for administrators: how much was open, booked, used and missed. */
export { reportsGuarantees } from './guarantees.js';
export { ReportsModule } from './reports.module.js';
