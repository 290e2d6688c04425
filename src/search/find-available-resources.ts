import { Injectable } from '@nestjs/common';
import { organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import { OpeningMonths } from '../availability/index.js';
import { QuoteOffers } from '../bookings/index.js';
import { ResourceText } from '../catalog/index.js';
import { organizationsById } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import type { AvailabilitySearch } from './availability-search.js';
import type { AvailablePlace, AvailableResource, FreeResource, PricedPlace } from './available.js';
import { type Candidate, candidatesByDistance, candidatesById, distancesOf } from './candidates.queries.js';
import { isPeriod, type SearchWish } from './core/offer.js';
import { comparePrices } from './core/places.js';
import { type WishedTimes, wishedPeriods } from './core/wished-times.js';
import { byClasses, earliestFirst, knownMatches } from './earliest-first.js';
import { type CandidateCriteria, CandidateFilter, type Timing, type WishedHours } from './candidate-filter.js';
import { calendarZones } from './earliest.queries.js';
import { firstProbe, type SlotProbe, AvailabilityCheck } from './availability-check.js';

type Search = CandidateCriteria & SearchWish & Pick<AvailabilitySearch, 'orderBy'>;

/** The part of the list that is asked for. */
interface Page<Place = AvailablePlace> {
  readonly after: Place | null;
  readonly count: number;
}

/** Batch sizes. The first batch is barely larger than a page, because most candidates turn out to be free. */
const FIRST_BATCHES = [50, 150];
const NEXT_BATCH = 400;
/** The offers, by start, among which a list by price orders. */
const MOST_PRICED = 200;
/** Days from the first start for which the wished hours narrow down; two months and a day. */
const WISHED_DAYS = 63;
/** Opening hours narrow down the earliest starts in the month of the first one and in the next. */
const NARROWED_DAYS = 31;

/** Finds resources that can be booked at this moment, by the rules of booking. */
@Injectable()
export class FindAvailableResources {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly text: ResourceText,
    private readonly openingMonths: OpeningMonths,
    private readonly quotes: QuoteOffers,
  ) {}

  /**
   * At most `count` offers in the order of the search, then by id, from after `after` on. Null if the viewer may not
   * search for the organization.
   */
  async execute(
    viewer: Viewer,
    search: AvailabilitySearch,
    after: AvailablePlace | PricedPlace | null,
    count: number,
  ): Promise<AvailableResource[] | null> {
    if (!(await this.mayAskFor(viewer, search.organizationId))) return null;
    if (search.orderBy === 'PRICE') {
      const byStart = await this.found(viewer, search, { after: null, count: MOST_PRICED });
      return this.byPrice(search, byStart, { after: after !== null && 'price' in after ? after : null, count });
    }
    const { units, organizationId } = search;
    const found = await this.found(viewer, search, { after, count });
    return found.map((free) => ({ ...free, units, organizationId, search, price: null }));
  }

  /** The first slots of offers of one search, from each offer on; `count` of each, not overlapping. */
  async slots(
    viewer: Viewer,
    search: AvailabilitySearch,
    offers: readonly { readonly candidate: Candidate; readonly period: TimeRange; readonly count: number }[],
  ): Promise<TimeRange[][]> {
    const { durationMinutes, window } = search;
    if (durationMinutes === null) return offers.map(({ period }) => [period]);
    const manages = new Set(organizationsWhere(viewer, rolesFor('exemption', 'provider')));
    const probes = offers.map(({ candidate, period, count }) => ({
      ...{ ...firstProbe(candidate, period.startsAt), count, found: [] },
    }));
    return this.checkOf(search, manages, this.clock.now()).slots(probes, durationMinutes * MINUTE_MS, window.endsAt);
  }

  private found(viewer: Viewer, search: AvailabilitySearch, page: Page): Promise<FreeResource[]> {
    const manages = new Set(organizationsWhere(viewer, rolesFor('exemption', 'provider')));
    return this.text.find(viewer, search.text, (words) => this.look({ ...search, words }, manages, page));
  }

  private async byPrice(
    search: AvailabilitySearch,
    byStart: readonly FreeResource[],
    { after, count }: Page<PricedPlace>,
  ): Promise<AvailableResource[]> {
    const { units, organizationId } = search;
    if (organizationId === null) throw new Error('the price for whom?');
    const offers = byStart.map(({ resource, period }) => ({ resourceId: resource.id, units, period }));
    const quotes = await this.quotes.execute(organizationId, offers);
    const placed = byStart
      .map((free, index) => ({ free, quote: quotes[index] ?? null, startsAt: free.period.startsAt, place: free.place }))
      .sort(comparePrices);
    const next =
      after === null ? placed : placed.filter((each) => comparePrices(each, { ...after, ...after.price }) > 0);
    const priced = next.slice(0, count);
    return priced.map(({ free, quote }) => ({ ...free, units, organizationId, search, price: { quote } }));
  }

  private checkOf(search: Search | AvailabilitySearch, manages: ReadonlySet<OrganizationKey>, now: Instant) {
    return new AvailabilityCheck(this.database, search, { organizationId: search.organizationId, manages }, now);
  }

  private async look(search: Search, manages: ReadonlySet<OrganizationKey>, page: Page): Promise<FreeResource[]> {
    const timing = this.timingOf(search, manages);
    if (timing.firstStart > timing.lastStart) return [];
    if (search.durationMinutes === null && !isPeriod(search.window)) return [];
    const offers = this.checkOf(search, manages, timing.now);
    const narrowed = () => new CandidateFilter(search, timing);
    if (search.durationMinutes === null) {
      return this.measured(search, await this.throughout(search, offers, narrowed, page));
    }
    if (byDistance(search)) return this.nearest(search, offers, narrowed, page);
    return this.measured(search, await this.earliest(search, offers, timing, page));
  }

  /** Adds the distance from the place that is asked for, if the list is not ordered by it. */
  private async measured({ near, ...search }: Search, found: FreeResource[]): Promise<FreeResource[]> {
    if (near === null || byDistance({ near, ...search })) return found;
    const sites = found.map(({ resource }) => resource.siteId);
    const distances = await distancesOf(this.database, near, sites);
    return found.map((free) => ({ ...free, distanceKilometres: distances.get(free.resource.siteId) ?? null }));
  }

  private timingOf(search: SearchWish, manages: ReadonlySet<OrganizationKey>): Timing {
    const { window, durationMinutes, startStepMinutes } = search;
    const now = this.clock.now();
    const lengthMinutes = durationMinutes ?? (window.endsAt - window.startsAt) / MINUTE_MS;
    const firstStart = Math.max(window.startsAt, now - (now % MINUTE_MS));
    const lastStart = window.endsAt - lengthMinutes * MINUTE_MS;
    return { now, lengthMinutes, firstStart, lastStart, exempt: [...manages], startStepMinutes, wished: null };
  }

  /** For the whole window, by distance or id. */
  private async throughout(
    search: Search,
    offers: AvailabilityCheck,
    narrowed: () => CandidateFilter,
    page: Page,
  ): Promise<FreeResource[]> {
    const { window } = search;
    await this.openingMonths.ensure(window);
    return inOrder(
      page,
      (after, limit) =>
        byDistance(search)
          ? candidatesByDistance(this.database, narrowed, window, { after, limit })
          : candidatesById(this.database, narrowed(), window, { after, limit }),
      (candidates) => offers.inWindows(candidates.map((candidate) => ({ candidate, window }))),
    );
  }

  /** The earliest slot of each, by distance. */
  private nearest(
    search: Search,
    offers: AvailabilityCheck,
    narrowed: () => CandidateFilter,
    page: Page,
  ): Promise<FreeResource[]> {
    const { firstStart, lengthMinutes } = narrowed().timing;
    return inOrder(
      page,
      (after, limit) => candidatesByDistance(this.database, narrowed, null, { after, limit }),
      async (candidates) => {
        const periods = new Map<Candidate, FreeResource['period']>();
        let looked: SlotProbe[] = candidates.map((candidate) => firstProbe(candidate, firstStart));
        while (looked.length > 0) {
          const looks = await offers.earliest(looked, lengthMinutes * MINUTE_MS, search.window.endsAt);
          for (const [index, { candidate }] of looked.entries()) {
            const look = looks[index] ?? null;
            if (look !== null && 'period' in look) periods.set(candidate, look.period);
          }
          looked = looks.flatMap((look) => (look !== null && 'next' in look ? [look.next] : []));
        }
        return candidates.map((candidate) => periods.get(candidate) ?? null);
      },
    );
  }

  /** The earliest slot of each, by its start. */
  private async earliest(
    search: Search,
    offers: AvailabilityCheck,
    timing: Timing,
    page: Page,
  ): Promise<FreeResource[]> {
    const { firstStart, lengthMinutes } = timing;
    const { endsAt } = search.window;
    const wished =
      search.times === null ? null : await this.wishedHours(search.times, { startsAt: firstStart, endsAt });
    const narrowed = () => new CandidateFilter(search, { ...timing, wished });
    const soon = Math.min(endsAt, firstStart + NARROWED_DAYS * DAY_MS);
    await this.openingMonths.ensure({ startsAt: firstStart, endsAt: soon });
    const few = search.words !== null || search.skills.length > 0 || search.near !== null;
    const source =
      (few ? await knownMatches(this.database, narrowed(), page.after) : null) ??
      (await byClasses(this.database, narrowed, page.after));
    return earliestFirst(source, offers, { length: lengthMinutes * MINUTE_MS, until: endsAt }, page);
  }

  /** The wished hours in each zone. Behind some days all hours count, so that a year is not sent to the database. */
  private async wishedHours(times: WishedTimes, { startsAt, endsAt }: TimeRange): Promise<WishedHours[]> {
    const horizon = Math.min(endsAt, startsAt + WISHED_DAYS * DAY_MS);
    const later = horizon < endsAt ? [{ startsAt: horizon, endsAt }] : [];
    return (await calendarZones(this.database)).map(({ timeZone }) => ({
      timeZone,
      periods: [...wishedPeriods(times, timeZone, { startsAt, endsAt: horizon }), ...later],
    }));
  }

  /** Only members ask what their organization could book, and only a VERIFIED one can. */
  private async mayAskFor(viewer: Viewer, organizationId: OrganizationKey | null): Promise<boolean> {
    if (organizationId === null) return true;
    if (!viewer.roles.has(organizationId) && !viewer.isPlatformAdmin) return false;
    return (await organizationsById(this.database, [organizationId])).get(organizationId)?.status === 'VERIFIED';
  }
}

const byDistance = ({ near, orderBy }: Pick<Search, 'near' | 'orderBy'>): boolean =>
  near !== null && (orderBy ?? 'DISTANCE') === 'DISTANCE';

/** Candidates come in the order of the list, so a full page ends the search. */
async function inOrder(
  { after, count }: Page,
  candidatesAfter: (after: Candidate['place'] | null, limit: number) => Promise<Candidate[]>,
  periodsOf: (candidates: readonly Candidate[]) => Promise<(FreeResource['period'] | null)[]>,
): Promise<FreeResource[]> {
  const found: FreeResource[] = [];
  let place = after?.place ?? null;
  for (let limit = FIRST_BATCHES.find((batch) => batch > count) ?? NEXT_BATCH; ; limit = NEXT_BATCH) {
    const candidates = await candidatesAfter(place, limit);
    const periods = await periodsOf(candidates);
    for (const [index, candidate] of candidates.entries()) {
      const period = periods[index] ?? null;
      if (period !== null) found.push({ ...candidate, period });
    }
    place = candidates.at(-1)?.place ?? null;
    if (place === null || candidates.length < limit || found.length >= count) return found.slice(0, count);
  }
}
