import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A written batch of counts, so that a repeated write counts once. */
@Entity('demand_flush')
export class DemandFlushEntity {
  @PrimaryColumn('uuid') flushId: string;
  @Column('timestamptz', { transformer: instants }) writtenAt: Instant;
}
