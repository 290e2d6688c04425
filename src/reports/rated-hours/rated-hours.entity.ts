import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';

/** Hours in a year for which a resource is rated. */
@Entity('rated_hours')
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'rated_hours_resource',
  onDelete: 'CASCADE',
})
export class RatedHoursEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') resourceId: ResourceKey['id'];
  @Column('integer') hoursPerYear: number;
}
