import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { instants } from '../platform/db/columns.js';

/** A code by which a person claims to be a learner; stored as a hash. */
@Entity('learner_invitation')
@ForeignKey('learner_identity', ['organizationId', 'learnerId'], ['organizationId', 'learnerId'], {
  name: 'learner_invitation_learner',
  onDelete: 'CASCADE',
})
export class LearnerInvitationEntity {
  @PrimaryColumn('bytea') codeHash: Buffer;
  @Column('bigint') organizationId: OrganizationKey;
  @Column('uuid') learnerId: LearnerKey['id'];
  @Column('timestamptz', { transformer: instants }) createdAt: Instant;
  @Column('timestamptz', { transformer: instants }) expiresAt: Instant;
  @Column('timestamptz', { nullable: true, transformer: instants }) usedAt: Instant | null;
}
