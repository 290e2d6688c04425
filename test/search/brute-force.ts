import {
  DAY,
  DAYS,
  isInside,
  type Holding,
  type Minute,
  type Offer,
  type Resource,
  type Search,
  type Span,
  type Who,
  type World,
} from './world.js';
import { firstShowing, minutesOf, shownAt, weekdayOf } from '../worlds/wall-clock.js';
import { openMinutes } from './opening.js';

// rules.md read minute by minute, as simply as it can be read: nothing here knows how the service searches.

const HOLD_MINUTES = 10;

/** When a holding takes its units, turnaround included, as things stand at `now`; null: not at all. */
function takenDuring(holding: Holding, now: Minute): Span | null {
  const { span, madeAt, downtime, resource } = holding;
  if (downtime) return holding.stage === 'GONE' ? null : span;
  const { turnaroundMinutes: turnaround, noShowAfterMinutes: patience } = resource.policy;
  const until = (end: Minute): Span => ({ from: span.from, to: Math.min(span.to, end) + turnaround });
  switch (holding.stage) {
    case 'GONE':
      return null;
    case 'HELD':
      return now >= madeAt + HOLD_MINUTES ? null : until(span.to);
    case 'PENDING':
      return now >= span.from ? null : until(span.to);
    case 'CONFIRMED': {
      const missed = patience === null || madeAt > span.from ? Infinity : Math.max(span.from, madeAt) + patience;
      return missed <= now ? until(missed) : until(span.to);
    }
    case 'IN_USE':
      return until(span.to);
    case 'COMPLETED':
      return until(holding.checkedOutAt ?? span.to);
  }
}

/** At which minutes fewer than `asked` units are free. */
function crowdedMinutes(world: World, resource: Resource, asked: number): boolean[] {
  const left = new Array<number>(DAYS * DAY).fill(resource.units);
  for (const holding of world.holdings) {
    const taken = takenDuring(holding, world.now);
    if (taken === null) continue;
    const itself = holding.resource === resource;
    const around = (holding.whole || holding.downtime) && isInside(resource, holding.resource);
    const within = asked === resource.units && isInside(holding.resource, resource);
    if (!itself && !around && !within) continue;
    const units = itself && !holding.whole && !holding.downtime ? holding.units : resource.units;
    for (let minute = Math.max(0, Math.floor(taken.from)); minute < Math.min(left.length, taken.to); minute++) {
      left[minute] = (left[minute] ?? 0) - units;
    }
  }
  return left.map((units) => units < asked);
}

/** How many of the minutes before each are so. */
function counted(minutes: readonly boolean[]): number[] {
  const counts = [0];
  for (const so of minutes) counts.push((counts.at(-1) ?? 0) + (so ? 1 : 0));
  return counts;
}

const within = (counts: readonly number[], from: Minute, to: Minute): number =>
  (counts[Math.min(to, counts.length - 1)] ?? 0) - (counts[from] ?? 0);

interface Asking {
  readonly search: Search;
  readonly exempt: boolean;
}

function needsApproval({ partners }: World, { policy, site }: Resource, asker: Search['asker']): boolean {
  if (policy.approval === 'AUTOMATIC' || asker === site.provider) return false;
  return policy.approval === 'OWNER_APPROVES' || !(asker === 'school' && partners.has(site.provider));
}

/** Whether a slot lies in the hours of one of the days that are asked for. */
function wishedBy(world: World, { site: { zone } }: Resource, { weekdays, startsFrom, endsBy }: Search) {
  if (weekdays === null && startsFrom === null && endsBy === null) return () => true;
  const [opens, closes] = [minutesOf(startsFrom ?? '00:00'), minutesOf(endsBy ?? '24:00')];
  const minuteOf = (day: number, time: number): Minute =>
    (firstShowing(day * DAY + time, zone) - world.origin) / 60_000;
  return (start: Minute, length: number): boolean => {
    const shown = Math.floor(shownAt(world.origin + start * 60_000, zone) / DAY);
    return [shown - 1, shown, shown + 1]
      .filter((day) => weekdays?.includes(weekdayOf(day)) !== false)
      .some((day) => minuteOf(day, opens) <= start && start + length <= minuteOf(day, closes));
  };
}

