import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookingKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants, localDays } from '../../platform/db/columns.js';

/** Figures of a calendar month, stored so that reports need not recount them. */
@Entity('utilization_month')
export class UtilizationMonthEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('date', { transformer: localDays }) month: LocalDateTime;
  @Column('text') zoneRules: string;
  @Column('timestamptz', { transformer: instants }) madeAt: Instant;
  @Column('timestamptz', { transformer: instants }) recountedAt: Instant;
  @Column('uuid', { array: true }) resources: ResourceKey['id'][];
  @Column('json') figures: number[];
  @Column('uuid', { array: true }) jointBookings: BookingKey['id'][];
  @Column('json') joint: number[];
}
