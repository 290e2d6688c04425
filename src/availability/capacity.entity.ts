import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';

/** Units of a resource that allocations share, and its place in the tree. */
@Entity({ name: 'capacity' })
@ForeignKey('opening_calendar', ['organizationId', 'calendarId'], ['organizationId', 'calendarId'], {
  name: 'capacity_calendar',
})
@ForeignKey('capacity', ['organizationId', 'parentId'], ['organizationId', 'resourceId'], { name: 'capacity_parent' })
export class CapacityEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'resource_id', type: 'uuid', default: () => 'uuidv7()' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: ResourceKey['id'] | null;

  @Column({ name: 'exclusive', type: 'boolean' })
  exclusive: boolean;

  @Column({ name: 'units', type: 'integer' })
  units: number;

  @Column({ name: 'version', type: 'bigint', default: 0 })
  version: string;

  @Column({ name: 'calendar_id', type: 'uuid' })
  calendarId: string;
}
