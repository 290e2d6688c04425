import type { Guarantees } from '../platform/db/guarantees.js';

/** The promises about accounts, sessions and links that PostgreSQL keeps. */
export const accessGuarantees: Guarantees = {
  constraints: [
    { table: 'account', name: 'account_closed_is_blank' },
    { table: 'account', name: 'account_email_unless_closed' },
    { table: 'session', name: 'session_token_is_hashed' },
    { table: 'password_reset', name: 'password_reset_token_is_hashed' },
  ],
  triggers: [
    { table: 'account', name: 'account_platform_admin_remains' },
    { table: 'account', name: 'account_platform_admin_not_deleted' },
    { table: 'account', name: 'account_ends_links' },
    { table: 'account', name: 'closing_ends_invitations' },
    { table: 'membership', name: 'membership_ends_links' },
    { table: 'password_reset', name: 'password_reset_used_once' },
    { table: 'session', name: 'session_at_most_fifty' },
    { table: 'session', name: 'session_end_is_notified' },
  ],
};
