import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { IsoWeekday, LocalDateTime } from '../platform/core/local-time.js';
import { localDays } from '../platform/db/columns.js';
import type { CalendarDayKind } from './core/calendar-day.js';

/** A holiday or make-up day of a public calendar. */
@Entity('public_calendar_day')
@ForeignKey('public_calendar_year', ['region', 'year'], ['region', 'year'], { name: 'public_calendar_day_announced' })
export class PublicCalendarDayEntity {
  @PrimaryColumn('text') region: string;
  @PrimaryColumn('date', { transformer: localDays }) day: LocalDateTime;
  @Column({
    type: 'integer',
    generatedType: 'STORED',
    asExpression: '(EXTRACT(year FROM day))::integer',
    insert: false,
    update: false,
  })
  year: number;
  @Column('text') kind: CalendarDayKind;
  @Column('text') name: string;
  @Column('smallint', { nullable: true }) opensLike: IsoWeekday | null;
}
