import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { OrganizationKind, OrganizationStatus } from './core/organization.js';

/** A school or an enterprise. */
@Entity({ name: 'organization' })
export class OrganizationEntity {
  @PrimaryGeneratedColumn('identity', { name: 'organization_id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  organizationId: OrganizationKey;

  @Column({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'kind', type: 'text' })
  kind: OrganizationKind;

  @Column({ name: 'status', type: 'text' })
  status: OrganizationStatus;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ name: 'registered_at', type: 'timestamptz', transformer: instants })
  registeredAt: Instant;

  @Column({
    name: 'words',
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: "resource_words(''::text, name, NULL::text, '{}'::text[])",
    insert: false,
    update: false,
    select: false,
  })
  words: string;

  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'registration_code', type: 'text', nullable: true })
  registrationCode: string | null;

  @Column({ name: 'registered_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'organization_registered_by_fkey' })
  registeredBy: AccountKey | null;
}
