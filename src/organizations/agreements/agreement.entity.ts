import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, AgreementKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants, localDays } from '../../platform/db/columns.js';
import type { AgreementSide, AgreementStatus } from './core/agreement.js';

/** Terms between a provider and a consumer: discount and included minutes. */
@Entity('agreement')
export class AgreementEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') providerId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) agreementId: AgreementKey['id'];
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('date', { transformer: localDays }) fromDay: LocalDateTime;
  @Column('date', { transformer: localDays }) toDay: LocalDateTime;
  @Column('timestamptz', { transformer: instants }) startsAt: Instant;
  @Column('timestamptz', { transformer: instants }) endsAt: Instant;
  @Column('integer') includedMinutes: number;
  @Column('integer', { default: 0 }) usedIncludedMinutes: number;
  @Column('numeric', { precision: 5, scale: 2, transformer: decimals }) discountPercent: Decimal;
  @Column('uuid', { array: true, nullable: true }) resourceIds: ResourceKey['id'][] | null;
  @Column('text') recordedStatus: AgreementStatus;
  @Column('text') proposedBySide: AgreementSide;
  @Column('uuid') @ForeignKey('account', 'accountId') proposedBy: AccountKey;
  @Column('timestamptz', { transformer: instants }) proposedAt: Instant;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') acceptedBy: AccountKey | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) acceptedAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') endedBy: AccountKey | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) endedAt: Instant | null;
  @Column('text', { nullable: true }) endReason: string | null;
}
