import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** The state of the demo data; at most one row. */
@Entity({ name: 'demo_load' })
export class DemoLoadEntity {
  @PrimaryColumn({ name: 'only_one', type: 'boolean', default: true })
  onlyOne: boolean;

  @Column({ name: 'started_at', type: 'timestamptz', transformer: instants })
  startedAt: Instant;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true, transformer: instants })
  completedAt: Instant | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true, transformer: instants })
  removedAt: Instant | null;
}
