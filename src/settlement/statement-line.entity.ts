import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementKey, StatementLineKey, UsageKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A charge or a correction on a statement; append-only. */
@Entity('statement_line')
@ForeignKey('statement_line', ['organizationId', 'correctsLineId'], ['organizationId', 'lineId'], {
  name: 'statement_line_corrects',
})
@ForeignKey('statement', ['organizationId', 'statementId'], ['organizationId', 'statementId'], {
  name: 'statement_line_statement',
})
@ForeignKey('usage_record', ['organizationId', 'usageId'], ['organizationId', 'usageId'], {
  name: 'statement_line_usage',
})
export class StatementLineEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) lineId: StatementLineKey['id'];
  @Column('uuid') statementId: StatementKey['id'];
  @Column('uuid', { nullable: true }) usageId: UsageKey['id'] | null;
  @Column('uuid', { nullable: true }) correctsLineId: StatementLineKey['id'] | null;
  @Column('numeric') amountMinor: string;
  @Column('text') description: string;
  @Column('timestamptz', { transformer: instants }) postedAt: Instant;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') postedBy: AccountKey | null;
}
