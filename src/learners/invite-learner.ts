import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashSecret, may, roleWords, type Viewer } from '../access/index.js';
import { requiredOrganization } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { LearnerKey } from '../platform/core/keys.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { CODE_BYTES, codeOf, foldCode } from './core/codes.js';
import { learnerNotFound, learnerReasons, type LearnerRefusal } from './core/refusals.js';
import { seesLearner } from './find-learners.js';
import { notVerified } from './import-learners.js';
import { replaceInvitation } from './learner-invitations.repository.js';
import { lockLearner } from './learners.repository.js';

const OPEN_DAYS = 14;

/** A code that nobody can see again: the database has only its hash. */
export interface CodeMade {
  readonly code: string;
  readonly expiresAt: Instant;
}

export const hashCode = (code: string): Buffer => hashSecret(foldCode(code));

/** Makes the code by which a person becomes the learner. A newer code ends the older one. */
@Injectable()
export class InviteLearner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, learnerId: LearnerKey): Promise<Result<CodeMade, readonly LearnerRefusal[]>> {
    const createdAt = this.clock.now();
    const code = codeOf(randomBytes(CODE_BYTES));
    return this.database.transaction<CodeMade, readonly LearnerRefusal[]>(async (tx) => {
      const learner = await lockLearner(tx, learnerId, createdAt);
      if (learner === null || !seesLearner(viewer, learner)) return refuse([learnerNotFound]);
      if (!may(viewer, 'inviteLearner', { own: learnerId.provider })) {
        return refuse([refusal(learnerReasons.inviting, ['learnerId'], { roles: roleWords('inviteLearner', 'own') })]);
      }
      const waiting = notVerified(await requiredOrganization(tx, learnerId.provider), ['learnerId']);
      if (waiting !== null) return refuse([waiting]);
      if (learner.status === 'ERASED') return refuse([refusal(learnerReasons.erased, ['learnerId'])]);
      if (learner.account !== null) return refuse([refusal(learnerReasons.claimedAlready, ['learnerId'])]);
      const expiresAt = createdAt + OPEN_DAYS * DAY_MS;
      await replaceInvitation(tx, learnerId, { codeHash: hashCode(code), createdAt, expiresAt });
      return ok({ code, expiresAt });
    });
  }
}
