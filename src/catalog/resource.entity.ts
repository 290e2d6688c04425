import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { ApprovalMode } from './core/policy.js';
import type { Audience, ResourceKind, ResourceStatus } from './core/resource.js';

/** Equipment or a room that can be booked. */
@Entity('resource')
@ForeignKey('capacity', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'resource_capacity',
})
export class ResourceEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') resourceId: ResourceKey['id'];
  @Column('uuid') @ForeignKey('site', 'siteId') siteId: SiteKey;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text') kind: ResourceKind;
  @Column('text') status: ResourceStatus;
  @Column('integer', { nullable: true }) seats: number | null;
  @Column('text', { array: true, default: [] }) skills: string[];
  @Column('text') audience: Audience;
  @Column('integer', { nullable: true }) minimumMinutes: number | null;
  @Column('integer', { nullable: true }) maximumMinutes: number | null;
  @Column('integer', { nullable: true }) startStepMinutes: number | null;
  @Column('integer', { nullable: true }) minimumNoticeMinutes: number | null;
  @Column('integer', { nullable: true }) maximumAdvanceDays: number | null;
  @Column('integer', { default: 0 }) turnaroundMinutes: number;
  @Column('text', { default: 'AUTOMATIC' }) approval: ApprovalMode;
  @Column('integer', { nullable: true }) cancellationNoticeMinutes: number | null;
  @Column('integer', { default: 15 }) checkInOpensMinutes: number;
  @Column('integer', { nullable: true }) noShowAfterMinutes: number | null;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: 'resource_words(code, name, description, skills)',
    insert: false,
    update: false,
    select: false,
  })
  words: string;
  @Column('boolean', { default: false }) everListed: boolean;
  @Column({
    type: 'text',
    array: true,
    generatedType: 'STORED',
    asExpression: 'skills_folded(skills)',
    insert: false,
    update: false,
  })
  foldedSkills: string[];
  /** The last change; null = none since it was created. */
  @Column('timestamptz', { nullable: true, transformer: instants }) updatedAt: Instant | null;
}
