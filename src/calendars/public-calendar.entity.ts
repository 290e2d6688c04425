import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A region with public holidays. */
@Entity('public_calendar')
export class PublicCalendarEntity {
  @PrimaryColumn('text') region: string;
  @Column('text') name: string;
}
