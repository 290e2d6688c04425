import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants, localDays } from '../platform/db/columns.js';
import type { StatementStatus } from './core/statement.js';

/** A month of one consumer with one provider, in one currency. */
@Entity({ name: 'statement' })
export class StatementEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'statement_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'statement_id', type: 'uuid' })
  statementId: StatementKey['id'];

  @Column({ name: 'consumer_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'statement_consumer_id_fkey' })
  consumerId: OrganizationKey;

  @Column({ name: 'currency', type: 'text' })
  currency: Currency;

  @Column({ name: 'month', type: 'date', transformer: localDays })
  month: LocalDateTime;

  @Column({ name: 'status', type: 'text', default: 'OPEN' })
  status: StatementStatus;

  @Column({ name: 'issued_at', type: 'timestamptz', nullable: true, transformer: instants })
  issuedAt: Instant | null;

  @Column({ name: 'issued_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'statement_issued_by_fkey' })
  issuedBy: AccountKey | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true, transformer: instants })
  acceptedAt: Instant | null;

  @Column({ name: 'accepted_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'statement_accepted_by_fkey' })
  acceptedBy: AccountKey | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true, transformer: instants })
  settledAt: Instant | null;

  @Column({ name: 'settled_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'statement_settled_by_fkey' })
  settledBy: AccountKey | null;

  @Column({ name: 'number_year', type: 'integer', nullable: true })
  numberYear: number | null;

  @Column({ name: 'number_in_year', type: 'integer', nullable: true })
  numberInYear: number | null;

  @Column({ name: 'provider_name', type: 'text', nullable: true })
  providerName: string | null;

  @Column({ name: 'provider_address', type: 'text', nullable: true })
  providerAddress: string | null;

  @Column({ name: 'provider_registration_code', type: 'text', nullable: true })
  providerRegistrationCode: string | null;

  @Column({ name: 'consumer_name', type: 'text', nullable: true })
  consumerName: string | null;

  @Column({ name: 'consumer_address', type: 'text', nullable: true })
  consumerAddress: string | null;

  @Column({ name: 'consumer_registration_code', type: 'text', nullable: true })
  consumerRegistrationCode: string | null;
}
