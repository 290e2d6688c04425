import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A transaction of the ledger; append-only. TypeORM does not know the type of `created_xid`, so it is not mapped. */
@Entity('ledger_transaction')
export class LedgerTransactionEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) transactionId: string;
  @Column('text') kind: 'USAGE' | 'ADJUSTMENT' | 'SETTLEMENT';
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('text') currency: Currency;
  @Column('text') idempotencyKey: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { transformer: instants }) postedAt: Instant;
}
