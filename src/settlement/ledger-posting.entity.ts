import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** One side of a transaction; the postings of a transaction sum to zero. */
@Entity({ name: 'ledger_posting' })
@ForeignKey('ledger_transaction', ['organizationId', 'transactionId'], ['organizationId', 'transactionId'], {
  name: 'ledger_posting_transaction',
})
export class LedgerPostingEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'transaction_id', type: 'uuid' })
  transactionId: string;

  @PrimaryColumn({ name: 'account', type: 'text' })
  account: 'RECEIVABLE' | 'INCOME' | 'SETTLED';

  @Column({ name: 'amount_minor', type: 'numeric' })
  amountMinor: string;
}
