import { closingDay, isOpenThroughout } from '../../availability/core/opening-hours.js';
import { findConflicts, type TimeHolder } from '../../availability/core/conflicts.js';
import type { HolderKey, ResourceKey } from '../../platform/core/keys.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { refusal } from '../../platform/core/refusal.js';
import { formatLocalDateTime } from '../../platform/core/calendar.js';
import { minuteOfDay } from '../../platform/core/local-time.js';
import { localAt } from '../../platform/core/zone.js';
import {
  type ValidatedRequest,
  type ValidatedItem,
  calendarOf,
  nameOf,
  notRecordable,
  unitsNeeded,
} from './request-validation.js';
import { agreementFor } from './agreement-choice.js';
import { type BookingErrorCode, type BookingRefusal, oncePerCode } from './booking-refusal.js';
import { brokenRule, refusalsIn, type RuleCheck, ruleCheck } from './rule-check.js';
import { countOf, keptRule, lengthOf, ruleWords } from './words.js';
import { audienceWord } from '../../catalog/core/resource.js';
import { startsInThePast } from './period.js';
import { currencyProblems } from './price.js';
import { examinationReasons, shapeReasons } from './refusals.js';
import { type Placed, seatsOf } from './seats.js';
import { frozenPolicy } from './terms.js';

export interface BookingConflict {
  readonly resourceId: ResourceKey;
  readonly meets: TimeRange;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly unitsFree: number;
  readonly holderId: HolderKey['id'];
}

export interface RuleResults {
  /** Every rule that was asked, kept or broken, item by item. */
  readonly checks: readonly RuleCheck[];
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
}

/** No other start helps against these. */
export const noStartHelps: readonly BookingErrorCode[] = [
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_MANY_ATTENDEES',
  'TOO_MANY_UNITS',
];

/** The time an item takes: the period and the resource's turnaround after it. */
export const blockedBy = (item: ValidatedItem, period: TimeRange): TimeRange => ({
  startsAt: period.startsAt,
  endsAt: period.endsAt + item.resource.policy.turnaroundMinutes * MINUTE_MS,
});

const reasons = { BOOKING: 'BOOKED', HOLD: 'HELD', DOWNTIME: 'DOWNTIME' } as const;

export const conflictOf = (
  resourceId: ResourceKey,
  { occupant, meets, unitsFree }: ReturnType<typeof findConflicts>[number],
): BookingConflict => ({ resourceId, meets, reason: reasons[occupant.kind], unitsFree, holderId: occupant.holderId });

/**
 * Every rule that is asked of a booking of the period, kept or broken; the refusals of those that it would break, each
 * code once; and every conflict. `occupants` has a list for each item: who holds time where the item would, on the
 * resource and, if it is taken whole, inside it.
 */
export function checkRules(
  admission: ValidatedRequest,
  period: TimeRange,
  occupants: readonly (readonly TimeHolder[])[],
  now: Instant,
): RuleResults {
  const recording = isRecording(admission, period.startsAt, now);
  const stopping =
    recording && !admission.isRecordable(period.startsAt)
      ? [notRecordable('startsAt')]
      : [...agreementProblems(admission, period), ...currencyProblems(admission, period.startsAt)];
  if (stopping.length > 0) {
    const checks = stopping.map((refusal) => brokenRule(null, refusal));
    return { checks, refusals: oncePerCode(stopping), conflicts: [] };
  }
  const conflicts = admission.items.map((item, index) =>
    findConflicts(
      item.resource.units,
      { kind: 'BOOKING', units: unitsNeeded(item), blocked: blockedBy(item, period) },
      occupants[index] ?? [],
    ).map((conflict) => conflictOf(item.resource.id, conflict)),
  );
  const taken = admission.items.flatMap((item, index) => [
    conflictCheck(item, index, conflicts[index] ?? []),
    unitCheck(item, index),
    ...(recording ? [] : offerChecks(item)),
  ]);
  const checks = [...taken, ...(recording ? [] : policyChecks(admission, period, now))];
  return { checks, refusals: refusalsIn(checks), conflicts: conflicts.flat() };
}

