import type { Alternative, Answer, Desk } from './desk.js';
import { DAY, type Span } from './minutes.js';
import type { Expected } from './outcome.js';
import type { Person } from './people.js';
import { type Asked, isRecording } from './rules.js';
import {
  candidateStarts,
  freePeriods,
  isBookable,
  listedBookings,
  type ScheduleEntry,
  scheduleOf,
  wasOverBefore,
} from './views.js';
import { seesResource } from './visibility.js';
import { isGrown, resourceOf, type World } from './world.js';

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
    // Nobody who asks for a time to come is helped by writing down the past.
    if (start >= Math.floor(world.now) && isBookable(world, asked, start)) nearest.push(start);
  }
  expect(told.map((one) => one.span.to - one.span.from)).toEqual(told.map(() => length));
  for (const one of told) expect(one.items).toEqual(asked.items);
  expect({ notBookable: starts.filter((start) => !isBookable(world, asked, start)) }).toEqual({ notBookable: [] });
  if (!isRecording(world, asked)) expect({ alternatives: starts }).toEqual({ alternatives: nearest });
}

const byName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((one, other) => one.name.localeCompare(other.name));

const STATUSES = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE', 'COMPLETED'] as const;
const OVER = ['DECLINED', 'CANCELLED', 'EXPIRED', 'NO_SHOW'] as const;

/** Every booking that the person sees, by itself and by the filters. */
export async function expectBookings(world: World, desk: Desk, person: Person): Promise<void> {
  const expected = byName(listedBookings(world, person));
  const withoutTimes = ({ name, status }: (typeof expected)[number]) => ({ name, status });
  const seen = async (filter: object) => byName(await desk.bookings(person, filter));
  expect(await seen({})).toEqual(expected.map(withoutTimes));
  for (const status of [...STATUSES.map((one) => [one]), [...OVER]]) {
    const inIt = expected.filter((booking) => (status as readonly string[]).includes(booking.status));
    expect({ status, found: await seen({ status }) }).toEqual({ status, found: inIt.map(withoutTimes) });
  }
  const needing = expected.filter((booking) => booking.needsTimes);
  expect({ needsTimes: await seen({ needsTimes: true }) }).toEqual({ needsTimes: needing.map(withoutTimes) });
}

const entryOrder = ({ span, kind, booking, downtime, units }: ScheduleEntry): string =>
  [span.from + 1e6, span.to + 1e6, kind, booking, downtime, units].join(' ');

const inOrder = (entries: readonly ScheduleEntry[]): ScheduleEntry[] =>
  [...entries].sort((one, other) => entryOrder(one).localeCompare(entryOrder(other)));

/** A life is over long before. */
const ALL_TIME: Span = { from: -30 * DAY, to: 300 * DAY };

/** The schedule of a resource; what grew after others were over is shown to the manager alone, who sees names. */
export async function expectSchedule(world: World, desk: Desk, person: Person, name: string): Promise<void> {
  const resource = resourceOf(world, name);
  const entries = await desk.schedule(person, name, ALL_TIME);
  if (!seesResource(world, person, resource)) {
    expect({ name, entries }).toEqual({ name, entries: null });
    return;
  }
  const expected = scheduleOf(world, name, person);
  if (
    isGrown(resource) &&
    expected.concat(entries ?? []).some((entry) => entry.booking === null && entry.downtime === null)
  ) {
    return;
  }
  const came = Math.max(resource.createdAt, resource.raisedAt ?? -Infinity);
  const certain = (list: readonly ScheduleEntry[]) =>
    inOrder(list.filter((entry) => !wasOverBefore(world, entry.booking ?? entry.downtime ?? '', came)));
  expect({ name, entries: certain(entries ?? []) }).toEqual({ name, entries: certain(expected) });
}

export async function expectFreePeriods(
  world: World,
  desk: Desk,
  person: Person,
  name: string,
  wanted: { window: Span; minimumMinutes: number; units: number },
): Promise<void> {
  if (!seesResource(world, person, resourceOf(world, name))) return;
  const { window, ...rest } = wanted;
  const free = await desk.freePeriods(person, name, window, rest);
  expect({ name, ...wanted, free }).toEqual({ name, ...wanted, free: freePeriods(world, name, window, rest) });
}
