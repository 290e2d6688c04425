import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, RateKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants } from '../../platform/db/columns.js';
import type { ChargeBasis, RateBand, RateStep, RateVersion } from '../pricing/core/rate-terms.js';

/** A version of the price of a resource. */
@Entity({ name: 'rate' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'rate_resource',
  onDelete: 'CASCADE',
})
export class RateEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'rate_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'rate_id', type: 'uuid', default: () => 'uuidv7()' })
  rateId: RateKey['id'];

  @Column({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'audience', type: 'text' })
  audience: RateVersion['audience'];

  @Column({ name: 'effective_from', type: 'timestamptz', transformer: instants })
  effectiveFrom: Instant;

  @Column({ name: 'hourly', type: 'numeric', precision: 16, scale: 6, transformer: decimals })
  hourly: Decimal;

  @Column({ name: 'currency', type: 'text' })
  currency: Currency;

  @Column({ name: 'steps', type: 'jsonb' })
  steps: RateStep[];

  @Column({ name: 'bands', type: 'jsonb' })
  bands: RateBand[];

  @Column({ name: 'minimum_charge', type: 'numeric', precision: 17, scale: 4, nullable: true, transformer: decimals })
  minimumCharge: Decimal | null;

  @Column({ name: 'basis', type: 'text' })
  basis: ChargeBasis;

  @Column({
    name: 'late_cancellation_fee',
    type: 'numeric',
    precision: 17,
    scale: 4,
    nullable: true,
    transformer: decimals,
  })
  lateCancellationFee: Decimal | null;

  @Column({ name: 'no_show_fee', type: 'numeric', precision: 17, scale: 4, nullable: true, transformer: decimals })
  noShowFee: Decimal | null;

  @Column({ name: 'published_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'rate_published_by_fkey' })
  publishedBy: AccountKey;

  @Column({ name: 'published_at', type: 'timestamptz', transformer: instants })
  publishedAt: Instant;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true, transformer: instants })
  withdrawnAt: Instant | null;

  @Column({ name: 'withdrawn_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'rate_withdrawn_by_fkey' })
  withdrawnBy: AccountKey | null;
}
