import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** A holiday, closure or make-up day of one organization. */
@Entity({ name: 'calendar_day' })
export class CalendarDayEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization_calendar', 'organizationId', { name: 'calendar_day_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'day', type: 'date' })
  day: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'opens_like', type: 'smallint', nullable: true })
  opensLike: number | null;
}
