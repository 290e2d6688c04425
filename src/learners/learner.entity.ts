import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { AccountKey, LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import type { LearnerStatus } from './core/learner.js';

/** A learner of an organization; the person stands in the identity. */
@Entity('learner')
@Unique('learner_account_once', ['organizationId', 'accountId'])
export class LearnerEntity {
  @PrimaryColumn('bigint') @ForeignKey('organization', 'organizationId') organizationId: OrganizationKey;
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) learnerId: LearnerKey['id'];
  @Column('text') status: LearnerStatus;
  @Column('date', { nullable: true }) leftOn: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('account', 'accountId') accountId: AccountKey | null;
}
