import type { Alternative, Answer, Desk } from './desk.js';
import { DAY, type Span } from './minutes.js';
import type { Expected } from './outcome.js';
import type { Person } from './people.js';
import { type Asked, isRecording } from './rules.js';
import {
  candidateStarts,
  freePeriods,
  type FreeTimeWanted,
  isBookable,
  listedBookings,
  type ScheduleEntry,
  scheduleOf,
  wasOverBefore,
} from './views.js';
import { seesResource } from './visibility.js';
import { isGrown, type Resource, resourceOf, type Status, type World } from './world.js';

/** The payload against what the model expected. */
export function expectAnswer(answer: Answer, { alsoAllowed, ...expected }: Expected): void {
  const { codes, conflicts, booking } = answer;
  if (alsoAllowed === undefined) {
    expect({ codes, conflicts, booking }).toEqual(expected);
    return;
  }
  expect(codes).toEqual(expect.arrayContaining([...expected.codes]));
  expect([...expected.codes, ...alsoAllowed]).toEqual(expect.arrayContaining([...codes]));
  expect(codes).not.toEqual([]);
  expect(booking).toBeNull();
}

const ASK_FOR_ALTERNATIVES = ['CONFLICT', 'OUTSIDE_OPENING_HOURS'];
const MOST_ALTERNATIVES = 5;

/** Rules.md §3: what is offered instead is bookable and the nearest, and there is something when something fits. */
export function expectAlternatives(world: World, asked: Asked, codes: readonly string[], told: readonly Alternative[]) {
  const starts = told.map((alternative) => alternative.span.from);
  if (!codes.some((code) => ASK_FOR_ALTERNATIVES.includes(code))) {
    expect(starts).toEqual([]);
    return;
  }
  const candidates = candidateStarts(world, asked);
  const length = asked.span.to - asked.span.from;
  const nearest: number[] = [];
  for (const start of candidates) {
    if (nearest.length === MOST_ALTERNATIVES) break;
    // A past alternative does not help a person who asks for the future; it may help one who records the past.
    const past = start < Math.floor(world.now);
    if (nearest.some((given) => Math.abs(given - start) < length)) continue;
    if ((!past || isRecording(world, asked)) && isBookable(world, asked, start)) nearest.push(start);
  }
  expect(told.map((one) => one.span.to - one.span.from)).toEqual(told.map(() => length));
  for (const one of told) expect(one.items).toEqual(asked.items);
  expect({ notBookable: starts.filter((start) => !isBookable(world, asked, start)) }).toEqual({ notBookable: [] });
  expect({ alternatives: starts }).toEqual({ alternatives: nearest });
}

const byName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((one, other) => one.name.localeCompare(other.name));

const STATUSES = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE', 'COMPLETED'] as const;
const OVER = ['DECLINED', 'CANCELLED', 'EXPIRED', 'NO_SHOW'] as const;

/** Every booking that the person sees, by itself and by the filters. */
export async function expectBookings(world: World, desk: Desk, person: Person): Promise<void> {
  const all = byName(listedBookings(world, person));
  const statuses: readonly (readonly Status[])[] = [...STATUSES.map((status) => [status]), OVER];
  const filters = [{}, { needsTimes: true }, ...statuses.map((status) => ({ status }))];
  const expected = [
    all,
    all.filter((booking) => booking.needsTimes),
    ...statuses.map((status) => all.filter((booking) => status.includes(booking.status))),
  ];
  const found = await desk.bookings(person, filters);
  filters.forEach((filter, index) => {
    const names = (expected[index] ?? []).map(({ name, status }) => ({ name, status }));
    expect({ person, filter, found: byName(found[index] ?? []) }).toEqual({ person, filter, found: names });
  });
}

const entryOrder = ({ span, kind, booking, downtime, units }: ScheduleEntry): string =>
  [span.from + 1e6, span.to + 1e6, kind, booking, downtime, units].join(' ');

const inOrder = (entries: readonly ScheduleEntry[]): ScheduleEntry[] =>
  [...entries].sort((one, other) => entryOrder(one).localeCompare(entryOrder(other)));

/** A life is over long before. */
const ALL_TIME: Span = { from: -30 * DAY, to: 300 * DAY };

/** The schedules of all resources as the person sees them. */
export async function expectSchedules(world: World, desk: Desk, person: Person): Promise<void> {
  const resources = [...world.resources.values()];
  const schedules = await desk.schedules(
    person,
    resources.map((resource) => resource.name),
    ALL_TIME,
  );
  resources.forEach((resource, index) => expectSchedule(world, person, resource, schedules[index] ?? null));
}

/** A resource that grew after past bookings is compared only where all names are seen. */
function expectSchedule(world: World, person: Person, resource: Resource, entries: ScheduleEntry[] | null): void {
  const { name } = resource;
  if (!seesResource(world, person, resource)) {
    expect({ person, name, entries }).toEqual({ person, name, entries: null });
    return;
  }
  const expected = scheduleOf(world, name, person);
  const nameless = expected.concat(entries ?? []).some((entry) => entry.booking === null && entry.downtime === null);
  if (isGrown(resource) && nameless) return;
  const came = Math.max(resource.createdAt, resource.resizedAt ?? -Infinity);
  const certain = (list: readonly ScheduleEntry[]) =>
    inOrder(list.filter((entry) => !wasOverBefore(world, entry.booking ?? entry.downtime ?? '', came)));
  expect({ person, name, entries: certain(entries ?? []) }).toEqual({ person, name, entries: certain(expected) });
}

/** Expects the free time that the person sees, of the resources that the person sees. */
export async function expectFreePeriods(
  world: World,
  desk: Desk,
  person: Person,
  wanted: readonly FreeTimeWanted[],
): Promise<void> {
  const seen = wanted.filter(({ resource }) => seesResource(world, person, resourceOf(world, resource)));
  const free = await desk.freePeriods(person, seen);
  seen.forEach((one, index) => {
    expect({ ...one, free: free[index] }).toEqual({ ...one, free: freePeriods(world, one) });
  });
}
