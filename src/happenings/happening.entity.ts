import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { FieldChange } from './core/happening.js';
import type { HappeningClass, HappeningKind } from './core/happening-kind.js';

/** A thing that was done; append-only, partitioned by class and month. The column xid of type xid8 is left out. */
@Entity('happening')
export class HappeningEntity {
  @PrimaryColumn('bigint')
  @ForeignKey('organization', 'organizationId', { name: 'happening_organization' })
  organizationId: OrganizationKey;
  @PrimaryColumn('timestamptz', { transformer: instants }) at: Instant;
  @PrimaryColumn('uuid') happeningId: string;
  @PrimaryColumn('text') class: HappeningClass;
  @Column('text') kind: HappeningKind;
  @Column('bigint', { nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'happening_other_organization' })
  otherOrganizationId: OrganizationKey | null;
  @Column('uuid', { nullable: true })
  @ForeignKey('account', 'accountId', { name: 'happening_account' })
  accountId: AccountKey | null;
  @Column('bigint', { nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'happening_side' })
  sideId: OrganizationKey | null;
  @Column('text') subjectKind: string;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  @Column('text') title: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') changes: readonly FieldChange[];
  @Column('text', { nullable: true }) requestId: string | null;
  @Column('uuid', { array: true }) resourceIds: ResourceKey['id'][];
  @Column('tstzrange', { nullable: true }) touched: string | null;
}
