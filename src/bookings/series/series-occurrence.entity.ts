import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, HolderKey, OrganizationKey, ResourceKey, SeriesKey } from '../../platform/core/keys.js';
import type { Facts, Sentence } from '../../platform/core/message.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';
import type { BookingErrorCode, BookingRefusal } from '../core/booking-refusal.js';
import type { BookingConflict } from '../core/rule-checks.js';

/** A conflict as it is stored: instants in milliseconds, the resource by its key. */
export interface StoredConflict {
  readonly resource: ResourceKey['id'];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: BookingConflict['reason'];
  readonly unitsFree: number;
  readonly holder: HolderKey['id'];
}

/** A refusal as it is stored. Those of earlier versions have English text alone. */
export type StoredRefusal = Pick<BookingRefusal, 'code' | 'field'> &
  ({ readonly sentence: Sentence; readonly facts: Facts } | { readonly message: string });

/** One occurrence of a series: a booking, or the reason why there is none. */
@Entity('series_occurrence')
@ForeignKey('booking', ['organizationId', 'bookingId'], ['organizationId', 'bookingId'], {
  name: 'series_occurrence_booking',
})
@ForeignKey('booking_series', ['organizationId', 'seriesId'], ['organizationId', 'seriesId'], {
  name: 'series_occurrence_series',
})
export class SeriesOccurrenceEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') seriesId: SeriesKey['id'];
  @PrimaryColumn('timestamptz', { transformer: instants }) startsAt: Instant;
  @Column('timestamptz', { transformer: instants }) endsAt: Instant;
  @Column('uuid', { nullable: true }) bookingId: BookingKey['id'] | null;
  @Column('text', { nullable: true }) skippedBecause: BookingErrorCode | null;
  @Column('jsonb', { default: [] }) refusals: StoredRefusal[];
  @Column('jsonb', { default: [] }) conflicts: StoredConflict[];
  // Wall-clock time: the driver reads it as a Date in the time zone of the process.
  @Column('timestamp', { nullable: true }) movedFromLocal: Date | null;
}
