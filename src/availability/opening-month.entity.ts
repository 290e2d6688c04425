import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { localDays } from '../platform/db/columns.js';

/** Open time of a calendar in one month, computed once. */
@Entity({ name: 'opening_month' })
@ForeignKey('opening_calendar', ['organizationId', 'calendarId'], ['organizationId', 'calendarId'], {
  name: 'opening_month_calendar',
  onDelete: 'CASCADE',
})
export class OpeningMonthEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'calendar_id', type: 'uuid' })
  calendarId: string;

  @PrimaryColumn({ name: 'month', type: 'date', transformer: localDays })
  month: LocalDateTime;

  @Column({ name: 'open', type: 'tstzmultirange' })
  open: string;

  @Column({ name: 'zone_rules', type: 'text' })
  zoneRules: string;
}
