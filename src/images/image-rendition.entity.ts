import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ImageKey, OrganizationKey } from '../platform/core/keys.js';
import type { ImageSize } from './core/image-rules.js';

/** An image as WebP, in one size. It never changes. */
@Entity('image_rendition')
@ForeignKey('image', ['organizationId', 'imageId'], ['organizationId', 'imageId'], {
  name: 'image_rendition_image',
  onDelete: 'CASCADE',
})
export class ImageRenditionEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') imageId: ImageKey['id'];
  @PrimaryColumn('text') size: ImageSize;
  @Column('bytea') content: Buffer;
}
