import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An announced year of a public calendar. */
@Entity({ name: 'public_calendar_year' })
export class PublicCalendarYearEntity {
  @PrimaryColumn({ name: 'region', type: 'text' })
  @ForeignKey('public_calendar', 'region', { name: 'public_calendar_year_region_fkey' })
  region: string;

  @PrimaryColumn({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'source', type: 'text' })
  source: string;
}
