import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these a person could stay after erasing, or two learners could have one number. */
export const learnersGuarantees: Guarantees = {
  constraints: [
    { table: 'learner', name: 'learner_account_once' },
    { table: 'learner', name: 'learner_erased_has_no_account' },
    { table: 'learner_identity', name: 'learner_number_once' },
    { table: 'learner_invitation', name: 'learner_invitation_code_is_hashed' },
    { table: 'learner_invitation', name: 'learner_invitation_learner' },
    { table: 'consent', name: 'consent_learner' },
  ],
  triggers: [
    { table: 'learner', name: 'learner_stays' },
    { table: 'learner', name: 'learner_is_not_deleted' },
    { table: 'learner', name: 'learner_has_identity' },
    { table: 'learner', name: 'learner_ends_links' },
    { table: 'learner_identity', name: 'learner_identity_of_learner' },
    { table: 'consent', name: 'consent_only_withdrawn' },
    { table: 'account', name: 'closing_frees_learners' },
  ],
};
