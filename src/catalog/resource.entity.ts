import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { ApprovalMode } from './core/policy.js';
import type { Audience, ResourceKind, ResourceStatus } from './core/resource.js';

/** Equipment or a room that can be booked. */
@Entity({ name: 'resource' })
@ForeignKey('capacity', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'resource_capacity',
})
export class ResourceEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'resource_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'site_id', type: 'uuid' })
  @ForeignKey('site', 'siteId', { name: 'resource_site_id_fkey' })
  siteId: SiteKey;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'description', type: 'text', nullable: true })
  description: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: ResourceKind;

  @Column({ name: 'status', type: 'text' })
  status: ResourceStatus;

  @Column({ name: 'seats', type: 'integer', nullable: true })
  seats: number | null;

  @Column({ name: 'skills', type: 'text', array: true, default: [] })
  skills: string[];

  @Column({ name: 'audience', type: 'text' })
  audience: Audience;

  @Column({ name: 'minimum_minutes', type: 'integer', nullable: true })
  minimumMinutes: number | null;

  @Column({ name: 'maximum_minutes', type: 'integer', nullable: true })
  maximumMinutes: number | null;

  @Column({ name: 'start_step_minutes', type: 'integer', nullable: true })
  startStepMinutes: number | null;

  @Column({ name: 'minimum_notice_minutes', type: 'integer', nullable: true })
  minimumNoticeMinutes: number | null;

  @Column({ name: 'maximum_advance_days', type: 'integer', nullable: true })
  maximumAdvanceDays: number | null;

  @Column({ name: 'turnaround_minutes', type: 'integer', default: 0 })
  turnaroundMinutes: number;

  @Column({ name: 'approval', type: 'text', default: 'AUTOMATIC' })
  approval: ApprovalMode;

  @Column({ name: 'cancellation_notice_minutes', type: 'integer', nullable: true })
  cancellationNoticeMinutes: number | null;

  @Column({ name: 'check_in_opens_minutes', type: 'integer', default: 15 })
  checkInOpensMinutes: number;

  @Column({ name: 'no_show_after_minutes', type: 'integer', nullable: true })
  noShowAfterMinutes: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({
    name: 'words',
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: 'resource_words(code, name, description, skills)',
    insert: false,
    update: false,
    select: false,
  })
  words: string;

  @Column({ name: 'ever_listed', type: 'boolean', default: false })
  everListed: boolean;

  @Column({
    name: 'folded_skills',
    type: 'text',
    array: true,
    generatedType: 'STORED',
    asExpression: 'skills_folded(skills)',
    insert: false,
    update: false,
  })
  foldedSkills: string[];
}
