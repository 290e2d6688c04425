import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { LearnerKey, OrganizationKey } from '../platform/core/keys.js';

/** The person behind a learner who is not ERASED. */
@Entity('learner_identity')
@Unique('learner_number_once', ['organizationId', 'numberFolded'])
@ForeignKey('learner', ['organizationId', 'learnerId'], ['organizationId', 'learnerId'], {
  name: 'learner_identity_learner',
})
export class LearnerIdentityEntity {
  @PrimaryColumn('bigint') organizationId: OrganizationKey;
  @PrimaryColumn('uuid') learnerId: LearnerKey['id'];
  @Column('text') number: string;
  @Column('text') numberFolded: string;
  @Column('text') name: string;
  @Column('date', { nullable: true }) bornOn: string | null;
  @Column('text', { nullable: true }) cohort: string | null;
  @Column('text', { nullable: true }) programme: string | null;
  @Column('date', { nullable: true }) enrolledOn: string | null;
}
