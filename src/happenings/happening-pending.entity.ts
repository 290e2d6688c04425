import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A happening that the relay has not handed on yet. A foreign key would keep its month from being dropped. */
@Entity('happening_pending')
export class HappeningPendingEntity {
  @PrimaryColumn('bigint') organizationId: string;
  @PrimaryColumn('uuid') happeningId: string;
  @Column('timestamptz', { transformer: instants }) at: Instant;
}
