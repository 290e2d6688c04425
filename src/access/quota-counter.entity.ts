import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';
import type { WindowQuota } from './core/quotas.js';

/** Uses of a quota within one window. */
@Entity({ name: 'quota_counter' })
export class QuotaCounterEntity {
  @PrimaryColumn({ name: 'kind', type: 'text' })
  kind: WindowQuota;

  @PrimaryColumn({ name: 'subject', type: 'text' })
  subject: string;

  @PrimaryColumn({ name: 'window_start', type: 'timestamptz', transformer: instants })
  windowStart: Instant;

  @Column({ name: 'taken', type: 'integer' })
  taken: number;
}
