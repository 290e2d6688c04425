import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants, localDays } from '../../platform/db/columns.js';

/** Figures of a calendar month, stored so that reports need not recount them. */
@Entity({ name: 'utilization_month' })
export class UtilizationMonthEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'utilization_month_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'month', type: 'date', transformer: localDays })
  month: LocalDateTime;

  @Column({ name: 'zone_rules', type: 'text' })
  zoneRules: string;

  @Column({ name: 'made_at', type: 'timestamptz', transformer: instants })
  madeAt: Instant;

  @Column({ name: 'recounted_at', type: 'timestamptz', transformer: instants })
  recountedAt: Instant;

  @Column({ name: 'resources', type: 'uuid', array: true })
  resources: ResourceKey['id'][];

  @Column({ name: 'figures', type: 'json' })
  figures: number[];

  @Column({ name: 'joint_bookings', type: 'uuid', array: true })
  jointBookings: BookingKey['id'][];

  @Column({ name: 'joint', type: 'json' })
  joint: number[];
}
