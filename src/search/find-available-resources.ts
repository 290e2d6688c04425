import { Injectable } from '@nestjs/common';
import { organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import { OpeningMonths } from '../availability/index.js';
import { ResourceText } from '../catalog/index.js';
import { organizationsById } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { DAY_MS, MINUTE_MS } from '../platform/core/time-range.js';
import type { AvailablePlace, AvailableResource, FreeResource } from './available.js';
import { type Candidate, candidatesByDistance, candidatesById } from './candidates.queries.js';
import { isPeriod, type SearchWish } from './core/offer.js';
import { byClasses, earliestFirst, knownMatches } from './earliest-first.js';
import { type CandidateCriteria, CandidateFilter, type Timing } from './candidate-filter.js';
import { firstProbe, type SlotProbe, AvailabilityCheck } from './availability-check.js';

export type AvailabilitySearch = Omit<CandidateCriteria, 'words'> & SearchWish & { readonly text: string | null };

/** The part of the list that is asked for. */
interface Page {
  readonly after: AvailablePlace | null;
  readonly count: number;
}

/** Batch sizes. The first batch is barely larger than a page, because most candidates turn out to be free. */
const FIRST_BATCHES = [50, 150];
const NEXT_BATCH = 400;
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
  ) {}

  /**
   * By distance when that is asked for, else by start; then by id. At most `count`, from after `after` on. Null when
   * the viewer may not ask for the organization.
   */
  async execute(
    viewer: Viewer,
    search: AvailabilitySearch,
    after: AvailablePlace | null,
    count: number,
  ): Promise<AvailableResource[] | null> {
    if (!(await this.mayAskFor(viewer, search.organizationId))) return null;
    const exempt = organizationsWhere(viewer, rolesFor('exemption', 'provider'));
    const found = await this.text.find(viewer, search.text, (words) =>
      this.look({ ...search, words }, new Set(exempt), { after, count }),
    );
    const { units, organizationId } = search;
    return found.map((free) => ({ ...free, units, organizationId }));
  }

  private async look(
    search: CandidateCriteria & SearchWish,
    manages: ReadonlySet<OrganizationKey>,
    page: Page,
  ): Promise<FreeResource[]> {
    const timing = this.timingOf(search, manages);
    if (timing.firstStart > timing.lastStart) return [];
    if (search.durationMinutes === null && !isPeriod(search.window)) return [];
    const offers = new AvailabilityCheck(
      this.database,
      search,
      { organizationId: search.organizationId, manages },
      timing.now,
    );
    const narrowed = () => new CandidateFilter(search, timing);
    if (search.durationMinutes === null) return this.throughout(search, offers, narrowed, page);
    if (search.near !== null) return this.nearest(search, offers, narrowed, page);
    return this.earliest(search, offers, narrowed, page);
  }

  private timingOf({ window, durationMinutes }: SearchWish, manages: ReadonlySet<OrganizationKey>): Timing {
    const now = this.clock.now();
    const lengthMinutes = durationMinutes ?? (window.endsAt - window.startsAt) / MINUTE_MS;
    const firstStart = Math.max(window.startsAt, now - (now % MINUTE_MS));
    const lastStart = window.endsAt - lengthMinutes * MINUTE_MS;
    return { now, lengthMinutes, firstStart, lastStart, exempt: [...manages] };
  }

  /** For the whole window, by distance or id. */
  private async throughout(
    search: CandidateCriteria & SearchWish,
    offers: AvailabilityCheck,
    narrowed: () => CandidateFilter,
    page: Page,
  ): Promise<FreeResource[]> {
    const { window, near } = search;
    await this.openingMonths.ensure(window);
    return inOrder(
      page,
      (after, limit) =>
        near === null
          ? candidatesById(this.database, narrowed(), window, { after, limit })
          : candidatesByDistance(this.database, narrowed, window, { after, limit }),
      (candidates) => offers.inWindows(candidates.map((candidate) => ({ candidate, window }))),
    );
  }

  /** The earliest slot of each, by distance. */
  private nearest(
    search: CandidateCriteria & SearchWish,
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
    search: CandidateCriteria & SearchWish,
    offers: AvailabilityCheck,
    narrowed: () => CandidateFilter,
    page: Page,
  ): Promise<FreeResource[]> {
    const { firstStart, lengthMinutes } = narrowed().timing;
    const { endsAt } = search.window;
    const soon = Math.min(endsAt, firstStart + NARROWED_DAYS * DAY_MS);
    await this.openingMonths.ensure({ startsAt: firstStart, endsAt: soon });
    const few = search.words !== null || search.skills.length > 0;
    const source =
      (few ? await knownMatches(this.database, narrowed(), page.after) : null) ??
      (await byClasses(this.database, narrowed, page.after));
    return earliestFirst(source, offers, { length: lengthMinutes * MINUTE_MS, until: endsAt }, page);
  }

  /** Only members ask what their organization could book, and only a VERIFIED one can. */
  private async mayAskFor(viewer: Viewer, organizationId: OrganizationKey | null): Promise<boolean> {
    if (organizationId === null) return true;
    if (!viewer.roles.has(organizationId) && !viewer.isPlatformAdmin) return false;
    return (await organizationsById(this.database, [organizationId])).get(organizationId)?.status === 'VERIFIED';
  }
}

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
