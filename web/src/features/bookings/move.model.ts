import {
  addMinutes,
  fieldsOf,
  type Instant,
  type LocalPeriod,
  minutesBetween,
  periodOf,
  toInstant,
  toLocal,
} from '../../time/zoned';

const DAY_MINUTES = 24 * 60;

export interface Slot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** The new slot of a booking as its form holds it. One of a day or longer keeps its length: only its start is chosen. */
export interface Move {
  readonly period: LocalPeriod;
  /** Minutes of the wall clock; null = shorter than a day, so start and end are both chosen. */
  readonly keptLength: number | null;
}

export function moveOf({ startsAt, endsAt }: Slot, zone: string): Move {
  const length = minutesBetween(toLocal(startsAt, zone), toLocal(endsAt, zone));
  return { period: fieldsOf(startsAt, endsAt, zone), keptLength: length >= DAY_MINUTES ? length : null };
}

export function slotOfMove({ period, keptLength }: Move, zone: string): Slot {
  const slot = periodOf(period, zone);
  if (keptLength === null) return slot;
  return { ...slot, endsAt: toInstant(addMinutes(toLocal(slot.startsAt, zone), keptLength), zone) };
}
