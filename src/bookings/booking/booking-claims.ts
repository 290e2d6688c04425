import type { Allocation, Window } from '../../availability/index.js';
import { type Draw, drawnTooMuch } from '../../organizations/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { LostRaceError } from '../../platform/db/database.js';
import { SqlState, sqlStateOf } from '../../platform/db/sql-state.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import { blockedBy } from '../core/rule-checks.js';
import { includedMinutesOf } from '../core/price.js';
import { lapseOf, type RecordedState, type Terms } from '../core/terms.js';

/** The draw of a booking on the included minutes of its agreement. */
export const drawOf = (holderId: BookingKey['id'], terms: Terms): Draw => ({
  holderId,
  agreementId: terms.agreementId,
  minutes: includedMinutesOf(terms.priced),
  lapsesAt: lapseOf(terms),
});

/** The time that each item would take in each period: items of the first period first. */
export const windowsOf = (admission: ValidatedRequest, periods: readonly TimeRange[]): Window[] =>
  periods.flatMap((period) =>
    admission.items.map((item) => ({ resource: item.resource.id, range: blockedBy(item, period), whole: item.whole })),
  );

/** Each item in one window, whatever turnaround it has. */
export const windowsIn = (admission: ValidatedRequest, range: TimeRange): Window[] =>
  admission.items.map((item) => ({ resource: item.resource.id, range, whole: item.whole }));

/** The allocations of a booking by its standing. */
export const allocationsOf = (
  admission: ValidatedRequest,
  holderId: BookingKey['id'],
  period: TimeRange,
  standing: RecordedState,
): Allocation[] =>
  admission.items.map((item) => ({
    holderId,
    resourceId: item.resource.id.id,
    kind: standing.status === 'HELD' ? 'HOLD' : 'BOOKING',
    units: item.units,
    whole: item.whole,
    reserved: period,
    blocked: blockedBy(item, period),
    expiresAt: standing.expiresAt,
    releasesAt: standing.noShowAt,
  }));

/** Turns a lost race into LostRaceError: on a counted resource and on included minutes it raises an error. */
export async function racing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw sqlStateOf(error) === SqlState.exclusionViolation || drawnTooMuch(error) ? new LostRaceError() : error;
  }
}
