import { DAY, type Minute, minuteOfDay, type Span } from './minutes.js';
import { isOpenThroughout } from './opening.js';
import { booksFor, manages, type Organization, type Person } from './people.js';
import { type Conflict, conflictsOf } from './taken.js';
import { covers, isInAudience, seesResource } from './visibility.js';
import { type Booking, inside, type Item, type Resource, resourceOf, type Terms, type World } from './world.js';

export interface AskedItem {
  readonly resource: string;
  readonly units: number;
  /** Fixed when it was booked; of a new item it follows from the units. */
  readonly whole?: boolean;
}

export interface Asked {
  readonly who: Person;
  readonly organization: Organization;
  readonly items: readonly AskedItem[];
  readonly span: Span;
  readonly attendees: number | null;
}

export interface Examination {
  readonly codes: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/** A booking that may overlap its old self is examined without it; the time left of one in use has begun before. */
export interface Exceptions {
  readonly ignoring?: Booking;
  readonly onlyTheEnd?: boolean;
  /** Whether it waits for approval, where that is not asked anew. */
  readonly waits?: boolean;
}

const itemsOf = (world: World, asked: Asked) =>
  asked.items.map((item) => ({ ...item, of: resourceOf(world, item.resource) }));

const managesAll = (world: World, asked: Asked): boolean =>
  asked.items.length > 0 && itemsOf(world, asked).every((item) => manages(asked.who, item.of.provider));

const currentMinute = (world: World): Minute => Math.floor(world.now);

const startsInThePast = (world: World, asked: Asked): boolean => asked.span.from < currentMinute(world);

/** The provider's managers may write down what has already begun. */
export const isRecording = (world: World, asked: Asked): boolean =>
  startsInThePast(world, asked) && managesAll(world, asked);

const MOST_DAYS_BACK = 92;

/**
 * True for an own organization, a partner at that start or one that booked before, at most 92 days back; a move needs
 * none.
 */
function mayBeRecorded(world: World, asked: Asked, moving: boolean): boolean {
  const { who, organization, span } = asked;
  if (span.from < world.now - MOST_DAYS_BACK * DAY) return false;
  if (moving || booksFor(who, organization)) return true;
  const [first] = itemsOf(world, asked);
  const provider = first?.of.provider ?? organization;
  const partners = covers(world, provider, organization, span.from) || covers(world, organization, provider, span.from);
  const booked = [...world.bookings.values()].some(
    (booking) => booking.organization === organization && booking.provider === provider && !booking.recorded,
  );
  return partners || booked;
}

const isWhole = (item: AskedItem, resource: Resource): boolean => item.whole ?? item.units === resource.units;

function hasPartInsideWhole(world: World, asked: Asked): boolean {
  const within = itemsOf(world, asked)
    .filter((item) => isWhole(item, item.of))
    .flatMap((item) => inside(world, item.resource).map((part) => part.name));
  return asked.items.some((item) => within.includes(item.resource));
}

/** The codes that stop all others: those of the first line that breaks a rule. */
function stoppingCodes(world: World, asked: Asked, recording: boolean, before?: Booking): string[] {
  const items = itemsOf(world, asked);
  // A person who sees a booking sees its resources through it.
  const seen = (name: string) => before?.items.some((item) => item.resource === name) === true;
  if (items.some((item) => !seen(item.resource) && !seesResource(world, asked.who, item.of))) return ['NOT_FOUND'];
  if (!recording && !booksFor(asked.who, asked.organization)) return ['NOT_PERMITTED'];
  if (recording && !mayBeRecorded(world, asked, before !== undefined)) return ['NOT_PERMITTED'];
  const codes: string[] = [];
  for (const { of } of recording ? [] : items) {
    if (of.status !== 'LISTED') codes.push('NOT_LISTED');
    else if (!isInAudience(world, of, asked.organization)) codes.push('NOT_FOR_THIS_ORGANIZATION');
  }
  if (new Set(items.map((item) => item.of.provider)).size > 1) codes.push('DIFFERENT_PROVIDERS');
  const names = items.map((item) => item.resource);
  const twice = new Set(names).size < names.length;
  if (names.length === 0 || twice || items.some((item) => item.units < 1) || hasPartInsideWhole(world, asked)) {
    codes.push('INVALID');
  }
  if (asked.span.to <= asked.span.from) codes.push('INVALID_PERIOD');
  return codes;
}

function noticeCodes(resource: Resource, start: Minute, now: Minute): string[] {
  const { minimumNoticeMinutes: notice, maximumAdvanceDays: days } = resource.policy;
  return [
    ...(notice !== null && start - now < notice ? ['NOT_ENOUGH_NOTICE'] : []),
    ...(days !== null && start > now + days * DAY ? ['TOO_FAR_AHEAD'] : []),
  ];
}

function shapeCodes(resource: Resource, span: Span): string[] {
  const { minimumMinutes, maximumMinutes, startStepMinutes: step } = resource.policy;
  const length = span.to - span.from;
  const offGrid = step !== null && (minuteOfDay(span.from) % step !== 0 || length % step !== 0);
  return [
    ...(minimumMinutes !== null && length < minimumMinutes ? ['TOO_SHORT'] : []),
    ...(maximumMinutes !== null && length > maximumMinutes ? ['TOO_LONG'] : []),
    ...(offGrid ? ['OFF_GRID'] : []),
    ...(isOpenThroughout(resource, span) ? [] : ['OUTSIDE_OPENING_HOURS']),
  ];
}

/** The nearest resource with seats, from the resource itself outwards. */
function roomOf(world: World, name: string): Resource | null {
  const resource = resourceOf(world, name);
  if (resource.seats !== null) return resource;
  return resource.parent === null ? null : roomOf(world, resource.parent);
}

const SMALLEST_FIRST = ['EQUIPMENT', 'LAB', 'TRAINING_BASE'] as const;

/** Rooms count once, and from the smallest to the largest each bounds what is counted inside it. */
function hasTooManyAttendees(world: World, asked: Asked): boolean {
  if (asked.attendees === null) return false;
  const counted = new Map<string, number>();
  for (const item of asked.items) {
    const room = roomOf(world, item.resource);
    if (room === null) return false;
    counted.set(room.name, room.seats ?? 0);
  }
  for (const kind of SMALLEST_FIRST) {
    for (const { name, seats } of world.resources.values()) {
      const parts = inside(world, name).filter((part) => counted.has(part.name));
      if (resourceOf(world, name).kind !== kind || seats === null || parts.length === 0) continue;
      const together = parts.reduce((sum, part) => sum + (counted.get(part.name) ?? 0), 0);
      for (const part of parts) counted.delete(part.name);
      counted.set(name, counted.has(name) ? seats : Math.min(seats, together));
    }
  }
  return asked.attendees > [...counted.values()].reduce((sum, people) => sum + people, 0);
}

/** Every rule that the booking would break, and every conflict. */
export function examine(world: World, asked: Asked, { ignoring, onlyTheEnd, waits }: Exceptions = {}): Examination {
  const recording = isRecording(world, asked);
  const stopping = stoppingCodes(world, asked, recording, ignoring);
  if (stopping.length > 0) return { codes: [...new Set(stopping)].sort(), conflicts: [] };

  const codes: string[] = [];
  const exempt = managesAll(world, asked);
  const conflicts = itemsOf(world, asked).flatMap((item) => {
    const to = asked.span.to + item.of.policy.turnaroundMinutes;
    const whole = isWhole(item, item.of);
    // A whole booking needs all units of a resource that contains something.
    const units = whole && inside(world, item.resource).length > 0 ? item.of.units : item.units;
    const wish = { ...item, units, whole, span: { from: asked.span.from, to }, downtime: false };
    return conflictsOf(world, wish, ignoring);
  });
  if (conflicts.length > 0) codes.push('CONFLICT');
  for (const { units, of } of itemsOf(world, asked)) {
    if (units > of.units) codes.push('TOO_MANY_UNITS');
    if (recording) continue;
    codes.push(...shapeCodes(of, asked.span));
    if (!exempt && !onlyTheEnd) codes.push(...noticeCodes(of, asked.span.from, world.now));
  }
  if (!recording && hasTooManyAttendees(world, asked)) codes.push('TOO_MANY_ATTENDEES');
  if (!onlyTheEnd && !recording && startsInThePast(world, asked)) codes.push('IN_THE_PAST');
  // It would lapse at its start, before anybody could approve it.
  const tooSoon = asked.span.from <= currentMinute(world) && (waits ?? asksForApproval(world, asked));
  if (!onlyTheEnd && !recording && tooSoon) codes.push('NOT_ENOUGH_NOTICE');
  return { codes: [...new Set(codes)].sort(), conflicts };
}

/** Whether the provider must approve it before it stands. */
export function asksForApproval(world: World, asked: Asked): boolean {
  if (managesAll(world, asked)) return false;
  return itemsOf(world, asked).some(({ of }) => {
    if (of.provider === asked.organization || of.policy.approval === 'AUTOMATIC') return false;
    if (of.policy.approval === 'OWNER_APPROVES') return true;
    return !covers(world, of.provider, asked.organization, asked.span.from);
  });
}

/** The items with what is fixed from now on. */
export const fixedItems = (world: World, asked: Asked): Item[] =>
  itemsOf(world, asked).map((item) => ({
    resource: item.resource,
    units: item.units,
    whole: isWhole(item, item.of),
    turnaround: item.of.policy.turnaroundMinutes,
  }));

const given = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Where rules.md is silent: of several resources the strictest term binds. */
export function fixedTerms(world: World, asked: Asked): Terms {
  const policies = itemsOf(world, asked).map((item) => item.of.policy);
  const notices = given(policies.map((policy) => policy.cancellationNoticeMinutes));
  const noShows = given(policies.map((policy) => policy.noShowAfterMinutes));
  return {
    cancellationNotice: notices.length === 0 ? null : Math.max(...notices),
    checkInOpens: Math.min(...policies.map((policy) => policy.checkInOpensMinutes)),
    noShowAfter: noShows.length === 0 ? null : Math.min(...noShows),
  };
}
