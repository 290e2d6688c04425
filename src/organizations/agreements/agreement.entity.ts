import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, AgreementKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants, localDays } from '../../platform/db/columns.js';
import type { AgreementSide, AgreementStatus } from './core/agreement.js';

/** Terms between a provider and a consumer: discount and included minutes. */
@Entity({ name: 'agreement' })
export class AgreementEntity {
  @PrimaryColumn({ name: 'provider_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'agreement_provider_id_fkey' })
  providerId: OrganizationKey;

  @PrimaryColumn({ name: 'agreement_id', type: 'uuid', default: () => 'uuidv7()' })
  agreementId: AgreementKey['id'];

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'agreement_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'from_day', type: 'date', transformer: localDays })
  fromDay: LocalDateTime;

  @Column({ name: 'to_day', type: 'date', transformer: localDays })
  toDay: LocalDateTime;

  @Column({ name: 'starts_at', type: 'timestamptz', transformer: instants })
  startsAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instants })
  endsAt: Instant;

  @Column({ name: 'included_minutes', type: 'integer' })
  includedMinutes: number;

  @Column({ name: 'used_included_minutes', type: 'integer', default: 0 })
  usedIncludedMinutes: number;

  @Column({ name: 'discount_percent', type: 'numeric', precision: 5, scale: 2, transformer: decimals })
  discountPercent: Decimal;

  @Column({ name: 'resource_ids', type: 'uuid', array: true, nullable: true })
  resourceIds: ResourceKey['id'][] | null;

  @Column({ name: 'recorded_status', type: 'text' })
  recordedStatus: AgreementStatus;

  @Column({ name: 'proposed_by_side', type: 'text' })
  proposedBySide: AgreementSide;

  @Column({ name: 'proposed_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'agreement_proposed_by_fkey' })
  proposedBy: AccountKey;

  @Column({ name: 'proposed_at', type: 'timestamptz', transformer: instants })
  proposedAt: Instant;

  @Column({ name: 'accepted_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'agreement_accepted_by_fkey' })
  acceptedBy: AccountKey | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true, transformer: instants })
  acceptedAt: Instant | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'agreement_ended_by_fkey' })
  endedBy: AccountKey | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true, transformer: instants })
  endedAt: Instant | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: string | null;
}
