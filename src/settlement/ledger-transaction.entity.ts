import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A transaction of the ledger; append-only. TypeORM does not know the type of `created_xid`, so it is not mapped. */
@Entity({ name: 'ledger_transaction' })
export class LedgerTransactionEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'ledger_transaction_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'transaction_id', type: 'uuid', default: () => 'uuidv7()' })
  transactionId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'USAGE' | 'ADJUSTMENT' | 'SETTLEMENT';

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'ledger_transaction_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'currency', type: 'text' })
  currency: Currency;

  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey: string;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'posted_at', type: 'timestamptz', transformer: instants })
  postedAt: Instant;
}
