import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';

/** Units of a resource that allocations share, and its place in the tree. */
@Entity('capacity')
@ForeignKey('opening_calendar', ['organizationId', 'calendarId'], ['organizationId', 'calendarId'], {
  name: 'capacity_calendar',
})
@ForeignKey('capacity', ['organizationId', 'parentId'], ['organizationId', 'resourceId'], { name: 'capacity_parent' })
export class CapacityEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) resourceId: ResourceKey['id'];
  @Column('uuid', { nullable: true }) parentId: ResourceKey['id'] | null;
  @Column('boolean') exclusive: boolean;
  @Column('integer') units: number;
  @Column('bigint', { default: 0 }) version: string;
  @Column('uuid') calendarId: string;
}
