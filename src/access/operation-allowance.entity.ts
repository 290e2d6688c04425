import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Cost of the operations of an account within one minute. */
@Entity({ name: 'operation_allowance' })
export class OperationAllowanceEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId: AccountKey;

  @PrimaryColumn({ name: 'minute', type: 'timestamptz', transformer: instants })
  minute: Instant;

  @Column({ name: 'taken', type: 'integer' })
  taken: number;
}
