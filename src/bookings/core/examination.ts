import { closingDay, isOpenThroughout } from '../../availability/core/opening-hours.js';
import { findConflicts, type Occupant } from '../../availability/core/conflicts.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { formatLocalDateTime } from '../../platform/core/calendar.js';
import { minuteOfDay } from '../../platform/core/local-time.js';
import { localAt } from '../../platform/core/zone.js';
import { type Admission, type AdmittedItem, calendarOf, notRecordable, unitsNeeded } from './admission.js';
import { agreementFor } from './agreement-choice.js';
import { type BookingErrorCode, type BookingRefusal, bookingRefusal, oncePerCode } from './booking-refusal.js';
import { startsInThePast } from './period.js';
import { currencyProblems } from './price.js';
import { type Placed, seatsOf } from './seats.js';
import { frozenPolicy } from './terms.js';

export interface BookingConflict {
  readonly resourceId: string;
  readonly meets: TimeRange;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly unitsFree: number;
  /** Of the booking or downtime, within its provider. */
  readonly holderId: string;
}

export interface Examination {
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
export const blockedBy = (item: AdmittedItem, period: TimeRange): TimeRange => ({
  startsAt: period.startsAt,
  endsAt: period.endsAt + item.resource.policy.turnaroundMinutes * MINUTE_MS,
});

const reasons = { BOOKING: 'BOOKED', HOLD: 'HELD', DOWNTIME: 'DOWNTIME' } as const;

export const conflictOf = (
  resourceId: string,
  { occupant, meets, unitsFree }: ReturnType<typeof findConflicts>[number],
): BookingConflict => ({ resourceId, meets, reason: reasons[occupant.kind], unitsFree, holderId: occupant.holderId });

/**
 * Every rule that a booking of the period would break, each code once, and every conflict. `occupants` has a list for
 * each item: who holds time where the item would, on the resource and, if it is taken whole, inside it.
 */
export function examine(
  admission: Admission,
  period: TimeRange,
  occupants: readonly (readonly Occupant[])[],
  now: Instant,
): Examination {
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
export const isRecording = ({ mayRecord }: Admission, startsAt: Instant, now: Instant): boolean =>
  mayRecord && startsInThePast(startsAt, now);

/** A named agreement must be in force at the start and cover every item. */
function agreementProblems(admission: Admission, period: TimeRange): BookingRefusal[] {
  const { agreementId } = admission;
  if (agreementId === null || agreementFor(admission, period.startsAt, agreementId)?.id === agreementId) return [];
  const message = 'The agreement is not in force at the start, or does not cover every item; leave it out.';
  return [bookingRefusal('INVALID', ['agreementId'], message)];
}

const nameOf = (item: AdmittedItem): string => `${item.resource.name} (${item.resource.code})`;

const wallClock = (instant: Instant, zone: string): string =>
  `${formatLocalDateTime(localAt(instant, zone)).replace('T', ' ')} (${zone})`;

function conflictRefusal(item: AdmittedItem, index: number, conflicts: readonly BookingConflict[]): BookingRefusal[] {
  const first = conflicts[0];
  if (first === undefined) return [];
  const zone = item.resource.timeZone;
  const message =
    `${nameOf(item)} has ${first.unitsFree} of ${item.resource.units} units free from ` +
    `${wallClock(first.meets.startsAt, zone)} to ${wallClock(first.meets.endsAt, zone)}; ${unitsNeeded(item)} are asked for.`;
  return [bookingRefusal('CONFLICT', ['items', String(index)], message)];
}

function unitRefusals(item: AdmittedItem, index: number): BookingRefusal[] {
  if (item.units <= item.resource.units) return [];
  const message = `${nameOf(item)} has ${item.resource.units} units; ${item.units} are asked for.`;
  return [bookingRefusal('TOO_MANY_UNITS', ['items', String(index), 'units'], message)];
}

function pastRefusals(period: TimeRange, now: Instant): BookingRefusal[] {
  if (!startsInThePast(period.startsAt, now)) return [];
  return [bookingRefusal('IN_THE_PAST', ['startsAt'], 'The start has passed; choose one from this minute on.')];
}

/** A booking that waits for approval must start after the current minute, because it is EXPIRED at its start. */
function approvalRefusals(admission: Admission, period: TimeRange, now: Instant): BookingRefusal[] {
  if (period.startsAt > now || !isAskedForApproval(admission, period)) return [];
  const zone = admission.items[0]?.resource.timeZone ?? 'UTC';
  const earliest = wallClock(now - (now % MINUTE_MS) + MINUTE_MS, zone);
  const message = `The owner must approve it before it starts; the earliest start is ${earliest}.`;
  return [bookingRefusal('NOT_ENOUGH_NOTICE', ['startsAt'], message)];
}

function isAskedForApproval(admission: Admission, { startsAt }: TimeRange): boolean {
  const covered = agreementFor(admission, startsAt, admission.agreementId) !== null;
  return admission.needsApproval ?? frozenPolicy(admission, covered).needsApproval;
}

function attendeeRefusals(admission: Admission): BookingRefusal[] {
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
  const message = `There are ${seats} seats; ${attendees} attendees are too many.`;
  return [bookingRefusal('TOO_MANY_ATTENDEES', ['attendees'], message)];
}

function policyRefusals(admission: Admission, item: AdmittedItem, period: TimeRange, now: Instant): BookingRefusal[] {
  const askedForNotice = !admission.exempt && !admission.inUse;
  return [
    ...closedRefusals(admission, item, period),
    ...lengthRefusals(item, period),
    ...(askedForNotice ? noticeRefusals(item, period, now) : []),
  ];
}

function closedRefusals(admission: Admission, item: AdmittedItem, period: TimeRange): BookingRefusal[] {
  const calendar = calendarOf(admission, item);
  if (isOpenThroughout(calendar, period)) return [];
  const holiday = closingDay(calendar, period);
  const because = holiday === null ? '' : ` (${holiday.name})`;
  const [from, to] = [period.startsAt, period.endsAt].map((instant) => wallClock(instant, calendar.timeZone));
  const message = `${nameOf(item)} is not open throughout ${from} to ${to}${because}.`;
  return [bookingRefusal('OUTSIDE_OPENING_HOURS', ['startsAt'], message)];
}

function lengthRefusals(item: AdmittedItem, period: TimeRange): BookingRefusal[] {
  const { minimumMinutes, maximumMinutes, startStepMinutes: step } = item.resource.policy;
  const length = (period.endsAt - period.startsAt) / MINUTE_MS;
  const refusals: BookingRefusal[] = [];
  if (minimumMinutes !== null && length < minimumMinutes) {
    const message = `${nameOf(item)} is booked for at least ${minimumMinutes} minutes; this is ${length}.`;
    refusals.push(bookingRefusal('TOO_SHORT', ['endsAt'], message));
  }
  if (maximumMinutes !== null && length > maximumMinutes) {
    const message = `${nameOf(item)} is booked for at most ${maximumMinutes} minutes; this is ${length}.`;
    refusals.push(bookingRefusal('TOO_LONG', ['endsAt'], message));
  }
  if (
    step !== null &&
    (minuteOfDay(localAt(period.startsAt, item.resource.timeZone)) % step !== 0 || length % step !== 0)
  ) {
    const message = `${nameOf(item)} is booked in steps of ${step} minutes from local midnight, start and length alike.`;
    refusals.push(bookingRefusal('OFF_GRID', ['startsAt'], message));
  }
  return refusals;
}

function noticeRefusals(item: AdmittedItem, period: TimeRange, now: Instant): BookingRefusal[] {
  const { minimumNoticeMinutes, maximumAdvanceDays } = item.resource.policy;
  const refusals: BookingRefusal[] = [];
  if (minimumNoticeMinutes !== null && period.startsAt - now < minimumNoticeMinutes * MINUTE_MS) {
    const earliest = wallClock(now + minimumNoticeMinutes * MINUTE_MS, item.resource.timeZone);
    const message = `${nameOf(item)} asks for ${minimumNoticeMinutes} minutes of notice; the earliest start is ${earliest}.`;
    refusals.push(bookingRefusal('NOT_ENOUGH_NOTICE', ['startsAt'], message));
  }
  if (maximumAdvanceDays !== null && period.startsAt > now + maximumAdvanceDays * DAY_MS) {
    const latest = wallClock(now + maximumAdvanceDays * DAY_MS, item.resource.timeZone);
    const message = `${nameOf(item)} is booked at most ${maximumAdvanceDays} days ahead; the latest start is ${latest}.`;
    refusals.push(bookingRefusal('TOO_FAR_AHEAD', ['startsAt'], message));
  }
  return refusals;
}
