import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { happened } from '../../happenings/index.js';
import type { AgreementKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import { ofAgreement } from './agreement-happening.js';
import { lockAgreement, recordEnd } from './agreements.repository.js';
import { type AgreementFacts, endedStatus, subjectOf } from './core/agreement.js';
import { reasonProblems } from './core/new-agreement.js';
import { type AccountingRefusal, agreementNotFound, agreementReasons } from './core/refusals.js';

/** Either side ends what binds, and declines or withdraws what was proposed; what is booked stays as it was quoted. */
@Injectable()
export class EndAgreement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(
    viewer: Viewer,
    input: { readonly agreementId: AgreementKey; readonly reason?: string | null },
  ): Promise<Result<AgreementFacts, readonly AccountingRefusal[]>> {
    const trimmed = input.reason?.trim() ?? '';
    const reason = trimmed === '' ? null : trimmed;
    return this.database.transaction<AgreementFacts, readonly AccountingRefusal[]>(async (tx) => {
      const agreement = await lockAgreement(tx, input.agreementId);
      // After the lock: whoever held it has acted before now.
      const now = this.clock.now();
      if (agreement === null || !may(viewer, 'agreements', subjectOf(agreement))) return refuse([agreementNotFound]);
      if (!may(viewer, 'endAgreement', subjectOf(agreement))) {
        const roles = roleWords('endAgreement', 'own');
        return refuse([refusal(agreementReasons.ending, ['agreementId'], { roles })]);
      }
      const ended = endedStatus(agreement, now);
      const problems = reasonProblems(reason);
      if (!ended.ok) return refuse([ended.error, ...problems]);
      if (problems.length > 0) return refuse(problems);
      const how = { status: ended.value, reason };
      const after = await recordEnd(tx, agreement, { userId: viewer.accountKey, at: now }, how);
      await happened(tx, ofAgreement(viewer, 'endAgreement', after, { kind: 'AGREEMENT_ENDED', at: now, reason }));
      return ok(after);
    });
  }
}
