import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, OrganizationKey, RateKey, ResourceKey } from '../../platform/core/keys.js';

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
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'booking_id', type: 'uuid' })
  bookingId: BookingKey['id'];

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'position', type: 'smallint' })
  position: number;

  @Column({ name: 'units', type: 'integer' })
  units: number;

  @Column({ name: 'turnaround_minutes', type: 'integer' })
  turnaroundMinutes: number;

  @Column({ name: 'whole', type: 'boolean', default: false })
  whole: boolean;

  @Column({ name: 'rate_id', type: 'uuid', nullable: true })
  rateId: RateKey['id'] | null;

  @Column({ name: 'included_minutes', type: 'integer', default: 0 })
  includedMinutes: number;
}
