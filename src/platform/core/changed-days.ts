import type { OrganizationKey } from './keys.js';
import type { IsoWeekday } from './local-time.js';

/** A special day with its name: closed all day (null), or open as on another weekday. */
interface SpecialDay {
  readonly opensLike: IsoWeekday | null;
  readonly name: string;
}

type SpecialDays = ReadonlyMap<number, SpecialDay>;

/** A day whose opening changed: what was special about it, and what is; null = nothing. */
export interface ChangedDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly before: SpecialDay | null;
  readonly after: SpecialDay | null;
}

/** Days that changed for one organization, by its key, or for all that observe the public calendar of a region. */
export type DaysChange = { readonly days: readonly ChangedDay[] } & (
  { readonly organizationKey: OrganizationKey } | { readonly region: string }
);

const opening = (day: SpecialDay | null): string => (day === null ? 'as usual' : String(day.opensLike));

/** The days on which the two differ in when something is open; another name changes nothing. */
export function changedDays(before: SpecialDays, after: SpecialDays): ChangedDay[] {
  const days = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return days
    .map((day) => ({ day, before: before.get(day) ?? null, after: after.get(day) ?? null }))
    .filter((changed) => opening(changed.before) !== opening(changed.after));
}

/** Special days as they were before the change. */
export function daysBefore(now: SpecialDays, changed: readonly ChangedDay[]): SpecialDays {
  const days = new Map(now);
  for (const { day, before } of changed) {
    if (before === null) days.delete(day);
    else days.set(day, before);
  }
  return days;
}
