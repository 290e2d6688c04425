import type { TimeHolder } from '../../availability/core/conflicts.js';
import type { SpecialDays } from '../../availability/core/opening-hours.js';
import type { ValidatedRequest } from '../../bookings/core/request-validation.js';
import type { BookableAgreement } from '../../bookings/core/agreements-between.js';
import { earliestSlots } from '../../bookings/core/earliest-slot.js';
import { instantStarts } from '../../bookings/core/instant-starts.js';
import { intersections } from '../../availability/core/free-time.js';
import { checkRules } from '../../bookings/core/rule-checks.js';
import { periodProblems } from '../../bookings/core/period.js';
import type { CataloguedResource } from '../../catalog/core/resource.js';
import { NO_ORGANIZATION, type OrganizationKey } from '../../platform/core/keys.js';
import { type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { type WishedTimes, wishedStarts } from './wished-times.js';

/** The wish for one resource. */
export interface SearchWish {
  readonly window: TimeRange;
  /** The length of the slot in minutes; null = the whole window. */
  readonly durationMinutes: number | null;
  readonly units: number;
  /** How many people would come; null: not said. */
  readonly seats: number | null;
  /** The grid of starts in minutes from local midnight, unless the policy has one; null = every minute. */
  readonly startStepMinutes: number | null;
  /** Only for a slot of a length; null = any. */
  readonly times: WishedTimes | null;
  /** Whether the slot must not wait for approval. */
  readonly instantOnly: boolean;
}

export interface Asker {
  /** The organization that would book; null = anyone. */
  readonly organizationId: OrganizationKey | null;
  /** The organizations whose resources the viewer manages: asked for neither notice nor advance. */
  readonly manages: ReadonlySet<OrganizationKey>;
}

/**
 * A request for the resource alone, as it would be admitted; `specialDays` are those of its owner around the window,
 * `agreements` those under which the asker may book of it.
 */
export const admissionOf = (
  resource: CataloguedResource,
  specialDays: SpecialDays,
  agreements: readonly BookableAgreement[],
  wish: SearchWish,
  asker: Asker,
): ValidatedRequest => ({
  items: [{ resource, units: wish.units, whole: wish.units === resource.units, closes: wish.units === resource.units }],
  providerId: resource.organizationId,
  consumerId: asker.organizationId ?? NO_ORGANIZATION,
  attendees: wish.seats,
  agreements,
  agreementId: null,
  partnerships: [],
  rates: new Map(),
  specialDays,
  exempt: asker.manages.has(resource.organizationId),
  mayRecord: false,
  mayBookAhead: true,
  inUse: false,
  needsApproval: null,
  isRecordable: () => false,
});

/** Whether anything could be booked for the whole window, whatever it is. */
export const isPeriod = (window: TimeRange): boolean => periodProblems(window).length === 0;

/**
 * The first `count` slots at which the request could be booked, by all the rules of booking; of a wish without a length,
 * the whole window or nothing. `occupants` are those of the window and of the turnaround after it.
 */
export function offersOf(
  admission: ValidatedRequest,
  wish: SearchWish,
  occupants: readonly TimeHolder[],
  now: Instant,
  count: number,
): TimeRange[] {
  const { window, durationMinutes, startStepMinutes } = wish;
  if (durationMinutes !== null) {
    const length = durationMinutes * MINUTE_MS;
    const starts = (range: TimeRange) => takenStarts(admission, wish, length, range);
    const slots = { length, stepMinutes: startStepMinutes ?? 1, count, starts };
    return earliestSlots(admission, slots, [occupants], window, now);
  }
  if (!isPeriod(window)) return [];
  const start = { startsAt: window.startsAt, endsAt: window.startsAt + 1 };
  if (wish.instantOnly && instantStarts(admission, start).length === 0) return [];
  return checkRules(admission, window, [occupants], now).refusals.length === 0 ? [window] : [];
}

/** The starts in a range that the wish allows besides the rules of booking. */
function takenStarts(
  admission: ValidatedRequest,
  { times, instantOnly }: SearchWish,
  length: number,
  range: TimeRange,
) {
  const instant = instantOnly ? instantStarts(admission, range) : [range];
  const zone = admission.items[0]?.resource.timeZone;
  return times === null || zone === undefined
    ? instant
    : intersections(instant, wishedStarts(times, zone, length, range));
}
