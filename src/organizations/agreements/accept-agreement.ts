import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { organizationsById } from '../organizations.queries.js';
import { lockAgreement, recordAcceptance } from './agreements.repository.js';
import {
  type AccountingRefusal,
  accountingRefusal,
  agreementNotFound,
  unverifiedProblems,
} from './core/accounting-refusal.js';
import { acceptedStatus, accepterOf, type AgreementFacts, subjectOf } from './core/agreement.js';

/** The side that did not propose agrees: from then on, for its term, the two are partners. */
@Injectable()
export class AcceptAgreement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, agreementId: string): Promise<Result<AgreementFacts, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const agreement = await lockAgreement(tx, agreementId);
      // After the lock: whoever held it has acted before now.
      const now = this.clock.now();
      if (agreement === null || !may(viewer, 'agreements', subjectOf(agreement))) return refuse([agreementNotFound]);
      if (!may(viewer, 'acceptAgreement', accepterOf(agreement))) {
        const message = 'Only an ADMIN of the organization to which the agreement was proposed accepts it.';
        return refuse([accountingRefusal('NOT_PERMITTED', ['agreementId'], message)]);
      }
      const accepted = acceptedStatus(agreement, now);
      const problems = [
        ...(accepted.ok ? [] : [accountingRefusal('WRONG_STATUS', ['agreementId'], accepted.error)]),
        ...(await this.unverifiedSides(tx, agreement)),
      ];
      if (problems.length > 0) return refuse(problems);
      return ok(await recordAcceptance(tx, agreement, { userId: viewer.userId, at: now }));
    });
  }

  /** What was proposed between two VERIFIED organizations may wait while one of them is suspended. */
  private async unverifiedSides(tx: Tx, agreement: AgreementFacts): Promise<AccountingRefusal[]> {
    const sides = await organizationsById(tx, [agreement.providerId, agreement.consumerId]);
    return [...sides.values()].flatMap((organization) => unverifiedProblems(organization, 'agreementId'));
  }
}
