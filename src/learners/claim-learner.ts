import { Injectable } from '@nestjs/common';
import { Guesses, logged, Quotas, type Viewer } from '../access/index.js';
import { requiredOrganization } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { violates } from '../platform/db/sql-state.js';
import { SecurityLog } from '../platform/security/security-log.js';
import type { LearnerFacts } from './core/learner.js';
import { learnerReasons, type LearnerRefusal } from './core/refusals.js';
import { DueErasures } from './erasures.js';
import { notVerified } from './import-learners.js';
import { hashCode } from './invite-learner.js';
import { invitedLearner, useInvitation } from './learner-invitations.repository.js';
import { learnersOfAccount, lockLearner, setAccountOf } from './learners.repository.js';

type Outcome = Result<LearnerFacts, readonly LearnerRefusal[]>;

/** The same for an unknown, used, replaced or old code, so that a guess learns nothing. */
const unknownCode: LearnerRefusal = refusal(learnerReasons.unknownCode, ['code']);
const learnsThereAlready: LearnerRefusal = refusal(learnerReasons.learnsThereAlready, ['code']);

/** Makes the signed-in account a learner, by the code that the school handed over. */
@Injectable()
export class ClaimLearner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly quotas: Quotas,
    private readonly due: DueErasures,
    private readonly log: SecurityLog,
  ) {}

  /** A code that opens nothing counts as a failed guess of the network. */
  async execute(viewer: Viewer, code: string, network: string): Promise<Outcome> {
    if ((await this.guesses.refusalOfToken(network)) !== null) {
      return refuse([refusal(learnerReasons.tooManyGuesses, ['code'])]);
    }
    const now = this.clock.now();
    const codeHash = hashCode(code);
    const claimed = await this.database
      .transaction<LearnerFacts, readonly LearnerRefusal[]>((tx) => this.claim(tx, viewer, codeHash, now))
      .catch((error: unknown) => {
        if (violates(error, 'learner_account_once')) return refuse([learnsThereAlready]);
        throw error;
      });
    if (claimed.ok) {
      const organization = logged.organization(claimed.value.key.provider);
      this.log.write('learner-claimed', { organization, network });
    } else if (claimed.error.includes(unknownCode)) await this.guesses.failedToken(network, 'learner');
    return claimed;
  }

  private async claim(tx: Tx, viewer: Viewer, codeHash: Buffer, now: Instant): Promise<Outcome> {
    const named = await invitedLearner(tx, codeHash, now);
    if (named === null) return refuse([unknownCode]);
    // All changes of the learner and its codes stand in line here, so the code is looked up again.
    const learner = await lockLearner(tx, named, now);
    const isOpen = (await invitedLearner(tx, codeHash, now)) !== null;
    if (learner === null || learner.status === 'ERASED' || !isOpen) return refuse([unknownCode]);
    const waiting = notVerified(await requiredOrganization(tx, named.provider), ['code']);
    if (waiting !== null) return refuse([waiting]);
    if (learner.account !== null) return refuse([refusal(learnerReasons.claimedAlready, ['code'])]);
    await this.quotas.standInLine(tx, 'learnersOfAccount', viewer.accountKey);
    const own = await learnersOfAccount(tx, viewer.accountKey, now);
    if (own.some(({ key }) => key.provider === named.provider)) return refuse([learnsThereAlready]);
    const quota = { kind: 'learnersOfAccount', subject: viewer.accountKey, status: 'VERIFIED' } as const;
    const full = await this.quotas.refusal(tx, quota, () => Promise.resolve(own.length));
    if (full !== null) return refuse([full]);
    await this.due.ofAccount(tx, named.provider, viewer.accountKey, now);
    await setAccountOf(tx, named, viewer.accountKey);
    await useInvitation(tx, codeHash, now);
    return ok({ ...learner, account: viewer.accountKey });
  }
}
