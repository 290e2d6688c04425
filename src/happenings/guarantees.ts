import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these a happening could be changed, deleted or invented; the service then refuses to serve. */
export const happeningsGuarantees: Guarantees = {
  constraints: [
    { table: 'happening', name: 'happening_pkey' },
    { table: 'happening', name: 'happening_kind' },
    { table: 'happening', name: 'happening_class' },
    { table: 'happening', name: 'happening_subject' },
    { table: 'happening', name: 'happening_changes' },
    { table: 'happening_seal', name: 'happening_seal_pkey' },
  ],
  triggers: [
    { table: 'happening', name: 'happening_append_only' },
    { table: 'happening', name: 'happening_not_truncated' },
    { table: 'happening_record_default', name: 'happening_append_only' },
    { table: 'happening_record_default', name: 'happening_not_truncated' },
    { table: 'happening_money_default', name: 'happening_append_only' },
    { table: 'happening_money_default', name: 'happening_not_truncated' },
    { table: 'happening_seal', name: 'happening_seal_append_only' },
    { table: 'happening_seal', name: 'happening_seal_not_truncated' },
    { table: 'happening_seal', name: 'happening_seal_consecutive' },
  ],
};
