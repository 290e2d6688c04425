import { Injectable } from '@nestjs/common';
import { organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import { noSpecialDays, occupantsOf, specialDaysIn } from '../availability/index.js';
import { type CataloguedResource, resourceIds, ResourceText } from '../catalog/index.js';
import { organizationsById } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { type Candidate, type CandidateCriteria, type CandidatePlace, candidatesAfter } from './candidates.queries.js';
import { admissionOf, type Asker, offerOf, type Wish } from './core/offer.js';

export type AvailabilitySearch = Omit<CandidateCriteria, 'words'> & Wish & { readonly text: string | null };

export interface AvailableResource {
  readonly resource: CataloguedResource;
  readonly period: TimeRange;
  readonly distanceKilometres: number | null;
  readonly place: CandidatePlace;
}

/** Where a page goes on: after this start, when that orders the list, and this candidate. */
export interface AvailablePlace {
  readonly startsAt: Instant;
  readonly place: CandidatePlace;
}

/** So many are looked at at once: enough for a page where most are free, little where the first ones are. */
const BATCH = 200;

/** What can be booked at this moment, asked by the very rules of booking. */
@Injectable()
export class FindAvailableResources {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly text: ResourceText,
  ) {}

  /** By distance when that is asked for, else by start; then by id. At most `count`, from after `after` on. */
  async execute(
    viewer: Viewer,
    search: AvailabilitySearch,
    after: AvailablePlace | null,
    count: number,
  ): Promise<AvailableResource[]> {
    if (!(await this.mayAskFor(viewer, search.organizationId))) return [];
    return this.text.find(viewer, search.text, (words) => this.look(viewer, { ...search, words }, after, count));
  }

  private async look(
    viewer: Viewer,
    search: CandidateCriteria & Wish,
    after: AvailablePlace | null,
    count: number,
  ): Promise<AvailableResource[]> {
    const now = this.clock.now();
    // By distance, or with one start for all, the order is that of the candidates: a full page ends the search.
    const inOrder = search.near !== null || search.durationMinutes === null;
    const asker = {
      organizationId: search.organizationId,
      manages: new Set(organizationsWhere(viewer, rolesFor('exemption', 'provider'))),
    };
    const found: AvailableResource[] = [];
    let place = inOrder ? (after?.place ?? null) : null;
    do {
      const candidates = await candidatesAfter(this.database, search, place, BATCH, now);
      found.push(...(await this.offered(candidates, search, asker, now)));
      place = candidates.length < BATCH ? null : (candidates.at(-1)?.place ?? null);
    } while (place !== null && !(inOrder && found.length >= count));
    return inOrder ? found.slice(0, count) : byStart(found, after).slice(0, count);
  }

  /** Only members ask what their organization could book, and only a VERIFIED one can. */
  private async mayAskFor(viewer: Viewer, organizationId: string | null): Promise<boolean> {
    if (organizationId === null) return true;
    if (!viewer.roles.has(organizationId) && !viewer.isPlatformAdmin) return false;
    return (await organizationsById(this.database, [organizationId])).get(organizationId)?.status === 'VERIFIED';
  }

  private async offered(
    candidates: readonly Candidate[],
    search: Wish,
    asker: Asker,
    now: Instant,
  ): Promise<AvailableResource[]> {
    const windows = candidates.flatMap(({ resource }) => {
      const key = resourceIds.decode(resource.id);
      const endsAt = search.window.endsAt + resource.policy.turnaroundMinutes * MINUTE_MS;
      const range = { startsAt: search.window.startsAt, endsAt };
      return key === null ? [] : [{ resource: key, range, whole: search.units === resource.units }];
    });
    const occupants = await occupantsOf(this.database, windows, now);
    const owners = candidates.map(({ place }) => place.organizationKey);
    const specialDays = await specialDaysIn(this.database, owners, search.window);
    return candidates.flatMap(({ resource, distanceKilometres, place }, index) => {
      const days = specialDays.get(place.organizationKey) ?? noSpecialDays;
      const period = offerOf(admissionOf(resource, days, search, asker), search, occupants[index] ?? [], now);
      return period === null ? [] : [{ resource, period, distanceKilometres, place }];
    });
  }
}

const compareKeys = (a: CandidatePlace, b: CandidatePlace): number =>
  Number(a.organizationKey) - Number(b.organizationKey) || (a.resourceKey < b.resourceKey ? -1 : 1);

function byStart(found: readonly AvailableResource[], after: AvailablePlace | null): AvailableResource[] {
  const isAfter = ({ period, place }: AvailableResource): boolean =>
    after === null ||
    period.startsAt > after.startsAt ||
    (period.startsAt === after.startsAt &&
      place.resourceKey !== after.place.resourceKey &&
      compareKeys(place, after.place) > 0);
  return found.filter(isAfter).sort((a, b) => a.period.startsAt - b.period.startsAt || compareKeys(a.place, b.place));
}
