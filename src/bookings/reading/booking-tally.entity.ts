import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { OrganizationKey } from '../../platform/core/keys.js';
import type { BookingStatus } from '../core/booking-status.js';

/** A change of the number of bookings of one side of an organization in one status. Triggers append it. */
@Entity('booking_tally')
export class BookingTallyEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('text') side: 'CONSUMER' | 'PROVIDER';
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) tallyId: string;
  @Column('text') status: BookingStatus;
  @Column('integer') change: number;
}
