import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A region with public holidays. */
@Entity({ name: 'public_calendar' })
export class PublicCalendarEntity {
  @PrimaryColumn({ name: 'region', type: 'text' })
  region: string;

  @Column({ name: 'name', type: 'text' })
  name: string;
}
