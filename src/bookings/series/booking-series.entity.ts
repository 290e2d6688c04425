import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** A recurring request. */
@Entity({ name: 'booking_series' })
export class BookingSeriesEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'booking_series_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'series_id', type: 'uuid' })
  seriesId: SeriesKey['id'];

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'booking_series_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'booked_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'booking_series_booked_by_fkey' })
  bookedBy: AccountKey;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'recurrence', type: 'text' })
  recurrence: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  // Wall-clock times: the driver reads them as Dates in the time zone of the process.
  @Column({ name: 'starts_at_local', type: 'timestamp' })
  startsAtLocal: Date;

  @Column({ name: 'ends_at_local', type: 'timestamp' })
  endsAtLocal: Date;

  @Column({ name: 'except_local', type: 'timestamp', array: true })
  exceptLocal: Date[];

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;
}
