import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementLineKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** An objection of the consumer to a line. */
@Entity({ name: 'statement_dispute' })
@ForeignKey('statement_line', ['organizationId', 'endedByLineId'], ['organizationId', 'lineId'], {
  name: 'statement_dispute_ended_by',
})
@ForeignKey('statement_line', ['organizationId', 'lineId'], ['organizationId', 'lineId'], {
  name: 'statement_dispute_line',
})
export class StatementDisputeEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', default: () => 'uuidv7()' })
  disputeId: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: StatementLineKey['id'];

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'raised_at', type: 'timestamptz', transformer: instants })
  raisedAt: Instant;

  @Column({ name: 'raised_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'statement_dispute_raised_by_fkey' })
  raisedBy: AccountKey;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true, transformer: instants })
  endedAt: Instant | null;

  @Column({ name: 'ended_by_line_id', type: 'uuid', nullable: true })
  endedByLineId: StatementLineKey['id'] | null;

  @Column({ name: 'answer', type: 'text', nullable: true })
  answer: string | null;

  @Column({ name: 'answered_by', type: 'uuid', nullable: true })
  @ForeignKey('account', 'accountId', { name: 'statement_dispute_answered_by_fkey' })
  answeredBy: AccountKey | null;
}
