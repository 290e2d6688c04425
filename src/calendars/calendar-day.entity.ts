import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { IsoWeekday, LocalDateTime } from '../platform/core/local-time.js';
import { localDays } from '../platform/db/columns.js';
import type { CalendarDayKind } from './core/calendar-day.js';

/** A holiday, closure or make-up day of one organization. */
@Entity({ name: 'calendar_day' })
export class CalendarDayEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization_calendar', 'organizationId', { name: 'calendar_day_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'day', type: 'date', transformer: localDays })
  day: LocalDateTime;

  @Column({ name: 'kind', type: 'text' })
  kind: CalendarDayKind;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'opens_like', type: 'smallint', nullable: true })
  opensLike: IsoWeekday | null;
}
