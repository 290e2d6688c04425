import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { HolderKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Time of a resource that a holder has taken. */
@Entity('allocation')
@ForeignKey('capacity', ['organizationId', 'resourceId', 'exclusive'], ['organizationId', 'resourceId', 'exclusive'], {
  name: 'allocation_capacity',
  onUpdate: 'CASCADE',
})
export class AllocationEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') holderId: HolderKey['id'];
  @PrimaryColumn('uuid') resourceId: ResourceKey['id'];
  @Column('boolean') exclusive: boolean;
  @Column('text') kind: 'BOOKING' | 'HOLD' | 'DOWNTIME';
  @Column('integer') units: number;
  @Column('tstzrange') reservedDuring: string;
  @Column('tstzrange') blockedDuring: string;
  @Column('timestamptz', { nullable: true, transformer: instants }) expiresAt: Instant | null;
  @Column({
    type: 'uuid',
    generatedType: 'STORED',
    asExpression:
      "CASE WHEN (kind = 'DOWNTIME'::text) THEN '00000000-0000-0000-0000-000000000000'::uuid ELSE holder_id END",
    insert: false,
    update: false,
  })
  occupantId: string;
  @Column('boolean', { default: false }) whole: boolean;
  @Column('boolean', { default: false }) inside: boolean;
  @Column('boolean', { default: false }) released: boolean;
  @Column('timestamptz', { nullable: true, transformer: instants }) releasesAt: Instant | null;
}
