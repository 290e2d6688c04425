import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The last number of a statement in a year. */
@Entity({ name: 'statement_counter' })
export class StatementCounterEntity {
  @PrimaryColumn({ name: 'organization_id', type: 'bigint' })
  @ForeignKey('organization', 'organizationId', { name: 'statement_counter_organization_id_fkey' })
  organizationId: string;

  @PrimaryColumn({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'last_number', type: 'integer' })
  lastNumber: number;
}
