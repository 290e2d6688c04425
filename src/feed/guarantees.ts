import type { Guarantees } from '../platform/db/guarantees.js';

/** Without it a person could be told the same news again. */
export const feedGuarantees: Guarantees = {
  constraints: [{ table: 'happenings_read', name: 'happenings_read_pkey' }],
  triggers: [{ table: 'happenings_read', name: 'happenings_read_forward' }],
};
