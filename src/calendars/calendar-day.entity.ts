import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { IsoWeekday, LocalDateTime } from '../platform/core/local-time.js';
import { localDays } from '../platform/db/columns.js';
import type { CalendarDayKind } from './core/calendar-day.js';

/** A holiday, closure or make-up day of one organization. */
@Entity('calendar_day')
export class CalendarDayEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization_calendar', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('date', { transformer: localDays }) day: LocalDateTime;
  @Column('text') kind: CalendarDayKind;
  @Column('text') name: string;
  @Column('smallint', { nullable: true }) opensLike: IsoWeekday | null;
}
