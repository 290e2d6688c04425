import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** The stored answer of a mutation that a client may repeat. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @PrimaryColumn('text') mutation: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea') inputHash: Buffer;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('text', { nullable: true }) answer: string | null;
}
