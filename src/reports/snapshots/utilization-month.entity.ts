import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** Figures of a calendar month, stored so that reports need not recount them. */
@Entity({ name: 'utilization_month' })
export class UtilizationMonthEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'utilization_month_organization_id_fkey' })
  organizationId: OrganizationKey;

  @PrimaryColumn({ name: 'month', type: 'date' })
  month: string;

  @Column({ name: 'zone_rules', type: 'text' })
  zoneRules: string;

  @Column({ name: 'made_at', type: 'timestamptz', transformer: instants })
  madeAt: Instant;

  @Column({ name: 'recounted_at', type: 'timestamptz', transformer: instants })
  recountedAt: Instant;

  @Column({ name: 'resources', type: 'uuid', array: true })
  resources: string[];

  @Column({ name: 'figures', type: 'json' })
  figures: unknown;

  @Column({ name: 'joint_bookings', type: 'uuid', array: true })
  jointBookings: string[];

  @Column({ name: 'joint', type: 'json' })
  joint: unknown;
}
