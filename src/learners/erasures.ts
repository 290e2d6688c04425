import { Injectable } from '@nestjs/common';
import { Quotas } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { AccountKey, LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import { ok } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { forgetEndedInvitations } from './learner-invitations.repository.js';
import { dueLearners, dueOfAccount, eraseLearners, organizationsWithDue } from './learners.repository.js';

/** Learners of one organization who are erased together. */
export interface Erasure {
  readonly organization: OrganizationKey;
  readonly learners: readonly LearnerKey[];
  /** Whether credentials that were handed out end too. */
  readonly revokeCredentials: boolean;
  readonly at: Instant;
}

type OnErasure = (tx: Tx, erasure: Erasure) => Promise<void>;
type OnLeaving = (tx: Tx, learners: readonly LearnerKey[], at: Instant) => Promise<void>;

/**
 * Slices say here what they delete of a learner who is erased, and what ends for one who leaves. All of it is part of
 * the transaction that erases.
 */
@Injectable()
export class LearnerEndings {
  private readonly erasing: OnErasure[] = [];
  private readonly leaving: OnLeaving[] = [];

  onErasure(work: OnErasure): void {
    this.erasing.push(work);
  }

  onLeaving(work: OnLeaving): void {
    this.leaving.push(work);
  }

  async erase(tx: Tx, erasure: Erasure): Promise<void> {
    for (const work of this.erasing) await work(tx, erasure);
    await eraseLearners(tx, erasure.organization, erasure.learners);
  }

  async left(tx: Tx, learners: readonly LearnerKey[], at: Instant): Promise<void> {
    for (const work of this.leaving) await work(tx, learners, at);
  }
}

const BATCH = 500;

/** Writes down whom time has ERASED. No answer depends on it, but that numbers and accounts become free. */
@Injectable()
export class DueErasures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly endings: LearnerEndings,
  ) {}

  /** All of one organization, in the transaction of what comes after; whoever calls stands in line for its learners. */
  async within(tx: Tx, organization: OrganizationKey, at: Instant): Promise<void> {
    for (let count = BATCH; count === BATCH;) count = await this.batch(tx, organization, at);
  }

  /** The learner of one account, so that the account can be another learner there. */
  async ofAccount(tx: Tx, organization: OrganizationKey, account: AccountKey, at: Instant): Promise<void> {
    const learners = await dueOfAccount(tx, organization, account, at);
    if (learners.length > 0) await this.endings.erase(tx, { organization, learners, revokeCredentials: false, at });
  }

  private async batch(tx: Tx, organization: OrganizationKey, at: Instant): Promise<number> {
    const learners = await dueLearners(tx, organization, at, BATCH);
    if (learners.length > 0) await this.endings.erase(tx, { organization, learners, revokeCredentials: false, at });
    return learners.length;
  }

  /** The nightly job. */
  async execute(): Promise<void> {
    const now = this.clock.now();
    while ((await forgetEndedInvitations(this.database, now, BATCH)) === BATCH);
    for (const organization of await organizationsWithDue(this.database, now)) {
      for (let count = BATCH; count === BATCH;) {
        const done = await this.database.transaction<number, never>(async (tx) => {
          await this.quotas.standInLine(tx, 'learners', organization);
          return ok(await this.batch(tx, organization, now));
        });
        count = done.ok ? done.value : 0;
      }
    }
  }
}
