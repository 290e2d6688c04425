import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementKey, StatementLineKey, UsageKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A charge or a correction on a statement; append-only. */
@Entity({ name: 'statement_line' })
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
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'line_id', type: 'uuid', default: () => 'uuidv7()' })
  lineId: StatementLineKey['id'];

  @Column({ name: 'statement_id', type: 'uuid' })
  statementId: StatementKey['id'];

  @Column({ name: 'usage_id', type: 'uuid', nullable: true })
  usageId: UsageKey['id'] | null;

  @Column({ name: 'corrects_line_id', type: 'uuid', nullable: true })
  correctsLineId: StatementLineKey['id'] | null;

  @Column({ name: 'amount_minor', type: 'numeric' })
  amountMinor: string;

  @Column({ name: 'description', type: 'text' })
  description: string;

  @Column({ name: 'posted_at', type: 'timestamptz', transformer: instants })
  postedAt: Instant;

  @Column({ name: 'posted_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'statement_line_posted_by_fkey' })
  postedBy: AccountKey | null;
}
