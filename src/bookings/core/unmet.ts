import type { CataloguedResource } from '../../catalog/core/resource.js';
import { type RequestReason, requestReasons } from '../../demand/core/demand.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import type { Asked } from './admission.js';
import type { BookingRefusal } from './booking-refusal.js';

/** What was really wanted and could not be had: every item, at each time that was refused. */
export interface Unmet {
  readonly consumerId: string;
  readonly items: readonly { readonly resource: CataloguedResource; readonly units: number }[];
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

export const unmetOf = (
  asked: Pick<Asked, 'organizationId' | 'items'>,
  resources: ReadonlyMap<string, CataloguedResource>,
  times: readonly UnmetTime[],
): Unmet => ({
  consumerId: asked.organizationId,
  items: asked.items.flatMap(({ resourceId, units }) => {
    const resource = resources.get(resourceId);
    return resource === undefined ? [] : [{ resource, units }];
  }),
  times,
});
