import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';

/**
 * Requests of a day that were refused, counted by place and reason. The table has no primary key. Marked as primary are
 * the columns of its unique constraint, which counts nulls as equal; without them TypeORM would merge rows.
 */
@Entity({ name: 'refused_demand' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'refused_demand_resource',
  onDelete: 'CASCADE',
})
export class RefusedDemandEntity {
  @PrimaryColumn({ name: 'day', type: 'date' })
  day: string;

  @PrimaryColumn({ name: 'hour_of_week', type: 'smallint' })
  hourOfWeek: number;

  @PrimaryColumn({ name: 'reason', type: 'text' })
  reason: string;

  @PrimaryColumn({ name: 'skills', type: 'text', array: true, default: [] })
  skills: string[];

  @Column({ name: 'organization_id', type: 'bigint', primary: true, nullable: true })
  organizationId: OrganizationKey | null;

  @Column({ name: 'resource_id', type: 'uuid', primary: true, nullable: true })
  resourceId: ResourceKey['id'] | null;

  @Column({ name: 'distance_band', type: 'text', primary: true, nullable: true })
  distanceBand: string | null;

  @Column({ name: 'consumer_id', type: 'bigint', primary: true, nullable: true })
  @ForeignKey('organization', 'organizationId', { name: 'refused_demand_consumer_id_fkey' })
  consumerId: OrganizationKey | null;

  @Column({ name: 'number', type: 'bigint' })
  number: string;

  @Column({ name: 'unit_minutes', type: 'bigint' })
  unitMinutes: string;

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

  @Column({ name: 'worth_currency', type: 'text', primary: true, nullable: true })
  worthCurrency: string | null;

  @Column({ name: 'worth_minor', type: 'numeric', nullable: true })
  worthMinor: string | null;
}
