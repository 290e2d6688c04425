import type { Guarantees } from '../platform/db/guarantees.js';

/** Without them two skills could have one name. */
export const skillsGuarantees: Guarantees = {
  constraints: [
    { table: 'skill_name', name: 'skill_name_pkey' },
    { table: 'skill_name', name: 'skill_name_skill' },
    { table: 'skill_name', name: 'skill_name_says_something' },
  ],
  triggers: [],
};
