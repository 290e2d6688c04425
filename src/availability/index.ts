/** Who owns time: capacities, allocations, opening hours. Knows a resource only as an id. */
export { availabilityGuarantees } from './guarantees.js';
export { changeOpeningHours, changeUnits, registerCapacity } from './capacity.repository.js';
export {
  type Allocation,
  type AllocationEntry,
  claimArguments,
  occupantsOf,
  releaseTime,
  scheduleOf,
  type Window,
} from './allocations.repository.js';
