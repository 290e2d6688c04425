import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** A one-time permission to choose a new password; its token is stored as a hash. */
@Entity('password_reset')
export class PasswordResetEntity {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') issuedBy: AccountKey | null;
  @Column('bigint', { nullable: true })
  @ForeignKey('organization', 'organizationId')
  organizationId: OrganizationKey | null;
  @Column('timestamptz', { transformer: instants }) issuedAt: Instant;
  @Column('timestamptz', { transformer: instants }) expiresAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) usedAt: Instant | null;
  @Column('boolean', { default: false }) isRevoked: boolean;
}
