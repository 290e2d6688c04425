import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountKey, DowntimeKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** Time in which a resource is not available. */
@Entity('downtime')
@ForeignKey('resource', ['organizationId', 'resourceId'], ['organizationId', 'resourceId'], {
  name: 'downtime_resource',
  onDelete: 'CASCADE',
})
export class DowntimeEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') downtimeId: DowntimeKey['id'];
  @Column('uuid') resourceId: ResourceKey['id'];
  @Column('timestamptz', { transformer: instants }) startsAt: Instant;
  @Column('timestamptz', { transformer: instants }) endsAt: Instant;
  @Column('text') reason: string;
  @Column('uuid') @ForeignKey('account', 'accountId') scheduledBy: AccountKey;
  @Column('timestamptz', { transformer: instants }) scheduledAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) cancelledAt: Instant | null;
}
