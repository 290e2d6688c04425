import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, DowntimeKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** Time in which a resource is not available. */
@Entity({ name: 'downtime' })
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'downtime_resource',
  onDelete: 'CASCADE',
})
export class DowntimeEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'downtime_id', type: 'uuid' })
  downtimeId: DowntimeKey['id'];

  @Column({ name: 'resource_id', type: 'uuid' })
  resourceId: ResourceKey['id'];

  @Column({ name: 'starts_at', type: 'timestamptz', transformer: instants })
  startsAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instants })
  endsAt: Instant;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'scheduled_by', type: 'uuid' })
  @ForeignKey('account', 'accountId', { name: 'downtime_scheduled_by_fkey' })
  scheduledBy: AccountKey;

  @Column({ name: 'scheduled_at', type: 'timestamptz', transformer: instants })
  scheduledAt: Instant;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true, transformer: instants })
  cancelledAt: Instant | null;
}
