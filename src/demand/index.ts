/** Refused demand, counted without persons. */
export { DemandModule } from './demand.module.js';
export { DemandLog, type Refused } from './demand-log.js';
export type { SearchReason } from './core/demand.js';
export { unitMinutesOf } from './core/demand.js';
