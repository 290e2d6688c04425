import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** The last number of a statement in a year. */
@Entity('statement_counter')
export class StatementCounterEntity {
  @PrimaryColumn('bigint')
  @ForeignKey('organization', 'organizationId', { name: 'statement_counter_organization_id_fkey' })
  organizationId: OrganizationKey;
  @PrimaryColumn('integer') year: number;
  @Column('integer') lastNumber: number;
}
