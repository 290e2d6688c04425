import { Injectable } from '@nestjs/common';
import { type GivenKey, keyedRequest, may, once, roleWords, type Viewer } from '../../access/index.js';
import { isVisible, requiredResource, resourcesById } from '../../catalog/index.js';
import type { AccountingRefusal } from '../../organizations/index.js';
import { happened } from '../../happenings/index.js';
import type { RateKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { ofRate } from './rate-happening.js';
import { newRateProblems } from './core/new-rate.js';
import { rateReasons } from './core/refusals.js';
import { requiredRate } from './rates.queries.js';
import { insertRate, otherCurrencyInTree, startsLikeAnother } from './rates.repository.js';

export interface PublishRateCommand extends Omit<RateVersion, 'id' | 'effectiveFrom'> {
  /** The first instant of effect; null = now. It may lie in the past; existing bookings stay as they were quoted. */
  readonly effectiveFrom: Instant | null;
  readonly idempotency?: GivenKey<RateKey> | null;
}

const sameStart = refusal(rateReasons.sameStart, ['effectiveFrom']);

/** Resources that are booked together are paid in one currency, so a second one is refused when it is published. */
const anotherCurrency = (currency: string, other: { readonly currency: string; readonly code: string }) =>
  refusal(rateReasons.anotherCurrency, ['currency'], { code: other.code, other: other.currency, currency });

type Published = Result<RateVersion, readonly AccountingRefusal[]>;

/** A new version of what a resource costs an audience. */
@Injectable()
export class PublishRate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, command: PublishRateCommand): Promise<Published> {
    const now = this.clock.now();
    const request = keyedRequest(viewer, 'publishRate', command.resourceId.provider, command.idempotency, now);
    return this.database.transaction((tx) =>
      once<RateVersion, readonly AccountingRefusal[], RateKey>(tx, request, {
        work: () => this.publish(tx, viewer, command, now),
        keyOf: (rate) => rate.id,
        again: (key) => requiredRate(tx, key),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async publish(tx: Tx, viewer: Viewer, command: PublishRateCommand, now: Instant): Promise<Published> {
    const forbidden = await this.forbidden(tx, viewer, command.resourceId);
    if (forbidden !== null) return refuse([forbidden]);
    // A day that is named twice is named once.
    const bands = command.bands.map((band) => ({ ...band, weekdays: [...new Set(band.weekdays)].sort() }));
    const rate = { ...command, bands, effectiveFrom: command.effectiveFrom ?? now };
    const other = await otherCurrencyInTree(tx, rate, now);
    const problems = [
      ...newRateProblems(rate),
      ...(other === null ? [] : [anotherCurrency(rate.currency, other)]),
      ...((await startsLikeAnother(tx, rate)) ? [sameStart] : []),
    ];
    if (problems.length > 0) return refuse(problems);
    const published = await insertRate(tx, rate, { userId: viewer.accountKey, at: now });
    if (published === null) return refuse([sameStart]);
    const told = { kind: 'RATE_PUBLISHED', at: now } as const;
    const resource = await requiredResource(tx, command.resourceId);
    await happened(tx, ofRate(viewer, 'publishRate', published, resource, told));
    return ok(published);
  }

  private async forbidden(tx: Tx, viewer: Viewer, resourceId: ResourceKey): Promise<AccountingRefusal | null> {
    const resource = (await resourcesById(tx, [resourceId])).get(resourceId.id);
    if (resource === undefined || !isVisible(viewer, resource)) {
      return refusal(rateReasons.noResource, ['resourceId']);
    }
    if (!may(viewer, 'publishRate', { provider: resource.organizationId })) {
      return refusal(rateReasons.needsRole, ['resourceId'], { roles: roleWords('publishRate', 'provider') });
    }
    return resource.ownerVerified ? null : refusal(rateReasons.notVerified, ['resourceId']);
  }
}
