import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A happening that the relay has not handed on yet. A foreign key would keep its month from being dropped. */
@Entity({ name: 'happening_pending' })
export class HappeningPendingEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: string;

  @PrimaryColumn({ name: 'happening_id', type: 'uuid' })
  happeningId: string;

  @Column({ name: 'at', type: 'timestamptz', transformer: instants })
  at: Instant;
}
