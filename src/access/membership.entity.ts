import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { MemberRole } from './core/member-role.js';

/** Roles of an account in an organization. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('bigint')
  @ForeignKey('organization', 'organizationId', { name: 'membership_organization' })
  organizationId: OrganizationKey;
  @PrimaryColumn('uuid') @ForeignKey('account', 'accountId') accountId: AccountKey;
  @Column('text', { array: true }) roles: MemberRole[];
  @Column({ type: 'bigint', generatedIdentity: 'ALWAYS', insert: false, update: false }) joinedOrder: string;
}
