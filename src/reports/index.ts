/** What administrators ask: how much was open, booked, used and missed. */
export { reportsGuarantees } from './guarantees.js';
export { KeepMonths } from './kept-months/keep-months.js';
export { RecountMonths } from './kept-months/recount-months.js';
export { ReportsModule } from './reports.module.js';
