import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** The state of the demo data; at most one row. */
@Entity('demo_load')
export class DemoLoadEntity {
  @PrimaryColumn('boolean', { default: true }) onlyOne: boolean;
  @Column('timestamptz', { transformer: instants }) startedAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) completedAt: Instant | null;
  @Column('timestamptz', { nullable: true, transformer: instants }) removedAt: Instant | null;
}
