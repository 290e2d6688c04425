import type { CataloguedResource } from '../../catalog/core/resource.js';
import { type RequestReason, requestReasons, satisfiable } from '../../demand/core/demand.js';
import type { AgreementKey } from '../../platform/core/keys.js';
import type { Money } from '../../platform/core/money.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import type { BookingRequest, BookingFacts } from './request-validation.js';
import type { BookingRefusal } from './booking-refusal.js';
import { itemPrices, type Priceable } from './price.js';

/** A wish that could not be met: every item, at each time that was refused. */
export interface UnmetDemand extends Priceable {
  /** The agreement that was named; null: none. */
  readonly agreementId: AgreementKey | null;
  readonly times: readonly UnmetTime[];
}

export interface UnmetTime {
  readonly period: TimeRange;
  readonly reason: RequestReason;
}

const isReason = (code: string): code is RequestReason => (requestReasons as readonly string[]).includes(code);

/**
 * The first of the reasons, so that a request is counted once. Null when something else is wrong with it as well:
 * nobody could have met what is malformed, past, or not for the asker to ask.
 */
export function unmetReason(refusals: readonly BookingRefusal[]): RequestReason | null {
  const codes = refusals.map(({ code }) => code);
  const [first] = codes;
  return first !== undefined && isReason(first) && codes.every(isReason) ? first : null;
}

/** A period with what it was refused for; nothing when that was no demand. */
export function unmetTime(period: TimeRange, refusals: readonly BookingRefusal[]): UnmetTime[] {
  const reason = unmetReason(refusals);
  return reason === null ? [] : [{ period, reason }];
}

export function unmetDemandOf(
  asked: Pick<BookingRequest, 'organizationId' | 'items' | 'agreementId'>,
  { resources, rates, agreements, partnerships }: BookingFacts,
  times: readonly UnmetTime[],
): UnmetDemand {
  const items = asked.items.flatMap(({ resourceId, units }) => {
    const resource = resources.get(resourceId.id);
    return resource === undefined
      ? []
      : [{ resource, units, whole: units === resource.units, closes: units === resource.units }];
  });
  const [first] = items;
  return {
    ...{
      consumerId: asked.organizationId,
      providerId: first?.resource.organizationId ?? asked.organizationId,
      agreementId: asked.agreementId,
    },
    ...{ items, rates, agreements, partnerships, times },
  };
}

/** One item at one time, and what of it there is to be had. */
export interface UnmetItem extends UnmetTime {
  readonly resource: CataloguedResource;
  readonly units: number;
  /** The price without any included minutes; null = free. */
  readonly worth: Money | null;
}

/** No wish outweighs what could ever be had: neither its minutes nor its money. */
export const unmetItems = (unmet: UnmetDemand): UnmetItem[] =>
  unmet.times.flatMap(({ reason, period: wanted }) => {
    const period = satisfiable(wanted);
    const items = unmet.items.map((item) => ({ ...item, units: Math.min(item.units, item.resource.units) }));
    const worths = itemPrices({ ...unmet, items }, period, unmet.agreementId);
    return items.map(({ resource, units }, index) => ({
      reason,
      period,
      resource,
      units,
      worth: worths[index] ?? null,
    }));
  });
