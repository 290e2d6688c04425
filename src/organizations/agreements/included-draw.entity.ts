import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AgreementKey, BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** Included minutes that a holder has taken from an agreement. */
@Entity('included_draw')
@ForeignKey('agreement', ['providerId', 'agreementId'], ['providerId', 'agreementId'], {
  name: 'included_draw_agreement',
})
export class IncludedDrawEntity {
  @PrimaryColumn('bigint') providerId: OrganizationKey;
  @PrimaryColumn('uuid') holderId: BookingKey['id'];
  @Column('uuid') agreementId: AgreementKey['id'];
  @Column('integer') minutes: number;
  @Column('timestamptz', { nullable: true, transformer: instants }) lapsesAt: Instant | null;
}
