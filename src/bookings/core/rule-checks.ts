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
 * Every rule that a booking of the period would break, each code once, and every conflict. `occupants` has a list for
 * each item: who holds time where the item would, on the resource and, if it is taken whole, inside it.
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
  if (stopping.length > 0) return { refusals: oncePerCode(stopping), conflicts: [] };
  const conflicts = admission.items.map((item, index) =>
    findConflicts(
      item.resource.units,
      { kind: 'BOOKING', units: unitsNeeded(item), blocked: blockedBy(item, period) },
      occupants[index] ?? [],
    ).map((conflict) => conflictOf(item.resource.id, conflict)),
  );
  const refusals = admission.items.flatMap((item, index) => [
    ...conflictRefusal(item, index, conflicts[index] ?? []),
    ...unitRefusals(item, index),
    ...(recording ? [] : policyRefusals(admission, item, period, now)),
  ]);
  const general = recording
    ? []
    : [
        ...(admission.inUse ? [] : [...pastRefusals(period, now), ...approvalRefusals(admission, period, now)]),
        ...attendeeRefusals(admission),
      ];
  return { refusals: oncePerCode([...refusals, ...general]), conflicts: conflicts.flat() };
}

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

function conflictRefusal(item: ValidatedItem, index: number, conflicts: readonly BookingConflict[]): BookingRefusal[] {
  const first = conflicts[0];
  if (first === undefined) return [];
  const { timeZone, units } = item.resource;
  const facts = {
    ...{ resource: nameOf(item.resource), units, free: first.unitsFree, needed: unitsNeeded(item) },
    ...{ from: wallClock(first.meets.startsAt, timeZone), to: wallClock(first.meets.endsAt, timeZone) },
  };
  return [refusal(examinationReasons.conflict, ['items', String(index)], facts)];
}

function unitRefusals(item: ValidatedItem, index: number): BookingRefusal[] {
  if (item.units <= item.resource.units) return [];
  const facts = { resource: nameOf(item.resource), units: item.resource.units, given: item.units };
  return [refusal(examinationReasons.manyUnits, ['items', String(index), 'units'], facts)];
}

function pastRefusals(period: TimeRange, now: Instant): BookingRefusal[] {
  if (!startsInThePast(period.startsAt, now)) return [];
  return [refusal(examinationReasons.past, ['startsAt'])];
}

/** A booking that waits for approval must start after the current minute, because it is EXPIRED at its start. */
function approvalRefusals(admission: ValidatedRequest, period: TimeRange, now: Instant): BookingRefusal[] {
  if (period.startsAt > now || !isAskedForApproval(admission, period)) return [];
  const zone = admission.items[0]?.resource.timeZone ?? 'UTC';
  const earliest = wallClock(now - (now % MINUTE_MS) + MINUTE_MS, zone);
  return [refusal(examinationReasons.approvalFirst, ['startsAt'], { earliest })];
}

function isAskedForApproval(admission: ValidatedRequest, { startsAt }: TimeRange): boolean {
  const covered = agreementFor(admission, startsAt, admission.agreementId) !== null;
  return admission.needsApproval ?? frozenPolicy(admission, covered).needsApproval;
}

function attendeeRefusals(admission: ValidatedRequest): BookingRefusal[] {
  const { attendees, items } = admission;
  return attendees === null
    ? []
    : seatRefusals(
        attendees,
        items.map((item) => item.resource),
      );
}

/** Whether so many people find a seat in resources that are booked together. */
export function seatRefusals(attendees: number, resources: readonly Placed[]): BookingRefusal[] {
  const seats = seatsOf(resources);
  if (seats === null || attendees <= seats) return [];
  return [refusal(examinationReasons.manyAttendees, ['attendees'], { seats, given: attendees })];
}

function policyRefusals(
  admission: ValidatedRequest,
  item: ValidatedItem,
  period: TimeRange,
  now: Instant,
): BookingRefusal[] {
  const askedForNotice = !admission.exempt && !admission.inUse;
  return [
    ...closedRefusals(admission, item, period),
    ...lengthRefusals(item, period),
    ...(askedForNotice ? noticeRefusals(item, period, now) : []),
  ];
}

function closedRefusals(admission: ValidatedRequest, item: ValidatedItem, period: TimeRange): BookingRefusal[] {
  const calendar = calendarOf(admission, item);
  if (isOpenThroughout(calendar, period)) return [];
  const special = closingDay(calendar, period);
  const facts = {
    resource: nameOf(item.resource),
    from: wallClock(period.startsAt, calendar.timeZone),
    to: wallClock(period.endsAt, calendar.timeZone),
  };
  return special === null
    ? [refusal(examinationReasons.closed, ['startsAt'], facts)]
    : [refusal(examinationReasons.closedDay, ['startsAt'], { ...facts, day: special.name })];
}

function lengthRefusals(item: ValidatedItem, period: TimeRange): BookingRefusal[] {
  const { minimumMinutes, maximumMinutes, startStepMinutes: step } = item.resource.policy;
  const length = (period.endsAt - period.startsAt) / MINUTE_MS;
  const resource = nameOf(item.resource);
  const refusals: BookingRefusal[] = [];
  if (minimumMinutes !== null && length < minimumMinutes) {
    refusals.push(refusal(examinationReasons.tooShort, ['endsAt'], { resource, limit: minimumMinutes, length }));
  }
  if (maximumMinutes !== null && length > maximumMinutes) {
    refusals.push(refusal(examinationReasons.tooLong, ['endsAt'], { resource, limit: maximumMinutes, length }));
  }
  if (
    step !== null &&
    (minuteOfDay(localAt(period.startsAt, item.resource.timeZone)) % step !== 0 || length % step !== 0)
  ) {
    refusals.push(refusal(examinationReasons.offGrid, ['startsAt'], { resource, step }));
  }
  return refusals;
}

function noticeRefusals(item: ValidatedItem, period: TimeRange, now: Instant): BookingRefusal[] {
  const { minimumNoticeMinutes, maximumAdvanceDays } = item.resource.policy;
  const resource = nameOf(item.resource);
  const refusals: BookingRefusal[] = [];
  if (minimumNoticeMinutes !== null && period.startsAt - now < minimumNoticeMinutes * MINUTE_MS) {
    const earliest = wallClock(now + minimumNoticeMinutes * MINUTE_MS, item.resource.timeZone);
    const facts = { resource, minutes: minimumNoticeMinutes, earliest };
    refusals.push(refusal(examinationReasons.notice, ['startsAt'], facts));
  }
  if (maximumAdvanceDays !== null && period.startsAt > now + maximumAdvanceDays * DAY_MS) {
    const latest = wallClock(now + maximumAdvanceDays * DAY_MS, item.resource.timeZone);
    const facts = { resource, days: maximumAdvanceDays, latest };
    refusals.push(refusal(examinationReasons.tooFarAhead, ['startsAt'], facts));
  }
  return refusals;
}
