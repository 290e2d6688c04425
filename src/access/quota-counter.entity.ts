import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { WindowQuota } from './core/quotas.js';

/** Uses of a quota within one window. */
@Entity('quota_counter')
export class QuotaCounterEntity {
  @PrimaryColumn('text') kind: WindowQuota;
  @PrimaryColumn('text') subject: string;
  @PrimaryColumn('timestamptz', { transformer: instants }) windowStart: Instant;
  @Column('integer') taken: number;
}
