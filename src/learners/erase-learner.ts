import { Injectable } from '@nestjs/common';
import { logged, may, Quotas, roleWords, type Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { LearnerKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import type { LearnerFacts } from './core/learner.js';
import { learnerNotFound, learnerReasons, type LearnerRefusal } from './core/refusals.js';
import { LearnerEndings } from './erasures.js';
import { seesLearner } from './find-learners.js';
import { lockLearner } from './learners.repository.js';

/** Deletes the person of a learner, by the learner or an ADMIN of the school. What both sides signed stays without. */
@Injectable()
export class EraseLearner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly endings: LearnerEndings,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    { learnerId, revokeCredentials }: { readonly learnerId: LearnerKey; readonly revokeCredentials: boolean },
  ): Promise<Result<LearnerFacts, readonly LearnerRefusal[]>> {
    const at = this.clock.now();
    const erased = await this.database.transaction<LearnerFacts, readonly LearnerRefusal[]>(async (tx) => {
      const organization = learnerId.provider;
      await this.quotas.standInLine(tx, 'learners', organization);
      const learner = await lockLearner(tx, learnerId, at);
      if (learner === null || !seesLearner(viewer, learner)) return refuse([learnerNotFound]);
      if (!may(viewer, 'eraseLearner', { own: organization, learner: learner.account })) {
        return refuse([refusal(learnerReasons.erasing, ['learnerId'], { roles: roleWords('eraseLearner', 'own') })]);
      }
      if (learner.status === 'ERASED') return refuse([refusal(learnerReasons.erased, ['learnerId'])]);
      await this.endings.erase(tx, { organization, learners: [learnerId], revokeCredentials, at });
      return ok({
        key: learner.key,
        zone: learner.zone,
        status: 'ERASED',
        leftOn: null,
        account: null,
        identity: null,
      });
    });
    if (erased.ok) {
      const organization = logged.organization(learnerId.provider);
      // The learner is not named, not even by an id.
      this.log.write('learner-erased', { organization, by: organizationSide(viewer, learnerId) });
    }
    return erased;
  }
}

/** The person who erased: an ADMIN by account, but never the learner, whom the line would name. */
const organizationSide = (viewer: Viewer, { provider }: LearnerKey): string | null =>
  may(viewer, 'eraseLearner', { own: provider }) ? logged.account(viewer.accountKey) : null;
