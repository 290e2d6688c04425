import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** A one-time permission to choose a new password; its token is stored as a hash. */
@Entity({ name: 'password_reset' })
export class PasswordResetEntity {
  @PrimaryColumn({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'password_reset_account_id_fkey' })
  accountId: AccountKey;

  @Column({ name: 'issued_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'password_reset_issued_by_fkey' })
  issuedBy: AccountKey | null;

  @Column({ name: 'organization_id', type: 'bigint', nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'password_reset_organization_id_fkey' })
  organizationId: OrganizationKey | null;

  @Column({ name: 'issued_at', type: 'timestamptz', transformer: instants })
  issuedAt: Instant;

  @Column({ name: 'expires_at', type: 'timestamptz', transformer: instants })
  expiresAt: Instant;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true, transformer: instants })
  usedAt: Instant | null;

  @Column({ name: 'is_revoked', type: 'boolean', default: false })
  isRevoked: boolean;
}
