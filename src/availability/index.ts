/** Who owns time: capacities, allocations, opening hours. Knows a resource only as an id. */
export { availabilityGuarantees } from './guarantees.js';
export { changeOpeningHours, changeUnits, registerCapacity } from './capacities.js';
export {
  type Allocation,
  type AllocationEntry,
  claimArguments,
  occupantsOf,
  releaseTime,
  scheduleOf,
  type Window,
} from './allocations.js';
export { type Conflict, findConflicts } from './core/conflicts.js';
export type { OpeningPeriod } from './core/opening-hours.js';
