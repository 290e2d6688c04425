import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, OrganizationKey, RateKey, ResourceKey } from '../../platform/core/keys.js';

/** One resource of a booking. */
@Entity('booking_item')
@ForeignKey('booking', ['organizationId', 'bookingId'], ['organizationId', 'bookingId'], {
  name: 'booking_item_booking',
})
@ForeignKey('rate', ['organizationId', 'rateId'], ['organizationId', 'rateId'], { name: 'booking_item_rate' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'booking_item_resource',
})
export class BookingItemEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') bookingId: BookingKey['id'];
  @PrimaryColumn('uuid') resourceId: ResourceKey['id'];
  @Column('smallint') position: number;
  @Column('integer') units: number;
  @Column('integer') turnaroundMinutes: number;
  @Column('boolean', { default: false }) whole: boolean;
  @Column('uuid', { nullable: true }) rateId: RateKey['id'] | null;
  @Column('integer', { default: 0 }) includedMinutes: number;
}
