import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A place of an organization, with its own time zone. */
@Entity('site')
export class SiteEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) siteId: SiteKey;
  @Column('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @Column('text') name: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text') timeZone: string;
  @Column('double precision', { nullable: true }) latitude: number | null;
  @Column('double precision', { nullable: true }) longitude: number | null;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
}
