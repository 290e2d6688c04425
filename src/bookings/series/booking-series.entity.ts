import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** A recurring request. */
@Entity('booking_series')
export class BookingSeriesEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') seriesId: SeriesKey['id'];
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('uuid') @ForeignKey('account', 'accountId') bookedBy: AccountKey;
  @Column('text') title: string;
  @Column('text') recurrence: string;
  @Column('text') timeZone: string;
  // Wall-clock times: the driver reads them as Dates in the time zone of the process.
  @Column('timestamp') startsAtLocal: Date;
  @Column('timestamp') endsAtLocal: Date;
  @Column('timestamp', { array: true }) exceptLocal: Date[];
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
}
