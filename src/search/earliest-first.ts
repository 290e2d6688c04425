import { resourcesById } from '../catalog/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { type Instant, MINUTE_MS } from '../platform/core/time-range.js';
import type { AvailablePlace, FreeResource } from './available.js';
import type { Candidate } from './candidates.queries.js';
import { compareResources, comparePlaces } from './core/places.js';
import { allClasses, allMatches, candidatesOfClasses, type Match, type ResourceClass } from './earliest.queries.js';
import type { CandidateFilter } from './candidate-filter.js';
import { firstProbe, type SlotProbe, type AvailabilityCheck } from './availability-check.js';

/** Candidates in the order of when they can start at the earliest, which says nothing of what is taken. */
interface Source {
  /** No candidate that is still to come can be offered before this; null: none is to come. */
  readonly frontier: AvailablePlace | null;
  next(limit: number): Promise<SlotProbe[]>;
}

/** The first page of a search by start needs a look only at those that can start before its last entry. */
export async function earliestFirst(
  source: Source,
  offers: AvailabilityCheck,
  slot: { readonly length: number; readonly until: Instant },
  { after, count }: { readonly after: AvailablePlace | null; readonly count: number },
): Promise<FreeResource[]> {
  const found: FreeResource[] = [];
  let pending: SlotProbe[] = [];
  for (let limit = FIRST_BATCH; ; limit = Math.min(2 * limit, LARGEST_BATCH)) {
    const { frontier } = source;
    const isNext = (place: AvailablePlace) => frontier === null || comparePlaces(place, frontier) < 0;
    pending.sort((a, b) => comparePlaces(earliestPlace(a, after), earliestPlace(b, after)));
    const [first] = pending;
    const least = first !== undefined && isNext(earliestPlace(first, after)) ? earliestPlace(first, after) : frontier;
    found.sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
    if (least === null) break;
    const last = found[count - 1];
    if (last !== undefined && comparePlaces(placeOf(last), least) <= 0) break;
    const again = pending.filter((looked) => isNext(earliestPlace(looked, after))).slice(0, limit);
    const batch = again.length > 0 ? again : await source.next(limit);
    pending = pending.filter((looked) => !again.includes(looked));
    const looks = await offers.earliest(batch, slot.length, slot.until);
    for (const [index, { candidate }] of batch.entries()) {
      const look = looks[index] ?? null;
      if (look === null) continue;
      if ('next' in look) pending.push(look.next);
      else if (after === null || comparePlaces({ startsAt: look.period.startsAt, place: candidate.place }, after) > 0) {
        found.push({ ...candidate, period: look.period });
      }
    }
  }
  return found.slice(0, count);
}

const FIRST_BATCH = 64;
const LARGEST_BATCH = 512;

const placeOf = ({ period, place }: FreeResource): AvailablePlace => ({ startsAt: period.startsAt, place });

/** The first place after `after` that an entry can have which starts at `from` or later. */
function placeAfter(from: Instant, place: Candidate['place'], after: AvailablePlace | null): AvailablePlace {
  if (after === null || from > after.startsAt) return { startsAt: from, place };
  const startsAt =
    compareResources(place.resource, after.place.resource) > 0 ? after.startsAt : after.startsAt + MINUTE_MS;
  return { startsAt, place };
}

const earliestPlace = ({ candidate, from }: SlotProbe, after: AvailablePlace | null): AvailablePlace =>
  placeAfter(from, candidate.place, after);

/** The most matches held in memory; of more, only as many as a page needs. */
const MOST_MATCHES = 4_000;

/** All that fit, when these are few enough to be had at once; null: they are not. */
export async function knownMatches(
  queryable: Queryable,
  narrowing: CandidateFilter,
  after: AvailablePlace | null,
): Promise<Source | null> {
  const matches = await allMatches(queryable, narrowing, MOST_MATCHES);
  return matches === null ? null : new KnownMatches(queryable, matches, after);
}

class KnownMatches implements Source {
  private readonly left: { readonly match: Match; readonly earliest: AvailablePlace }[];

  constructor(
    private readonly queryable: Queryable,
    matches: readonly Match[],
    after: AvailablePlace | null,
  ) {
    this.left = matches
      .map((match) => ({ match, earliest: placeAfter(match.notBefore, match.place, after) }))
      .sort((a, b) => comparePlaces(b.earliest, a.earliest));
  }

  get frontier(): AvailablePlace | null {
    return this.left.at(-1)?.earliest ?? null;
  }

  async next(limit: number): Promise<SlotProbe[]> {
    const next = this.left.splice(-limit).reverse();
    const resources = await resourcesById(
      this.queryable,
      next.map(({ match }) => match.place.resource),
    );
    return next.flatMap(({ match }) => {
      const resource = resources.get(match.place.resource.id);
      const { place, notBefore } = match;
      return resource === undefined ? [] : [firstProbe({ resource, place, distanceKilometres: null }, notBefore)];
    });
  }
}

/** Classes that can start at the same time, and which of their resources are still to come. */
interface Group {
  readonly startsAt: Instant;
  readonly classes: readonly ResourceClass[];
  readonly after: Candidate['place'] | null;
  readonly upTo: Candidate['place'] | null;
}

const FIRST_PLACE = { distance: 0, resource: { provider: '0', id: '' } as ResourceKey };

/** However many fit: class by class, as far as is needed. `narrowed` begins a statement. */
export async function byClasses(
  queryable: Queryable,
  narrowed: () => CandidateFilter,
  after: AvailablePlace | null,
): Promise<Source> {
  return new ByClasses(queryable, narrowed, await allClasses(queryable, narrowed()), after);
}

class ByClasses implements Source {
  private readonly groups: Group[];
  private readonly notices: readonly number[];

  constructor(
    private readonly queryable: Queryable,
    private readonly narrowed: () => CandidateFilter,
    classes: readonly ResourceClass[],
    after: AvailablePlace | null,
  ) {
    this.notices = [...new Set(classes.map(({ noticeMinutes }) => noticeMinutes))];
    this.groups = groupsOf(classes, after).reverse();
  }

  get frontier(): AvailablePlace | null {
    const group = this.groups.at(-1);
    return group === undefined ? null : { startsAt: group.startsAt, place: group.after ?? FIRST_PLACE };
  }

  async next(limit: number): Promise<SlotProbe[]> {
    const group = this.groups.pop();
    if (group === undefined) return [];
    const part = { ...group, notices: this.notices, limit };
    const found = await candidatesOfClasses(this.queryable, this.narrowed(), part);
    const last = found.at(-1);
    if (last !== undefined && found.length === limit) this.groups.push({ ...group, after: last.place });
    return found.map(({ notBefore, ...candidate }) => firstProbe(candidate, notBefore));
  }
}

/** By start. What can start before a page begins comes where the page begins: from its place on, and a minute later. */
function groupsOf(classes: readonly ResourceClass[], after: AvailablePlace | null): Group[] {
  const early = after === null ? [] : classes.filter(({ notBefore }) => notBefore <= after.startsAt);
  const later = classes.filter((each) => !early.includes(each));
  const groups: Group[] = [...Map.groupBy(later, ({ notBefore }) => notBefore)].map(([startsAt, together]) => ({
    ...{ startsAt, classes: together, after: null, upTo: null },
  }));
  if (after !== null && early.length > 0) {
    groups.push({ startsAt: after.startsAt, classes: early, after: after.place, upTo: null });
    groups.push({ startsAt: after.startsAt + MINUTE_MS, classes: early, after: null, upTo: after.place });
  }
  return groups.sort((a, b) => a.startsAt - b.startsAt);
}
