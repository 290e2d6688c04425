/** What administrators ask: how much was open, booked, used and missed. */
export { ReportsModule } from './reports.module.js';
