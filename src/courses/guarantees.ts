import type { Guarantees } from '../platform/db/guarantees.js';

const sealed = ['course_revision', 'course_skill'].flatMap((table) =>
  ['append_only', 'not_truncated'].map((name) => ({ table, name: `${table}_${name}` })),
);

/** Without them a published revision could change, or one could be missing. */
export const coursesGuarantees: Guarantees = {
  constraints: [
    { table: 'course', name: 'course_code_once' },
    { table: 'course_revision', name: 'course_revision_pkey' },
    { table: 'course_revision', name: 'course_revision_at_most_a_hundred' },
    { table: 'course_skill', name: 'course_skill_revision' },
    { table: 'course_skill', name: 'course_skill_once' },
    { table: 'course_skill', name: 'course_skill_minutes' },
  ],
  triggers: [
    ...sealed,
    { table: 'course_revision', name: 'course_revision_is_next' },
    { table: 'course_skill', name: 'course_skill_of_new_revision' },
  ],
};
