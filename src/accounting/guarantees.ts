import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these PostgreSQL would let what was promised and charged change; the service then refuses to serve. */
export const accountingGuarantees: Guarantees = {
  constraints: [
    { table: 'agreement', name: 'agreement_draws_what_is_included' },
    { table: 'included_draw', name: 'included_draw_pkey' },
    { table: 'included_draw', name: 'included_draw_agreement' },
    { table: 'included_draw', name: 'included_draw_positive' },
    { table: 'rate', name: 'rate_pkey' },
    { table: 'rate', name: 'rate_one_version_at_a_time' },
    { table: 'rate', name: 'rate_amounts_not_negative' },
    { table: 'rate', name: 'rate_withdrawn_before_effect' },
    { table: 'booking_item', name: 'booking_item_rate' },
    { table: 'booking_item', name: 'booking_item_included' },
    { table: 'usage_record', name: 'usage_record_pkey' },
    { table: 'usage_record', name: 'usage_record_once' },
    { table: 'usage_record', name: 'usage_record_booking' },
    { table: 'usage_record', name: 'usage_record_rate' },
    { table: 'usage_record', name: 'usage_record_used' },
    { table: 'usage_record', name: 'usage_record_numbers' },
    { table: 'usage_record', name: 'usage_record_charge' },
    { table: 'usage_record', name: 'usage_record_month_of_its_start' },
    { table: 'usage_record', name: 'usage_record_local_times' },
  ],
  triggers: ['rate', 'usage_record'].flatMap((table) =>
    ['append_only', 'not_truncated'].map((name) => ({ table, name: `${table}_${name}` })),
  ),
};
