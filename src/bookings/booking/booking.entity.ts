import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, AgreementKey, BookingKey, OrganizationKey, SeriesKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants } from '../../platform/db/columns.js';
import type { WrittenStatus } from '../core/booking-status.js';

/** A booking and the instants from which its status follows. */
@Entity('booking')
@ForeignKey('agreement', ['organizationId', 'agreementId'], ['providerId', 'agreementId'], {
  name: 'booking_agreement',
})
@ForeignKey('booking_series', ['organizationId', 'seriesId'], ['organizationId', 'seriesId'], {
  name: 'booking_of_series',
})
export class BookingEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') bookingId: BookingKey['id'];
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('uuid') @ForeignKey('account', 'accountId') bookedBy: AccountKey;
  @Column('uuid', { nullable: true }) seriesId: SeriesKey['id'] | null;
  @Column('text') title: string;
  @Column('integer', { nullable: true }) attendees: number | null;
  @Column('timestamptz', { transformer: instants }) startsAt: Instant;
  @Column('timestamptz', { transformer: instants }) endsAt: Instant;
  @Column('text') recordedStatus: WrittenStatus;
  @Column('timestamptz', { nullable: true, transformer: instants }) expiresAt: Instant | null;
  @Column('integer', { nullable: true }) cancellationNoticeMinutes: number | null;
  @Column('integer', { nullable: true }) noShowAfterMinutes: number | null;
  @Column('integer') checkInOpensMinutes: number;
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) cancelledAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') cancelledBy: AccountKey | null;
  @Column('boolean', { nullable: true }) cancelledLate: boolean | null;
  @Column('text', { nullable: true }) cancellationReason: string | null;
  @Column('boolean', { default: false }) needsApproval: boolean;
  @Column('timestamptz', { nullable: true, transformer: instants }) confirmedAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) noShowAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) checkedInAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) checkedOutAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) decidedAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') decidedBy: AccountKey | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('uuid', { nullable: true }) agreementId: AgreementKey['id'] | null;
  @Column('numeric', { precision: 5, scale: 2, default: 0, transformer: decimals }) discountPercent: Decimal;
  @Column('numeric', { nullable: true }) quoteMinor: string | null;
  @Column('text', { nullable: true }) quoteCurrency: Currency | null;
  @Column('boolean', { default: false }) recorded: boolean;
  /** True once the happening says that it expired. */
  @Column('boolean', { default: false }) expiryTold: boolean;
  /** Filled by a trigger from reference and title. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false }) words: string;
}
