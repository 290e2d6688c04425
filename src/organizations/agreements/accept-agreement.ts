import { Injectable } from '@nestjs/common';
import { actorOf, may, roleWords, type Viewer } from '../../access/index.js';
import { happened } from '../../happenings/index.js';
import type { AgreementKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { organizationsById } from '../organizations.queries.js';
import { ofAgreement } from './agreement-happening.js';
import { lockAgreement, recordAcceptance } from './agreements.repository.js';
import { acceptedStatus, accepterOf, type AgreementFacts, subjectOf } from './core/agreement.js';
import { type AccountingRefusal, agreementNotFound, agreementReasons, unverifiedProblems } from './core/refusals.js';

/** The side that did not propose agrees: from then on, for its term, the two are partners. */
@Injectable()
export class AcceptAgreement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, agreementId: AgreementKey): Promise<Result<AgreementFacts, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const agreement = await lockAgreement(tx, agreementId);
      // After the lock: whoever held it has acted before now.
      const now = this.clock.now();
      if (agreement === null || !may(viewer, 'agreements', subjectOf(agreement))) return refuse([agreementNotFound]);
      if (!may(viewer, 'acceptAgreement', accepterOf(agreement))) {
        const roles = roleWords('acceptAgreement', 'own');
        return refuse([refusal(agreementReasons.accepting, ['agreementId'], { roles })]);
      }
      const status = acceptedStatus(agreement, now);
      const problems = [...(status.ok ? [] : [status.error]), ...(await this.unverifiedSides(tx, agreement))];
      if (problems.length > 0) return refuse(problems);
      const accepted = await recordAcceptance(tx, agreement, { userId: viewer.accountKey, at: now });
      const actor = actorOf(viewer, 'acceptAgreement', accepterOf(agreement));
      const told = { kind: 'AGREEMENT_ACCEPTED', at: now } as const;
      await happened(tx, { ...ofAgreement(viewer, 'acceptAgreement', accepted, told), actor });
      return ok(accepted);
    });
  }

  /** Refuses sides that are not VERIFIED, because one may have been suspended since the proposal. */
  private async unverifiedSides(tx: Tx, agreement: AgreementFacts): Promise<AccountingRefusal[]> {
    const sides = await organizationsById(tx, [agreement.providerId, agreement.consumerId]);
    return [...sides.values()].flatMap((organization) => unverifiedProblems(organization, 'agreementId'));
  }
}