/** Every rule that opening hours, policies and seats set, and that it lies in the future. Others are not asked. */
export const policyChecks = (admission: ValidatedRequest, period: TimeRange, now: Instant): RuleCheck[] => [
  ...admission.items.flatMap((item) => [
    hoursCheck(admission, item, period),
    ...lengthChecks(item, period),
    ...(admission.exempt || admission.inUse ? [] : noticeChecks(item, period, now)),
  ]),
  ...(admission.inUse ? [] : [pastCheck(period, now), ...approvalChecks(admission, period, now)]),
  ...attendeeChecks(admission),
];

/** A request that was admitted keeps the rules of status and audience, or it would have been stopped. */
const offerChecks = ({ resource }: ValidatedItem): RuleCheck[] => [
  ruleCheck(resource.id, keptRule('NOT_LISTED', ruleWords.listed)),
  ruleCheck(
    resource.id,
    keptRule('NOT_FOR_THIS_ORGANIZATION', ruleWords.audience, { audience: audienceWord(resource.audience) }),
  ),
];

/** Whether past use is written down, of which only units, conflicts and the shape of the request are asked. */
export const isRecording = ({ mayRecord }: ValidatedRequest, startsAt: Instant, now: Instant): boolean =>
  mayRecord && startsInThePast(startsAt, now);

/** A named agreement must be in force at the start and cover every item. */
function agreementProblems(admission: ValidatedRequest, period: TimeRange): BookingRefusal[] {
  const { agreementId } = admission;
  if (agreementId === null || agreementFor(admission, period.startsAt, agreementId)?.id.id === agreementId.id) {
    return [];
  }
  return [refusal(shapeReasons.agreementNotInForce, ['agreementId'])];
}

const wallClock = (instant: Instant, zone: string): string =>
  `${formatLocalDateTime(localAt(instant, zone)).replace('T', ' ')} (${zone})`;

function conflictCheck(item: ValidatedItem, index: number, conflicts: readonly BookingConflict[]): RuleCheck {
  const { id, timeZone, units } = item.resource;
  const rule = keptRule('CONFLICT', ruleWords.free);
  const first = conflicts[0];
  if (first === undefined) return ruleCheck(id, rule);
  const facts = {
    ...{ resource: nameOf(item.resource), units, free: first.unitsFree, needed: unitsNeeded(item) },
    ...{ from: wallClock(first.meets.startsAt, timeZone), to: wallClock(first.meets.endsAt, timeZone) },
  };
  return ruleCheck(id, rule, refusal(examinationReasons.conflict, ['items', String(index)], facts));
}

export function unitCheck(item: ValidatedItem, index: number): RuleCheck {
  const { id, units } = item.resource;
  const rule = keptRule('TOO_MANY_UNITS', ruleWords.units, { units: countOf(units, 'unit', 'units', '台') });
  if (item.units <= units) return ruleCheck(id, rule);
  const facts = { resource: nameOf(item.resource), units, given: item.units };
  return ruleCheck(id, rule, refusal(examinationReasons.manyUnits, ['items', String(index), 'units'], facts));
}

function pastCheck(period: TimeRange, now: Instant): RuleCheck {
  const isPast = startsInThePast(period.startsAt, now);
  const rule = keptRule('IN_THE_PAST', ruleWords.present);
  return ruleCheck(null, rule, isPast ? refusal(examinationReasons.past, ['startsAt']) : null);
}

/**
 * A booking that waits for approval must start after the current minute, because it is EXPIRED at its start. It is told
 * when it is broken alone: the need of approval is no rule.
 */
function approvalChecks(admission: ValidatedRequest, period: TimeRange, now: Instant): RuleCheck[] {
  if (period.startsAt > now || !isAskedForApproval(admission, period)) return [];
  const zone = admission.items[0]?.resource.timeZone ?? 'UTC';
  const earliest = wallClock(now - (now % MINUTE_MS) + MINUTE_MS, zone);
  return [brokenRule(null, refusal(examinationReasons.approvalFirst, ['startsAt'], { earliest }))];
}

function isAskedForApproval(admission: ValidatedRequest, { startsAt }: TimeRange): boolean {
  const covered = agreementFor(admission, startsAt, admission.agreementId) !== null;
  return admission.needsApproval ?? frozenPolicy(admission, covered).needsApproval;
}

function attendeeChecks({ attendees, items }: ValidatedRequest): RuleCheck[] {
  const seats = seatsOf(items.map((item) => item.resource));
  if (attendees === null || seats === null) return [];
  const rule = keptRule('TOO_MANY_ATTENDEES', ruleWords.seats, { seats: countOf(seats, 'person', 'people', '人') });
  return [ruleCheck(null, rule, tooMany(attendees, seats))];
}

