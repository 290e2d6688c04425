import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Hours in a year for which a resource is rated. */
@Entity({ name: 'rated_hours' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'rated_hours_resource',
  onDelete: 'CASCADE',
})
export class RatedHoursEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: string;

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: string;

  @Column({ name: 'hours_per_year', type: 'integer' })
  hoursPerYear: number;
}
