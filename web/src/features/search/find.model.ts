import { present, readDate, readList, readOneOf, readText, readWhole } from '../../ui/address';
import { addDays, dayRange, type LocalDate, nextStep, toInstant, toLocal } from '../../time/zoned';

/** The wish of a search, as it stands in the address: whoever opens the link sees the same search. */
export interface FindSearch {
  readonly q?: string;
  readonly skills?: readonly string[];
  readonly kind?: ResourceKind;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** Minutes. */
  readonly duration?: number;
  readonly units?: number;
  readonly seats?: number;
  /** The id of an own site, from which `km` counts. */
  readonly near?: string;
  readonly km?: number;
  /** The short name of the organization that would book. */
  readonly as?: string;
}

export type ResourceKind = 'EQUIPMENT' | 'LAB' | 'TRAINING_BASE';
const KINDS: readonly ResourceKind[] = ['EQUIPMENT', 'LAB', 'TRAINING_BASE'];

export const DEFAULT_DURATION = 120;
export const DURATIONS = [30, 60, 90, 120, 180, 240, 360, 480] as const;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 31;

/** Reads the address. */
export const readFind = (search: Readonly<Record<string, unknown>>): FindSearch =>
  present({
    q: readText(search.q),
    skills: readList(search.skills),
    kind: readOneOf(search.kind, KINDS),
    from: readDate(search.from),
    to: readDate(search.to),
    duration: readWhole(search.duration, 1440 * MAX_DAYS),
    units: readWhole(search.units, 10_000),
    seats: readWhole(search.seats, 100_000),
    near: readText(search.near),
    km: readWhole(search.km, 20_000),
    as: readText(search.as),
  });

/** A place that the distance counts from. */
export interface Place {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** The days that a search looks at, in order and at most 31. */
export function daysOf(find: FindSearch, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const from = find.from !== undefined && find.from > today ? find.from : today;
  const last = addDays(from, MAX_DAYS - 1);
  const wished = find.to ?? addDays(from, DEFAULT_DAYS - 1);
  if (wished < from) return { from, to: from };
  return { from, to: wished > last ? last : wished };
}

/**
 * The input of the search. Days are those of `zone`. A search that begins today begins at the next quarter of an hour,
 * because a start at 11:23 looks broken.
 */
export function searchInput(find: FindSearch, { now, zone, organizationId, places }: SearchContext) {
  const today = toLocal(new Date(now).toISOString(), zone).slice(0, 10);
  const days = daysOf(find, today);
  const soonest = toInstant(nextStep(now, 15, zone), zone);
  const { from } = dayRange(days.from, zone);
  const place = places.find(({ id }) => id === find.near);
  return {
    from: from > soonest ? from : soonest,
    to: dayRange(days.to, zone).to,
    durationMinutes: find.duration ?? DEFAULT_DURATION,
    units: find.units ?? 1,
    skills: [...(find.skills ?? [])],
    text: find.q ?? null,
    kind: find.kind ?? null,
    seats: find.seats ?? null,
    organizationId,
    near:
      place === undefined
        ? null
        : { latitude: place.latitude, longitude: place.longitude, withinKilometres: find.km ?? 30 },
  };
}

export interface SearchContext {
  readonly now: number;
  readonly zone: string;
  /** The organization that would book; null = only what everybody may book. */
  readonly organizationId: string | null;
  readonly places: readonly Place[];
}

/** The filters by which the service says that one alone excludes everything, and the keys that relax them. */
export const relaxing = {
  INSTANT_ONLY: [],
  KIND: ['kind'],
  NEAR: ['near', 'km'],
  SEATS: ['seats'],
  SKILLS: ['skills'],
  TEXT: ['q'],
  TIME: ['from', 'to'],
  UNITS: ['units'],
} as const satisfies Readonly<Record<string, readonly (keyof FindSearch)[]>>;
