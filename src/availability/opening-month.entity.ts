import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { localDays } from '../platform/db/columns.js';

/** Open time of a calendar in one month, computed once. */
@Entity('opening_month')
@ForeignKey('opening_calendar', ['organizationId', 'calendarId'], ['organizationId', 'calendarId'], {
  name: 'opening_month_calendar',
  onDelete: 'CASCADE',
})
export class OpeningMonthEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') calendarId: string;
  @PrimaryColumn('date', { transformer: localDays }) month: LocalDateTime;
  @Column('tstzmultirange') open: string;
  @Column('text') zoneRules: string;
}
