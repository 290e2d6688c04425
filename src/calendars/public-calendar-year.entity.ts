import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An announced year of a public calendar. */
@Entity('public_calendar_year')
export class PublicCalendarYearEntity {
  @PrimaryColumn('text') @ForeignKey('public_calendar', 'region') region: string;
  @PrimaryColumn('integer') year: number;
  @Column('text') source: string;
}
