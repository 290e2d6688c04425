import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import { isVisible, resourcesById } from '../../catalog/index.js';
import { type AccountingRefusal, accountingRefusal } from '../../organizations/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { newRateProblems } from './core/new-rate.js';
import { insertRate, startsLikeAnother } from './rates.repository.js';

export interface PublishRateCommand extends Omit<RateVersion, 'id' | 'effectiveFrom'> {
  /** Null: now. It may lie in the past; what was booked before stays as it was quoted. */
  readonly effectiveFrom: Instant | null;
}

const sameStart = accountingRefusal(
  'INVALID',
  ['effectiveFrom'],
  'A rate of this resource for the same audience starts at this very instant; choose another start.',
);

/** A new version of what a resource costs an audience. */
@Injectable()
export class PublishRate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, command: PublishRateCommand): Promise<Result<RateVersion, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const forbidden = await this.forbidden(tx, viewer, command.resourceId);
      if (forbidden !== null) return refuse([forbidden]);
      // A day that is named twice is named once.
      const bands = command.bands.map((band) => ({ ...band, weekdays: [...new Set(band.weekdays)].sort() }));
      const rate = { ...command, bands, effectiveFrom: command.effectiveFrom ?? now };
      const problems = [...newRateProblems(rate), ...((await startsLikeAnother(tx, rate)) ? [sameStart] : [])];
      if (problems.length > 0) return refuse(problems);
      const published = await insertRate(tx, rate, { userId: viewer.userId, at: now });
      return published === null ? refuse([sameStart]) : ok(published);
    });
  }

  private async forbidden(tx: Tx, viewer: Viewer, resourceId: string): Promise<AccountingRefusal | null> {
    const resource = (await resourcesById(tx, [resourceId])).get(resourceId);
    if (resource === undefined || !isVisible(viewer, resource)) {
      return accountingRefusal('NOT_FOUND', ['resourceId'], 'There is no such resource that you can see.');
    }
    if (!may(viewer, 'publishRate', { provider: resource.organizationId })) {
      const message = 'Rates are published by ADMINs and FINANCE of the organization that owns the resource.';
      return accountingRefusal('NOT_PERMITTED', ['resourceId'], message);
    }
    if (resource.ownerVerified) return null;
    return accountingRefusal('NOT_PERMITTED', ['resourceId'], 'Only a VERIFIED organization publishes rates.');
  }
}
