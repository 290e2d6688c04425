import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Currency } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants, localDays } from '../platform/db/columns.js';
import type { StatementStatus } from './core/statement.js';

/** A month of one consumer with one provider, in one currency. */
@Entity('statement')
export class StatementEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') statementId: StatementKey['id'];
  @Column('bigint') @ForeignKey('organization', 'organizationId') consumerId: OrganizationKey;
  @Column('text') currency: Currency;
  @Column('date', { transformer: localDays }) month: LocalDateTime;
  @Column('text', { default: 'OPEN' }) status: StatementStatus;
  @Column('timestamptz', { nullable: true, transformer: instants }) issuedAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') issuedBy: AccountKey | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) acceptedAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') acceptedBy: AccountKey | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) settledAt: Instant | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') settledBy: AccountKey | null;
  @Column('integer', { nullable: true }) numberYear: number | null;
  @Column('integer', { nullable: true }) numberInYear: number | null;
  @Column('text', { nullable: true }) providerName: string | null;
  @Column('text', { nullable: true }) providerAddress: string | null;
  @Column('text', { nullable: true }) providerRegistrationCode: string | null;
  @Column('text', { nullable: true }) consumerName: string | null;
  @Column('text', { nullable: true }) consumerAddress: string | null;
  @Column('text', { nullable: true }) consumerRegistrationCode: string | null;
}
