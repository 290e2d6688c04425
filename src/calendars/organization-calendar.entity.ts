import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** The public calendar that an organization observes, and the version of its own days. */
@Entity('organization_calendar')
export class OrganizationCalendarEntity {
  @PrimaryColumn('bigint')
  @ForeignKey('organization', 'organizationId', { name: 'organization_calendar_organization_id_fkey' })
  organizationId: OrganizationKey;
  @Column('text', { nullable: true })
  @ForeignKey('public_calendar', 'region', { name: 'organization_calendar_region_fkey' })
  region: string | null;
  @Column('bigint', { default: 0 }) version: string;
}
