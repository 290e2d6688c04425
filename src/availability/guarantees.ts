import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these PostgreSQL would let two take the same time; the service then refuses to serve. */
export const availabilityGuarantees: Guarantees = {
  constraints: [
    { table: 'allocation', name: 'allocation_exclusive_no_overlap' },
    { table: 'allocation', name: 'allocation_pkey' },
    { table: 'allocation', name: 'allocation_capacity' },
    { table: 'allocation', name: 'allocation_kind_known' },
    { table: 'allocation', name: 'allocation_units_positive' },
    { table: 'allocation', name: 'allocation_reserved_bounded' },
    { table: 'allocation', name: 'allocation_blocked_bounded' },
    { table: 'allocation', name: 'allocation_blocks_what_it_reserves' },
    { table: 'allocation', name: 'allocation_inside_is_whole' },
    { table: 'allocation', name: 'allocation_released_once' },
    { table: 'capacity', name: 'capacity_pkey' },
    { table: 'capacity', name: 'capacity_parent' },
    { table: 'capacity', name: 'capacity_exclusive_key' },
    { table: 'capacity', name: 'capacity_units_in_range' },
    { table: 'capacity', name: 'capacity_exclusive_has_one_unit' },
  ],
  triggers: [
    { table: 'allocation', name: 'allocation_within_capacity' },
    { table: 'allocation', name: 'allocation_stays_within_capacity' },
    { table: 'capacity', name: 'capacity_keeps_promises' },
  ],
};
