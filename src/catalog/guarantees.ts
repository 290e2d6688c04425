import type { Guarantees } from '../platform/db/guarantees.js';

/** Without them skills would show wrong numbers of resources. */
export const catalogGuarantees: Guarantees = {
  constraints: [{ table: 'listed_skill', name: 'listed_skill_not_negative' }],
  triggers: [
    { table: 'resource', name: 'resource_inserted_counts_skills' },
    { table: 'resource', name: 'resource_updated_counts_skills' },
    { table: 'resource', name: 'resource_deleted_counts_skills' },
  ],
};
