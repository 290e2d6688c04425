import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';

/**
 * Requests of a day that were refused, counted by place and reason. The table has no primary key. Marked as primary are
 * the columns of its unique constraint, which counts nulls as equal; without them TypeORM would merge rows.
 */
@Entity('refused_demand')
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'refused_demand_resource',
  onDelete: 'CASCADE',
})
export class RefusedDemandEntity {
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('smallint') hourOfWeek: number;
  @PrimaryColumn('text') reason: string;
  @PrimaryColumn('text', { array: true, default: [] }) skills: string[];
  @Column('bigint', { primary: true, nullable: true }) organizationId: OrganizationKey | null;
  @Column('uuid', { primary: true, nullable: true }) resourceId: ResourceKey['id'] | null;
  @Column('text', { primary: true, nullable: true }) distanceBand: string | null;
  @Column('bigint', { primary: true, nullable: true })
  @ForeignKey('organization', 'organizationId')
  consumerId: OrganizationKey | null;
  @Column('bigint') number: string;
  @Column('bigint') unitMinutes: string;
  @Column({
    type: 'text',
    array: true,
    generatedType: 'STORED',
    asExpression: 'skills_folded(skills)',
    insert: false,
    update: false,
  })
  foldedSkills: string[];
  @Column('text', { primary: true, nullable: true }) worthCurrency: string | null;
  @Column('numeric', { nullable: true }) worthMinor: string | null;
}
