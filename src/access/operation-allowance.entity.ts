import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Cost of the operations of an account within one minute. */
@Entity('operation_allowance')
export class OperationAllowanceEntity {
  @PrimaryColumn('uuid') accountId: AccountKey;
  @PrimaryColumn('timestamptz', { transformer: instants }) minute: Instant;
  @Column('integer') taken: number;
}
