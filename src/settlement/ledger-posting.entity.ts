import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** One side of a transaction; the postings of a transaction sum to zero. */
@Entity('ledger_posting')
@ForeignKey('ledger_transaction', ['organizationId', 'transactionId'], ['organizationId', 'transactionId'], {
  name: 'ledger_posting_transaction',
})
export class LedgerPostingEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') transactionId: string;
  @PrimaryColumn('text') account: 'RECEIVABLE' | 'INCOME' | 'SETTLED';
  @Column('numeric') amountMinor: string;
}
