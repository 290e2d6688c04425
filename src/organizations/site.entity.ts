import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A place of an organization, with its own time zone. */
@Entity({ name: 'site' })
export class SiteEntity {
  @PrimaryColumn({ name: 'site_id', type: 'uuid', default: () => 'uuidv7()' })
  siteId: SiteKey;

  @Column({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'site_organization_id_fkey' })
  organizationId: OrganizationKey;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ name: 'latitude', type: 'double precision', nullable: true })
  latitude: number | null;

  @Column({ name: 'longitude', type: 'double precision', nullable: true })
  longitude: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;
}
