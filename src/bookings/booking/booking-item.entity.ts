import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One resource of a booking. */
@Entity({ name: 'booking_item' })
@ForeignKey('booking', ['organizationId', 'bookingId'], ['organizationId', 'bookingId'], {
  name: 'booking_item_booking',
})
@ForeignKey('rate', ['organizationId', 'rateId'], ['organizationId', 'rateId'], { name: 'booking_item_rate' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'booking_item_resource',
})
export class BookingItemEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: string;

  @PrimaryColumn({ name: 'booking_id', type: 'uuid' })
  bookingId: string;

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: string;

  @Column({ name: 'position', type: 'smallint' })
  position: number;

  @Column({ name: 'units', type: 'integer' })
  units: number;

  @Column({ name: 'turnaround_minutes', type: 'integer' })
  turnaroundMinutes: number;

  @Column({ name: 'whole', type: 'boolean', default: false })
  whole: boolean;

  @Column({ name: 'rate_id', type: 'uuid', nullable: true })
  rateId: string | null;

  @Column({ name: 'included_minutes', type: 'integer', default: 0 })
  includedMinutes: number;
}
