import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { MemberRole } from './core/member-role.js';

/** Roles of an account in an organization. */
@Entity({ name: 'membership' })
export class MembershipEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'membership_organization' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'membership_account_id_fkey' })
  accountId: AccountKey;

  @Column({ name: 'roles', type: 'text', array: true })
  roles: MemberRole[];

  @Column({ name: 'joined_order', type: 'bigint', generatedIdentity: 'ALWAYS', insert: false, update: false })
  joinedOrder: string;
}
