import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** The public calendar that an organization observes, and the version of its own days. */
@Entity('organization_calendar')
export class OrganizationCalendarEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @Column('text', { nullable: true }) @ForeignKey('public_calendar', 'region') region: string | null;
  @Column('bigint', { default: 0 }) version: string;
}
