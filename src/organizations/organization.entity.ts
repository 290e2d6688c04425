import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { OrganizationKind, OrganizationStatus } from './core/organization.js';

/** A school or an enterprise. */
@Entity('organization')
export class OrganizationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) organizationId: OrganizationKey;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') kind: OrganizationKind;
  @Column('text') status: OrganizationStatus;
  @Column('text') timeZone: string;
  @Column('timestamptz', { transformer: instants }) registeredAt: Instant;
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: "resource_words(''::text, name, NULL::text, '{}'::text[])",
    insert: false,
    update: false,
    select: false,
  })
  words: string;
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: "resource_words(slug, name, NULL::text, '{}'::text[])",
    insert: false,
    update: false,
    select: false,
  })
  listedWords: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) registrationCode: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') registeredBy: AccountKey | null;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text', { nullable: true }) statusReason: string | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) correctedAt: Instant | null;
  @Column('smallint', { nullable: true }) learnerRetentionMonths: number | null;
}
