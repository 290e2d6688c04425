import type { Guarantees } from '../platform/db/guarantees.js';

const byStatement = ['allocation', 'booking', 'booking_item'].flatMap((table) =>
  ['insert', 'update', 'delete'].map((event) => ({ table, name: `${table}_${event}_forgets_utilization` })),
);
const byStructure = [
  { table: 'capacity', name: 'capacity_update_forgets_utilization' },
  { table: 'resource', name: 'resource_update_forgets_utilization' },
  { table: 'resource', name: 'resource_exists_forgets_utilization' },
];
const byDay = ['organization_calendar', 'calendar_day', 'public_calendar_day'].map((table) => ({
  table,
  name: `${table}_forgets_utilization`,
}));

/** Without these reports could tell of what is no longer so; the service then refuses to serve. */
export const reportsGuarantees: Guarantees = {
  constraints: [
    { table: 'utilization_month', name: 'utilization_month_pkey' },
    { table: 'utilization_kept', name: 'utilization_kept_pkey' },
    { table: 'utilization_month', name: 'utilization_month_begins_with_its_first_day' },
    { table: 'utilization_month', name: 'utilization_month_figures_of_each' },
    { table: 'utilization_month', name: 'utilization_month_joint_by_four' },
  ],
  triggers: [
    ...byStatement,
    ...byStructure,
    ...byDay,
    { table: 'utilization_month', name: 'utilization_month_is_counted' },
  ],
};
