import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, AgreementKey, BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants } from '../../platform/db/columns.js';
import type { WrittenStatus } from '../core/booking-status.js';

/** A booking and the instants from which its status follows. */
@Entity({ name: 'booking' })
@ForeignKey('agreement', ['organizationId', 'agreementId'], ['providerId', 'agreementId'], {
  name: 'booking_agreement',
})
@ForeignKey('booking_series', ['organizationId', 'seriesId'], ['organizationId', 'seriesId'], {
  name: 'booking_of_series',
})
export class BookingEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'booking_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'booking_id', type: 'uuid' })
  bookingId: BookingKey['id'];

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'booking_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'booked_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'booking_booked_by_fkey' })
  bookedBy: AccountKey;

  @Column({ name: 'series_id', type: 'uuid', nullable: true })
  seriesId: SeriesKey['id'] | null;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'attendees', type: 'integer', nullable: true })
  attendees: number | null;

  @Column({ name: 'starts_at', type: 'timestamptz', transformer: instants })
  startsAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instants })
  endsAt: Instant;

  @Column({ name: 'recorded_status', type: 'text' })
  recordedStatus: WrittenStatus;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true, transformer: instants })
  expiresAt: Instant | null;

  @Column({ name: 'cancellation_notice_minutes', type: 'integer', nullable: true })
  cancellationNoticeMinutes: number | null;

  @Column({ name: 'no_show_after_minutes', type: 'integer', nullable: true })
  noShowAfterMinutes: number | null;

  @Column({ name: 'check_in_opens_minutes', type: 'integer' })
  checkInOpensMinutes: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instants })
  createdAt: Instant;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true, transformer: instants })
  cancelledAt: Instant | null;

  @Column({ name: 'cancelled_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'booking_cancelled_by_fkey' })
  cancelledBy: AccountKey | null;

  @Column({ name: 'cancelled_late', type: 'boolean', nullable: true })
  cancelledLate: boolean | null;

  @Column({ name: 'cancellation_reason', type: 'text', nullable: true })
  cancellationReason: string | null;

  @Column({ name: 'needs_approval', type: 'boolean', default: false })
  needsApproval: boolean;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true, transformer: instants })
  confirmedAt: Instant | null;

  @Column({ name: 'no_show_at', type: 'timestamptz', nullable: true, transformer: instants })
  noShowAt: Instant | null;

  @Column({ name: 'checked_in_at', type: 'timestamptz', nullable: true, transformer: instants })
  checkedInAt: Instant | null;

  @Column({ name: 'checked_out_at', type: 'timestamptz', nullable: true, transformer: instants })
  checkedOutAt: Instant | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true, transformer: instants })
  decidedAt: Instant | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'booking_decided_by_fkey' })
  decidedBy: AccountKey | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason: string | null;

  @Column({ name: 'agreement_id', type: 'uuid', nullable: true })
  agreementId: AgreementKey['id'] | null;

  @Column({ name: 'discount_percent', type: 'numeric', precision: 5, scale: 2, default: 0, transformer: decimals })
  discountPercent: Decimal;

  @Column({ name: 'quote_minor', type: 'numeric', nullable: true })
  quoteMinor: string | null;

  @Column({ name: 'quote_currency', type: 'text', nullable: true })
  quoteCurrency: Currency | null;

  @Column({ name: 'recorded', type: 'boolean', default: false })
  recorded: boolean;

  /** True once the happening says that it expired. */
  @Column({ name: 'expiry_told', type: 'boolean', default: false })
  expiryTold: boolean;

  /** Filled by a trigger from reference and title. */
  @Column({ name: 'words', type: 'tsvector', insert: false, update: false, select: false })
  words: string;
}
