import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ConsentKey, LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants, localDays } from '../platform/db/columns.js';
import type { ConsentGiver, ConsentPurpose } from './core/consent.js';

/** A consent of a learner or guardian, with the place of its proof. */
@Entity('consent')
@ForeignKey('learner_identity', ['organizationId', 'learnerId'], ['organizationId', 'learnerId'], {
  name: 'consent_learner',
  onDelete: 'CASCADE',
})
export class ConsentEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) consentId: ConsentKey['id'];
  @Column('uuid') learnerId: LearnerKey['id'];
  @Column('text') purpose: ConsentPurpose;
  @Column('text') givenBy: ConsentGiver;
  @Column('date', { transformer: localDays }) givenOn: LocalDateTime;
  @Column('text') evidence: string;
  @Column('timestamptz', { transformer: instants }) recordedAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) withdrawnAt: Instant | null;
}
