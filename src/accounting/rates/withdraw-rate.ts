import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import { resourcesById } from '../../catalog/index.js';
import type { AccountingRefusal } from '../../organizations/index.js';
import { happened } from '../../happenings/index.js';
import type { RateKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { rateReasons } from './core/refusals.js';
import { ofRate } from './rate-happening.js';
import { ratesById } from './rates.queries.js';
import { recordWithdrawal } from './rates.repository.js';

type Withdrawn = Result<RateVersion, readonly AccountingRefusal[]>;

const FIELD = ['rateId'];

/** Takes back a rate before it comes into effect; the version before it goes on. */
@Injectable()
export class WithdrawRate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, rateId: RateKey): Promise<Withdrawn> {
    try {
      return await this.database.transaction((tx) => this.withdraw(tx, viewer, rateId));
    } catch (error) {
      if (violates(error, 'rate_append_only')) return refuse([refusal(rateReasons.quoted, FIELD)]);
      throw error;
    }
  }

  private async withdraw(tx: Tx, viewer: Viewer, rateId: RateKey): Promise<Withdrawn> {
    const now = this.clock.now();
    const rate = (await ratesById(tx, [rateId])).get(rateId.id);
    const resource = rate && (await resourcesById(tx, [rate.resourceId])).get(rate.resourceId.id);
    if (rate === undefined || resource === undefined || !may(viewer, 'rates', { provider: resource.organizationId })) {
      return refuse([refusal(rateReasons.noRate, FIELD)]);
    }
    if (rate.effectiveFrom <= now) return refuse([refusal(rateReasons.inEffect, FIELD)]);
    const withdrawn = await recordWithdrawal(tx, rateId, { userId: viewer.accountKey, at: now });
    if (withdrawn === null) return refuse([refusal(rateReasons.withdrawn, FIELD)]);
    await happened(tx, ofRate(viewer, 'withdrawRate', withdrawn, resource, { kind: 'RATE_WITHDRAWN', at: now }));
    return ok(withdrawn);
  }
}
