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
@Entity({ name: 'usage_record' })
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
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'usage_record_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'usage_id', type: 'uuid', default: () => 'uuidv7()' })
  usageId: UsageKey['id'];

  @Column({ name: 'booking_id', type: 'uuid' })
  bookingId: BookingKey['id'];

  @Column({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'usage_record_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'outcome', type: 'text' })
  outcome: UsageOutcome;

  @Column({ name: 'units', type: 'integer' })
  units: number;

  @Column({ name: 'starts_at', type: 'timestamptz', transformer: instants })
  startsAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instants })
  endsAt: Instant;

  @Column({ name: 'used_from', type: 'timestamptz', nullable: true, transformer: instants })
  usedFrom: Instant | null;

  @Column({ name: 'used_to', type: 'timestamptz', nullable: true, transformer: instants })
  usedTo: Instant | null;

  @Column({ name: 'reserved_minutes', type: 'integer' })
  reservedMinutes: number;

  @Column({ name: 'used_minutes', type: 'integer' })
  usedMinutes: number;

  @Column({ name: 'billable_minutes', type: 'integer' })
  billableMinutes: number;

  @Column({ name: 'rate_id', type: 'uuid', nullable: true })
  rateId: RateKey['id'] | null;

  @Column({ name: 'agreement_id', type: 'uuid', nullable: true })
  agreementId: AgreementKey['id'] | null;

  @Column({ name: 'included_minutes', type: 'integer' })
  includedMinutes: number;

  @Column({ name: 'charge_minor', type: 'numeric', nullable: true })
  chargeMinor: string | null;

  @Column({ name: 'charge_currency', type: 'text', nullable: true })
  chargeCurrency: Currency | null;

  @Column({ name: 'parts', type: 'jsonb' })
  parts: WrittenPart[];

  @Column({ name: 'recorded_at', type: 'timestamptz', transformer: instants })
  recordedAt: Instant;

  @Column({ name: 'month', type: 'date', transformer: localDays })
  month: LocalDateTime;

  // Wall-clock times: the driver reads them as Dates in the time zone of the process.
  @Column({ name: 'local_starts_at', type: 'timestamp' })
  localStartsAt: Date;

  @Column({ name: 'local_ends_at', type: 'timestamp' })
  localEndsAt: Date;
}
