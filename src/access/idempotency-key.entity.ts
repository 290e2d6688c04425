import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** The stored answer of a mutation that a client may repeat. */
@Entity({ name: 'idempotency_key' })
export class IdempotencyKeyEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'idempotency_key_account_id_fkey' })
  accountId: AccountKey;

  @PrimaryColumn({ name: 'mutation', type: 'text' })
  mutation: string;

  @PrimaryColumn({ name: 'key', type: 'text' })
  key: string;

  @Column({ name: 'input_hash', type: 'bytea' })
  inputHash: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({ name: 'answer', type: 'text', nullable: true })
  answer: string | null;
}
