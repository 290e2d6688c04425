import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AgreementKey, BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { instants } from '../../platform/db/columns.js';

/** Included minutes that a holder has taken from an agreement. */
@Entity({ name: 'included_draw' })
@ForeignKey('agreement', ['providerId', 'agreementId'], ['providerId', 'agreementId'], {
  name: 'included_draw_agreement',
})
export class IncludedDrawEntity {
  @PrimaryColumn({ name: 'provider_id', type: 'bigint' })
  providerId: OrganizationKey;

  @PrimaryColumn({ name: 'holder_id', type: 'uuid' })
  holderId: BookingKey['id'];

  @Column({ name: 'agreement_id', type: 'uuid' })
  agreementId: AgreementKey['id'];

  @Column({ name: 'minutes', type: 'integer' })
  minutes: number;

  @Column({ name: 'lapses_at', type: 'timestamptz', nullable: true, transformer: instants })
  lapsesAt: Instant | null;
}
