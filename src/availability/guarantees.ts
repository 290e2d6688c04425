import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these two could take the same time, or be told wrong opening hours; the service then refuses to serve. */
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
    { table: 'capacity', name: 'capacity_calendar' },
    { table: 'opening_month', name: 'opening_month_pkey' },
    { table: 'calendar_day', name: 'calendar_day_opens_like' },
    { table: 'public_calendar_day', name: 'public_calendar_day_opens_like' },
  ],
  triggers: [
    { table: 'allocation', name: 'allocation_within_capacity' },
    { table: 'allocation', name: 'allocation_stays_within_capacity' },
    { table: 'capacity', name: 'capacity_keeps_promises' },
    { table: 'opening_calendar', name: 'opening_calendar_never_changes' },
    { table: 'organization_calendar', name: 'organization_calendar_changes_months' },
    ...['calendar_day', 'public_calendar_day'].flatMap((table) =>
      ['insert_forgets_new', 'update_forgets_old', 'update_forgets_new', 'delete_forgets_old'].map((name) => ({
        table,
        name: `${table}_${name}`,
      })),
    ),
  ],
};
