/** The owner of time: capacities, allocations, opening hours. Knows a resource only as an id. */
export { availabilityGuarantees } from './guarantees.js';
export {
  changeOpeningHours,
  changeParent,
  changeTimeZone,
  changeUnits,
  containersAmong,
  lockedTree,
  registerCapacity,
  removeCapacity,
} from './capacities.js';
export {
  type Allocation,
  type AllocationEntry,
  claimArguments,
  claimTime,
  giveTimeBack,
  giveTimeBackMoving,
  keepTime,
  holdersOf,
  releaseTime,
  type ScheduledEntry,
  scheduleOf,
  type Window,
} from './allocations.js';
export { AvailabilityModule } from './availability.module.js';
export { OpeningMonths, monthsOf, ZONE_RULES } from './opening-months.js';
export {
  daysAround,
  SPECIAL_DAY_COLUMNS,
  type SpecialDayRow,
  specialDaysIn,
  specialDaysOf,
} from './special-days.queries.js';
export { type Conflict, findConflicts } from './core/conflicts.js';
export { eachOnce } from './core/schedule.js';
export { freePeriods } from './core/free-time.js';
export {
  isOpenThroughout,
  noSpecialDays,
  type OpeningCalendar,
  type OpeningPeriod,
  openRanges,
  type SpecialDays,
} from './core/opening-hours.js';
