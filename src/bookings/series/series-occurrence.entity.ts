import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';
import type { BookingErrorCode } from '../core/booking-refusal.js';

/** One occurrence of a series: a booking, or the reason why there is none. */
@Entity({ name: 'series_occurrence' })
@ForeignKey('booking', ['organizationId', 'bookingId'], ['organizationId', 'bookingId'], {
  name: 'series_occurrence_booking',
})
@ForeignKey('booking_series', ['organizationId', 'seriesId'], ['organizationId', 'seriesId'], {
  name: 'series_occurrence_series',
})
export class SeriesOccurrenceEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'series_id', type: 'uuid' })
  seriesId: SeriesKey['id'];

  @PrimaryColumn({ name: 'starts_at', type: 'timestamptz', transformer: instants })
  startsAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instants })
  endsAt: Instant;

  @Column({ name: 'booking_id', type: 'uuid', nullable: true })
  bookingId: BookingKey['id'] | null;

  @Column({ name: 'skipped_because', type: 'text', nullable: true })
  skippedBecause: BookingErrorCode | null;

  @Column({ name: 'refusals', type: 'jsonb', default: [] })
  refusals: unknown;

  @Column({ name: 'conflicts', type: 'jsonb', default: [] })
  conflicts: unknown;
}