/** Whether each start of the length breaks no rule. */
function rulesFor(world: World, resource: Resource, { search, exempt }: Asking) {
  const { policy, site } = resource;
  const closed = counted(openMinutes(world.origin, site, resource.opening).map((open) => !open));
  const crowded = counted(crowdedMinutes(world, resource, search.units));
  const shown = (start: Minute): number => shownAt(world.origin + start * 60_000, site.zone);
  const { minimumNoticeMinutes: notice, maximumAdvanceDays: days } = policy;
  const step = policy.startStepMinutes;
  const wishedStep = search.durationMinutes === null ? null : search.startStepMinutes;
  const wished = wishedBy(world, resource, search);
  const waits = needsApproval(world, resource, search.asker);
  return (start: Minute, length: number): boolean =>
    start >= Math.floor(world.now) &&
    (exempt || !waits || (!search.instantOnly && start > world.now)) &&
    (exempt || notice === null || start - world.now >= notice) &&
    (exempt || days === null || start <= world.now + days * DAY) &&
    (policy.minimumMinutes === null || length >= policy.minimumMinutes) &&
    (policy.maximumMinutes === null || length <= policy.maximumMinutes) &&
    (step === null || ((shown(start) % DAY) % step === 0 && length % step === 0)) &&
    (step !== null || wishedStep === null || (shown(start) % DAY) % wishedStep === 0) &&
    wished(start, length) &&
    within(closed, start, start + length) === 0 &&
    within(crowded, start, start + length + policy.turnaroundMinutes) === 0;
}

const KILOMETRES = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** By the haversine formula, on a sphere of the mean radius. */
export function distanceOf(resource: Resource, near: NonNullable<Search['near']>): number | null {
  const { location } = resource.site;
  if (location === null) return null;
  const [one, other] = [radians(near.latitude), radians(location.latitude)];
  const height = Math.sin((other - one) / 2) ** 2;
  const width = Math.sin(radians(location.longitude - near.longitude) / 2) ** 2;
  return 2 * KILOMETRES * Math.asin(Math.min(1, Math.sqrt(height + Math.cos(one) * Math.cos(other) * width)));
}

function isInAudience(world: World, resource: Resource, asker: Search['asker']): boolean {
  if (resource.audience === 'EVERYONE') return true;
  const own = asker === resource.site.provider;
  return own || (resource.audience === 'PARTNERS' && asker === 'school' && world.partners.has(resource.site.provider));
}

/** How many people it holds: its own seats or those of the nearest around it, bounded by all that contains it. */
function people(world: World, resource: Resource): number {
  const around = world.resources.filter((other) => isInside(resource, other));
  return Math.min(...[resource, ...around].map(({ seats }) => seats ?? Infinity));
}

const fits = (world: World, resource: Resource, search: Search): boolean =>
  resource.listed &&
  isInAudience(world, resource, search.asker) &&
  (search.kind === null || resource.kind === search.kind) &&
  (search.text === null || resource.word === search.text) &&
  search.skills.every((skill) => resource.skills.includes(skill)) &&
  search.units <= resource.units &&
  (search.seats === null || search.seats <= people(world, resource));

function offerOf(world: World, resource: Resource, asking: Asking): Offer | null {
  const { search } = asking;
  const distance = search.near === null ? null : distanceOf(resource, search.near);
  if (!fits(world, resource, search)) return null;
  if (search.near !== null && (distance === null || distance > search.near.withinKilometres)) return null;
  const may = rulesFor(world, resource, asking);
  const length = search.durationMinutes ?? search.to - search.from;
  const last = search.durationMinutes === null ? search.from : search.to - length;
  const quote = quoteOf(resource, search, length);
  const slots: Offer['slots'][number][] = [];
  for (let start = Math.ceil(search.from); start <= last && slots.length < MOST_SLOTS; start++) {
    if (start >= (slots.at(-1)?.to ?? 0) && may(start, length)) slots.push({ from: start, to: start + length, quote });
  }
  const [first] = slots;
  return first === undefined ? null : { resource: resource.id, ...first, distance, slots };
}

const MOST_SLOTS = 3;

function quoteOf({ hourly, site }: Resource, { asker, units }: Search, length: number): number | null {
  return hourly === null || asker === null || asker === site.provider ? null : (hourly * units * length) / 60;
}

/** Ids carry the organization's number, and then a uuid. */
function compareIds(a: string, b: string): number {
  const [[, oneOwner, one = ''], [, otherOwner, other = '']] = [a.split('_'), b.split('_')];
  return Number(oneOwner) - Number(otherOwner) || (one < other ? -1 : one > other ? 1 : 0);
}

/** The order of a search. */
export const placesOf =
  ({ near, orderBy }: Search) =>
  (a: Offer, b: Offer): number => {
    const distance = (a.distance ?? 0) - (b.distance ?? 0);
    const price = (a.quote ?? -1) - (b.quote ?? -1);
    const ordered = { DISTANCE: distance, START: a.from - b.from, PRICE: price || a.from - b.from };
    return ordered[orderBy ?? (near === null ? 'START' : 'DISTANCE')] || compareIds(a.resource, b.resource);
  };

/** All that can be booked, in order. */
export const allOffers = (world: World, search: Search, who: Who): Offer[] =>
  world.resources
    .flatMap((resource) => {
      const exempt = who === 'manager' && resource.site.provider === 0;
      return offerOf(world, resource, { search, exempt }) ?? [];
    })
    .sort(placesOf(search));
