import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { OpeningPeriod } from './core/opening-hours.js';

/** Weekly opening hours that resources share. */
@Entity({ name: 'opening_calendar' })
export class OpeningCalendarEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization_calendar', 'organizationId', { name: 'opening_calendar_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'calendar_id', type: 'uuid', default: () => 'uuidv7()' })
  calendarId: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ name: 'opening_hours', type: 'jsonb' })
  openingHours: OpeningPeriod[];
}
