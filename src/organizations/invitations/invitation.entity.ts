import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { MemberRole } from '../../access/index.js';
import type { AccountKey, InvitationKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** An offer to join an organization; its token is stored as a hash. */
@Entity({ name: 'invitation' })
export class InvitationEntity {
  @PrimaryColumn({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'invitation_id', type: 'uuid', default: () => 'uuidv7()' })
  invitationId: InvitationKey;

  @Column({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'invitation_organization_id_fkey' })
  organizationId: OrganizationKey;

  @Column({ name: 'address_folded', type: 'text' })
  addressFolded: string;

  @Column({ name: 'roles', type: 'text', array: true })
  roles: MemberRole[];

  @Column({ name: 'invited_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'invitation_invited_by_fkey' })
  invitedBy: AccountKey;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({ name: 'expires_at', type: 'timestamptz', transformer: instants })
  expiresAt: Instant;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true, transformer: instants })
  usedAt: Instant | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true, transformer: instants })
  revokedAt: Instant | null;
}
