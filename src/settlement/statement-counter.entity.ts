import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OrganizationKey } from '../platform/core/keys.js';

/** The last number of a statement in a year. */
@Entity('statement_counter')
export class StatementCounterEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('integer') year: number;
  @Column('integer') lastNumber: number;
}