const tooMany = (attendees: number, seats: number): BookingRefusal | null =>
  attendees <= seats ? null : refusal(examinationReasons.manyAttendees, ['attendees'], { seats, given: attendees });

/** Whether so many people find a seat in resources that are booked together. */
export function seatRefusals(attendees: number, resources: readonly Placed[]): BookingRefusal[] {
  const seats = seatsOf(resources);
  const problem = seats === null ? null : tooMany(attendees, seats);
  return problem === null ? [] : [problem];
}

function hoursCheck(admission: ValidatedRequest, item: ValidatedItem, period: TimeRange): RuleCheck {
  const calendar = calendarOf(admission, item);
  const { id } = item.resource;
  const rule = keptRule('OUTSIDE_OPENING_HOURS', ruleWords.open);
  if (isOpenThroughout(calendar, period)) return ruleCheck(id, rule);
  const special = closingDay(calendar, period);
  const facts = {
    resource: nameOf(item.resource),
    from: wallClock(period.startsAt, calendar.timeZone),
    to: wallClock(period.endsAt, calendar.timeZone),
  };
  const problem =
    special === null
      ? refusal(examinationReasons.closed, ['startsAt'], facts)
      : refusal(examinationReasons.closedDay, ['startsAt'], { ...facts, day: special.name });
  return ruleCheck(id, rule, problem);
}

function lengthChecks({ resource: { id, policy, ...named } }: ValidatedItem, period: TimeRange): RuleCheck[] {
  const { minimumMinutes: minimum, maximumMinutes: maximum, startStepMinutes: step } = policy;
  const length = (period.endsAt - period.startsAt) / MINUTE_MS;
  const resource = nameOf(named);
  const checks: RuleCheck[] = [];
  if (minimum !== null) {
    const rule = keptRule('TOO_SHORT', ruleWords.minimum, { limit: lengthOf(minimum) });
    const facts = { resource, limit: minimum, length };
    checks.push(
      ruleCheck(id, rule, length >= minimum ? null : refusal(examinationReasons.tooShort, ['endsAt'], facts)),
    );
  }
  if (maximum !== null) {
    const rule = keptRule('TOO_LONG', ruleWords.maximum, { limit: lengthOf(maximum) });
    const facts = { resource, limit: maximum, length };
    checks.push(ruleCheck(id, rule, length <= maximum ? null : refusal(examinationReasons.tooLong, ['endsAt'], facts)));
  }
  if (step !== null) {
    const rule = keptRule('OFF_GRID', ruleWords.grid, { step: lengthOf(step) });
    const isOn = minuteOfDay(localAt(period.startsAt, named.timeZone)) % step === 0 && length % step === 0;
    checks.push(
      ruleCheck(id, rule, isOn ? null : refusal(examinationReasons.offGrid, ['startsAt'], { resource, step })),
    );
  }
  return checks;
}

function noticeChecks({ resource: { id, policy, ...named } }: ValidatedItem, { startsAt }: TimeRange, now: Instant) {
  const { minimumNoticeMinutes: minutes, maximumAdvanceDays: days } = policy;
  const resource = nameOf(named);
  const clock = (instant: Instant) => wallClock(instant, named.timeZone);
  const checks: RuleCheck[] = [];
  if (minutes !== null) {
    const rule = keptRule('NOT_ENOUGH_NOTICE', ruleWords.notice, { notice: lengthOf(minutes) });
    const earliest = now + minutes * MINUTE_MS;
    const problem = () =>
      refusal(examinationReasons.notice, ['startsAt'], { resource, minutes, earliest: clock(earliest) });
    checks.push(ruleCheck(id, rule, startsAt >= earliest ? null : problem()));
  }
  if (days !== null) {
    const rule = keptRule('TOO_FAR_AHEAD', ruleWords.advance, { days: countOf(days, 'day', 'days', '天') });
    const latest = now + days * DAY_MS;
    const problem = () =>
      refusal(examinationReasons.tooFarAhead, ['startsAt'], { resource, days, latest: clock(latest) });
    checks.push(ruleCheck(id, rule, startsAt <= latest ? null : problem()));
  }
  return checks;
}
