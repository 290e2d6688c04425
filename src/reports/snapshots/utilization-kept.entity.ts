import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../../platform/core/keys.js';

/** Number of the stored months of an organization. */
@Entity('utilization_kept')
export class UtilizationKeptEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @Column('bigint') months: string;
}
