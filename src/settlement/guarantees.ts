import type { Guarantees } from '../platform/db/guarantees.js';

const appendOnly = ['ledger_transaction', 'ledger_posting', 'statement_line'].flatMap((table) =>
  ['append_only', 'not_truncated'].map((name) => ({ table, name: `${table}_${name}` })),
);

/** Without these PostgreSQL would let the books go out of balance or change; the service then refuses to serve. */
export const settlementGuarantees: Guarantees = {
  constraints: [
    { table: 'ledger_transaction', name: 'ledger_transaction_pkey' },
    { table: 'ledger_transaction', name: 'ledger_transaction_once' },
    { table: 'ledger_transaction', name: 'ledger_transaction_reasoned' },
    { table: 'ledger_posting', name: 'ledger_posting_pkey' },
    { table: 'ledger_posting', name: 'ledger_posting_transaction' },
    { table: 'ledger_posting', name: 'ledger_posting_whole_and_not_zero' },
    { table: 'statement', name: 'statement_once' },
    { table: 'statement', name: 'statement_status' },
    { table: 'statement', name: 'statement_number_once' },
    { table: 'statement', name: 'statement_numbered_when_issued' },
    { table: 'statement_counter', name: 'statement_counter_pkey' },
    { table: 'statement_line', name: 'statement_line_pkey' },
    { table: 'statement_line', name: 'statement_line_once' },
    { table: 'statement_line', name: 'statement_line_statement' },
    { table: 'statement_line', name: 'statement_line_usage' },
    { table: 'statement_line', name: 'statement_line_corrects' },
    { table: 'statement_line', name: 'statement_line_of_use_or_correction' },
    { table: 'statement_dispute', name: 'statement_dispute_line' },
    { table: 'statement_dispute', name: 'statement_dispute_ended' },
    { table: 'statement_dispute', name: 'statement_dispute_answered' },
  ],
  triggers: [
    ...appendOnly,
    { table: 'ledger_transaction', name: 'ledger_transaction_balances' },
    { table: 'ledger_posting', name: 'ledger_posting_balances' },
    { table: 'ledger_posting', name: 'ledger_posting_with_its_transaction' },
    { table: 'statement', name: 'statement_goes_forward' },
    { table: 'statement', name: 'statement_not_truncated' },
    { table: 'statement', name: 'statement_accepted_without_dispute' },
    { table: 'statement', name: 'statement_settled_is_posted' },
    { table: 'statement_line', name: 'statement_line_into_open' },
    { table: 'statement_line', name: 'statement_line_fits' },
    { table: 'statement_line', name: 'statement_line_is_posted' },
    { table: 'statement_dispute', name: 'statement_dispute_not_truncated' },
    { table: 'statement_dispute', name: 'statement_dispute_goes_forward' },
    { table: 'statement_dispute', name: 'statement_dispute_of_issued' },
    { table: 'usage_record', name: 'usage_record_is_posted' },
  ],
};
