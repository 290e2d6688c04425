import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { OpeningPeriod } from './core/opening-hours.js';

/** Weekly opening hours that resources share. */
@Entity('opening_calendar')
export class OpeningCalendarEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization_calendar', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) calendarId: string;
  @Column('text') timeZone: string;
  @Column('jsonb') openingHours: OpeningPeriod[];
}
