import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A written batch of counts, so that a repeated write counts once. */
@Entity({ name: 'demand_flush' })
export class DemandFlushEntity {
  @PrimaryColumn({ name: 'flush_id', type: 'uuid' })
  flushId: string;

  @Column({ name: 'written_at', type: 'timestamptz', transformer: instants })
  writtenAt: Instant;
}
