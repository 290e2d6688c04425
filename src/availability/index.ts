/** Who owns time: capacities, allocations, opening hours. Knows a resource only as an id. */
export { availabilityGuarantees } from './guarantees.js';
export { changeOpeningHours, changeParent, changeUnits, registerCapacity } from './capacities.js';
export {
  type Allocation,
  type AllocationEntry,
  claimArguments,
  claimTime,
  giveTimeBack,
  keepTime,
  occupantsOf,
  releaseTime,
  scheduleOf,
  type Window,
} from './allocations.js';
export { type Conflict, findConflicts } from './core/conflicts.js';
export { freePeriods } from './core/free-time.js';
export type { OpeningPeriod } from './core/opening-hours.js';
