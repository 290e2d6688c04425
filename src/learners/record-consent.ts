import { Injectable } from '@nestjs/common';
import { may, Quotas, type Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { LearnerKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import { Database, type Tx } from '../platform/db/database.js';
import { type ConsentGiver, consentProblems, type ConsentPurpose } from './core/consent.js';
import { dayOf, type LearnerFacts } from './core/learner.js';
import { learnerNotFound, learnerReasons, type LearnerRefusal } from './core/refusals.js';
import { seesLearner } from './find-learners.js';
import { countConsents, insertConsent, withdrawConsent } from './consents.repository.js';
import { lockLearner } from './learners.repository.js';

export interface RecordConsentCommand {
  readonly learnerId: LearnerKey;
  readonly purpose: ConsentPurpose;
  readonly by: ConsentGiver;
  readonly on: LocalDateTime;
  readonly evidence: string;
  /** Ends the latest one of this purpose and giver instead. */
  readonly withdrawn: boolean;
}

type Outcome = Result<LearnerFacts, readonly LearnerRefusal[]>;

/** Keeps a consent of a learner or a guardian, or that it was withdrawn. */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
  ) {}

  execute(viewer: Viewer, command: RecordConsentCommand): Promise<Outcome> {
    const now = this.clock.now();
    return this.database.transaction<LearnerFacts, readonly LearnerRefusal[]>(async (tx) => {
      const learner = await lockLearner(tx, command.learnerId, now);
      if (learner === null || !seesLearner(viewer, learner)) return refuse([learnerNotFound]);
      const isOfSchool = may(viewer, 'recordConsent', { own: learner.key.provider });
      if (!isOfSchool && command.by !== 'LEARNER') return refuse([refusal(learnerReasons.consenting, ['by'])]);
      if (learner.status === 'ERASED') return refuse([refusal(learnerReasons.erased, ['learnerId'])]);
      return command.withdrawn ? this.withdraw(tx, learner, command, now) : this.give(tx, learner, command, now);
    });
  }

  private async withdraw(tx: Tx, learner: LearnerFacts, command: RecordConsentCommand, now: Instant): Promise<Outcome> {
    const isWithdrawn = await withdrawConsent(tx, learner.key, command, now);
    return isWithdrawn ? ok(learner) : refuse([refusal(learnerReasons.noConsent, ['withdrawn'])]);
  }

  private async give(tx: Tx, learner: LearnerFacts, command: RecordConsentCommand, now: Instant): Promise<Outcome> {
    const { purpose, by, on } = command;
    const evidence = command.evidence.trim();
    const problems = consentProblems({ on, evidence }, dayOf(localAt(now, learner.zone)));
    if (problems.length > 0) return refuse(problems);
    const quota = { kind: 'consentsOfLearner', subject: learner.key.id, status: 'VERIFIED' } as const;
    const full = await this.quotas.refusal(tx, quota, () => countConsents(tx, learner.key));
    if (full !== null) return refuse([full]);
    await insertConsent(tx, learner.key, { purpose, by, givenOn: on, evidence }, now);
    return ok(learner);
  }
}
