import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type {
  AgreementKey,
  BookingKey,
  OrganizationKey,
  RateKey,
  ResourceKey,
  UsageKey,
} from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants, localDays } from '../../platform/db/columns.js';
import type { StoredPart } from '../pricing/core/charge-part.js';
import type { UsageOutcome } from './core/usage.js';

/** A part of a charge as JSON has it; the parts of earlier versions have no step. */
type WrittenPart = Omit<StoredPart, 'minor' | 'step'> & Partial<Pick<StoredPart, 'step'>> & { readonly minor: string };

/** Use of one resource by one booking, with its charge; append-only. */
@Entity('usage_record')
@ForeignKey('agreement', ['organizationId', 'agreementId'], ['providerId', 'agreementId'], {
  name: 'usage_record_agreement',
})
@ForeignKey('booking', ['organizationId', 'bookingId'], ['organizationId', 'bookingId'], {
  name: 'usage_record_booking',
})
@ForeignKey('rate', ['organizationId', 'rateId'], ['organizationId', 'rateId'], { name: 'usage_record_rate' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'usage_record_resource',
})
export class UsageRecordEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) usageId: UsageKey['id'];
  @Column('uuid') bookingId: BookingKey['id'];
  @Column('uuid') resourceId: ResourceKey['id'];
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('text') outcome: UsageOutcome;
  @Column('integer') units: number;
  @Column('timestamptz', { transformer: instants }) startsAt: Instant;
  @Column('timestamptz', { transformer: instants }) endsAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) usedFrom: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) usedTo: Instant | null;
  @Column('integer') reservedMinutes: number;
  @Column('integer') usedMinutes: number;
  @Column('integer') billableMinutes: number;
  @Column('uuid', { nullable: true }) rateId: RateKey['id'] | null;
  @Column('uuid', { nullable: true }) agreementId: AgreementKey['id'] | null;
  @Column('integer') includedMinutes: number;
  @Column('numeric', { nullable: true }) chargeMinor: string | null;
  @Column('text', { nullable: true }) chargeCurrency: Currency | null;
  @Column('jsonb') parts: WrittenPart[];
  @Column('timestamptz', { transformer: instants }) recordedAt: Instant;
  @Column('date', { transformer: localDays }) month: LocalDateTime;
  // Wall-clock times: the driver reads them as Dates in the time zone of the process.
  @Column('timestamp') localStartsAt: Date;
  @Column('timestamp') localEndsAt: Date;
}
