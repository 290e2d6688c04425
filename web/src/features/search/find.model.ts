import { present, readDate, readList, readOneOf, readText, readWhole } from '../../ui/address';
import { type Weekday, WEEKDAYS } from '../../time/weekdays';
import { addDays, dayRange, type LocalDate, nextStep, toInstant, toLocal } from '../../time/zoned';

/** The wish of a search, as it stands in the address: whoever opens the link sees the same search. */
export interface FindSearch {
  readonly q?: string;
  readonly skills?: readonly string[];
  readonly kind?: ResourceKind;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** Days of the week of the resource's wall clock; absent = all. */
  readonly weekdays?: readonly Weekday[];
  /** Hours of one day, "08:00-18:00", between which a slot lies; absent = all. */
  readonly hours?: string;
  /** Minutes. */
  readonly duration?: number;
  readonly units?: number;
  readonly seats?: number;
  /** The id of an own site, from which `km` counts. */
  readonly near?: string;
  readonly km?: number;
  /** Whether only what needs no approval is shown. */
  readonly instant?: boolean;
  readonly order?: Order;
  /** The short name of the organization that would book. */
  readonly as?: string;
}

export type ResourceKind = 'EQUIPMENT' | 'LAB' | 'TRAINING_BASE';
const KINDS: readonly ResourceKind[] = ['EQUIPMENT', 'LAB', 'TRAINING_BASE'];

export const ORDERS = ['START', 'DISTANCE', 'PRICE'] as const;
export type Order = (typeof ORDERS)[number];

export const DEFAULT_DURATION = 120;
export const DURATIONS = [30, 60, 90, 120, 180, 240, 360, 480] as const;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 31;
const DEFAULT_KILOMETRES = 30;

/** The two ends of "08:00-18:00"; null when the text is no such pair or its end is not after its start. */
export function hoursOf(text: string | undefined): readonly [string, string] | null {
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(text ?? '') ?? [];
  return from !== undefined && to !== undefined && from < to ? [from, to] : null;
}

/** Reads the address. */
export const readFind = (search: Readonly<Record<string, unknown>>): FindSearch =>
  present({
    q: readText(search.q),
    skills: readList(search.skills),
    kind: readOneOf(search.kind, KINDS),
    from: readDate(search.from),
    to: readDate(search.to),
    weekdays: readWeekdays(search.weekdays),
    hours: hoursOf(readText(search.hours)) === null ? undefined : readText(search.hours),
    duration: readWhole(search.duration, 1440 * MAX_DAYS),
    units: readWhole(search.units, 10_000),
    seats: readWhole(search.seats, 100_000),
    near: readText(search.near),
    km: readWhole(search.km, 20_000),
    instant: search.instant === true ? true : undefined,
    order: readOneOf(search.order, ORDERS),
    as: readText(search.as),
  });

function readWeekdays(value: unknown): Weekday[] | undefined {
  const named = readList(value) ?? [];
  const days = WEEKDAYS.filter((day) => named.includes(day));
  return days.length === 0 ? undefined : days;
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
 * and slots start at quarters, because a start at 11:23 looks broken. What the viewer cannot ask is left out, so that a
 * link shows as much as it can to whoever opens it.
 */
export function searchInput(find: FindSearch, { now, zone, organizationId, ownSites }: SearchContext) {
  const today = toLocal(new Date(now).toISOString(), zone).slice(0, 10);
  const days = daysOf(find, today);
  const soonest = toInstant(nextStep(now, STEP_MINUTES, zone), zone);
  const { from } = dayRange(days.from, zone);
  const nearSiteId = ownSites.find((id) => id === find.near) ?? null;
  const [startsFrom = null, endsBy = null] = hoursOf(find.hours) ?? [];
  return {
    from: from > soonest ? from : soonest,
    to: dayRange(days.to, zone).to,
    durationMinutes: find.duration ?? DEFAULT_DURATION,
    startStepMinutes: STEP_MINUTES,
    weekdays: find.weekdays === undefined ? null : [...find.weekdays],
    startsFrom,
    endsBy,
    units: find.units ?? 1,
    skills: [...(find.skills ?? [])],
    text: find.q ?? null,
    kind: find.kind ?? null,
    seats: find.seats ?? null,
    organizationId,
    instantOnly: organizationId !== null && find.instant === true,
    orderBy: canOrder(find.order, { nearSiteId, organizationId }) ? find.order : null,
    nearSiteId,
    withinKilometres: nearSiteId === null ? null : (find.km ?? DEFAULT_KILOMETRES),
  };
}

const STEP_MINUTES = 15;

/** Distances need a place, and prices need the organization that would pay. */
const canOrder = (
  order: Order | undefined,
  { nearSiteId, organizationId }: { readonly nearSiteId: string | null; readonly organizationId: string | null },
): order is Order =>
  (order === 'DISTANCE' && nearSiteId !== null) || (order === 'PRICE' && organizationId !== null) || order === 'START';

export interface SearchContext {
  readonly now: number;
  readonly zone: string;
  /** The organization that would book; null = only what everybody may book. */
  readonly organizationId: string | null;
  /** The ids of the sites that have a position. */
  readonly ownSites: readonly string[];
}

/** The filters by which the service says that one alone excludes everything, and the keys that relax them. */
export const relaxing = {
  INSTANT_ONLY: ['instant'],
  KIND: ['kind'],
  NEAR: ['near', 'km'],
  SEATS: ['seats'],
  SKILLS: ['skills'],
  TEXT: ['q'],
  TIME: ['from', 'to', 'weekdays', 'hours'],
  UNITS: ['units'],
} as const satisfies Readonly<Record<string, readonly (keyof FindSearch)[]>>;
