import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, OrganizationKey, StatementLineKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** An objection of the consumer to a line. */
@Entity('statement_dispute')
@ForeignKey('statement_line', ['organizationId', 'endedByLineId'], ['organizationId', 'lineId'], {
  name: 'statement_dispute_ended_by',
})
@ForeignKey('statement_line', ['organizationId', 'lineId'], ['organizationId', 'lineId'], {
  name: 'statement_dispute_line',
})
export class StatementDisputeEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) disputeId: string;
  @Column('uuid') lineId: StatementLineKey['id'];
  @Column('text') reason: string;
  @Column('timestamptz', { transformer: instants }) raisedAt: Instant;
  @Column('uuid') @ForeignKey('account', 'accountId') raisedBy: AccountKey;
  @Column('timestamptz', { nullable: true, transformer: instants }) endedAt: Instant | null;
  @Column('uuid', { nullable: true }) endedByLineId: StatementLineKey['id'] | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') answeredBy: AccountKey | null;
}
