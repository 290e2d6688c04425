import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ImageKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** An image of a resource. */
@Entity('image')
@Unique('image_place_once', ['organizationId', 'resourceId', 'place'], { deferrable: 'INITIALLY IMMEDIATE' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'image_resource',
  onDelete: 'CASCADE',
})
export class ImageEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') imageId: ImageKey['id'];
  @Column('uuid') resourceId: ResourceKey['id'];
  /** Width and height of the LARGE rendition, in pixels. */
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('timestamptz', { transformer: instants }) uploadedAt: Instant;
  /** From 1 to 8, the order in which they are shown; null = not used yet. */
  @Column('smallint', { nullable: true }) place: number | null;
  @Column('text', { default: '' }) alt: string;
}
