import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, RateKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { decimals, instants } from '../../platform/db/columns.js';
import type { ChargeBasis, RateBand, RateStep, RateVersion } from '../pricing/core/rate-terms.js';

/** A version of the price of a resource. */
@Entity('rate')
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'rate_resource',
  onDelete: 'CASCADE',
})
export class RateEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) rateId: RateKey['id'];
  @Column('uuid') resourceId: ResourceKey['id'];
  @Column('text') audience: RateVersion['audience'];
  @Column('timestamptz', { transformer: instants }) effectiveFrom: Instant;
  @Column('numeric', { precision: 16, scale: 6, transformer: decimals }) hourly: Decimal;
  @Column('text') currency: Currency;
  @Column('jsonb') steps: RateStep[];
  @Column('jsonb') bands: RateBand[];
  @Column('numeric', { precision: 17, scale: 4, nullable: true, transformer: decimals }) minimumCharge: Decimal | null;
  @Column('text') basis: ChargeBasis;
  @Column('numeric', { precision: 17, scale: 4, nullable: true, transformer: decimals })
  lateCancellationFee: Decimal | null;
  @Column('numeric', { precision: 17, scale: 4, nullable: true, transformer: decimals }) noShowFee: Decimal | null;
  @Column('uuid') @ForeignKey('account', 'accountId') publishedBy: AccountKey;
  @Column('timestamptz', { transformer: instants }) publishedAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) withdrawnAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') withdrawnBy: AccountKey | null;
}
