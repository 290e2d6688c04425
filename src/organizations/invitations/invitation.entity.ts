import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { MemberRole } from '../../access/index.js';
import type { AccountKey, InvitationKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** An offer to join an organization; its token is stored as a hash. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid', { default: () => 'uuidv7()' }) invitationId: InvitationKey;
  @Column('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @Column('text') addressFolded: string;
  @Column('text', { array: true }) roles: MemberRole[];
  @Column('uuid') @ForeignKey('account', 'accountId') invitedBy: AccountKey;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('timestamptz', { transformer: instants }) expiresAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) usedAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) revokedAt: Instant | null;
}
