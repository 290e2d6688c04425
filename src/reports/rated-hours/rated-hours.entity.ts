import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';

/** Hours in a year for which a resource is rated. */
@Entity({ name: 'rated_hours' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'rated_hours_resource',
  onDelete: 'CASCADE',
})
export class RatedHoursEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'hours_per_year', type: 'integer' })
  hoursPerYear: number;
}
