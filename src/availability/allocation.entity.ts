import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { HolderKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** Time of a resource that a holder has taken. */
@Entity({ name: 'allocation' })
@ForeignKey('capacity', ['organizationId', 'resourceId', 'exclusive'], ['organizationId', 'resourceId', 'exclusive'], {
  name: 'allocation_capacity',
  onUpdate: 'CASCADE',
})
export class AllocationEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'holder_id', type: 'uuid' })
  holderId: HolderKey['id'];

  @PrimaryColumn({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'exclusive', type: 'boolean' })
  exclusive: boolean;

  @Column({ name: 'kind', type: 'text' })
  kind: 'BOOKING' | 'HOLD' | 'DOWNTIME';

  @Column({ name: 'units', type: 'integer' })
  units: number;

  @Column({ name: 'reserved_during', type: 'tstzrange' })
  reservedDuring: string;

  @Column({ name: 'blocked_during', type: 'tstzrange' })
  blockedDuring: string;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true, transformer: instants })
  expiresAt: Instant | null;

  @Column({
    name: 'occupant_id',
    type: 'uuid',
    generatedType: 'STORED',
    asExpression:
      "CASE WHEN (kind = 'DOWNTIME'::text) THEN '00000000-0000-0000-0000-000000000000'::uuid ELSE holder_id END",
    insert: false,
    update: false,
  })
  occupantId: string;

  @Column({ name: 'whole', type: 'boolean', default: false })
  whole: boolean;

  @Column({ name: 'inside', type: 'boolean', default: false })
  inside: boolean;

  @Column({ name: 'released', type: 'boolean', default: false })
  released: boolean;

  @Column({ name: 'releases_at', type: 'timestamptz', nullable: true, transformer: instants })
  releasesAt: Instant | null;
}
