import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { FieldChange } from './core/happening.js';
import type { HappeningClass, HappeningKind } from './core/happening-kind.js';

/** A thing that was done; append-only, partitioned by class and month. The column xid of type xid8 is left out. */
@Entity({ name: 'happening' })
export class HappeningEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'happening_organization' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'at', type: 'timestamptz', transformer: instants })
  at: Instant;

  @PrimaryColumn({ name: 'happening_id', type: 'uuid' })
  happeningId: string;

  @PrimaryColumn({ name: 'class', type: 'text' })
  class: HappeningClass;

  @Column({ name: 'kind', type: 'text' })
  kind: HappeningKind;

  @Column({ name: 'other_organization_id', type: 'bigint', nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'happening_other_organization' })
  otherOrganizationId: OrganizationKey | null;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'happening_account' })
  accountId: AccountKey | null;

  @Column({ name: 'side_id', type: 'bigint', nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'happening_side' })
  sideId: OrganizationKey | null;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  subjectId: string | null;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'changes', type: 'jsonb' })
  changes: readonly FieldChange[];

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;

  @Column({ name: 'resource_ids', type: 'uuid', array: true })
  resourceIds: ResourceKey['id'][];

  @Column({ name: 'touched', type: 'tstzrange', nullable: true })
  touched: string | null;
}
