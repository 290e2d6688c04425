import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { DemandLog, type SearchReason, unitMinutesOf } from '../demand/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { MINUTE_MS } from '../platform/core/time-range.js';
import { Database, statement } from '../platform/db/database.js';
import { DailyBound } from './core/daily-bound.js';
import { couldBeMet } from './core/could-be-met.js';
import type { NearestFit, SearchFilter } from './explain-nothing.js';
import type { AvailabilitySearch } from './availability-search.js';
import type { Near } from './candidate-filter.js';

const ELSEWHERE = 'UTC';

const zoneOfAsker = statement('search.zone-of-asker')`select coalesce(
     (select o.time_zone from organization o where o.organization_id = $1),
     (select a.time_zone from account a where a.account_id = $2),
     (select o.time_zone from membership m join organization o using (organization_id)
       where m.account_id = $2 order by m.joined_order limit 1)) as time_zone`;

const zoneNear = statement('search.zone-near')`select s.time_zone from site s where s.latitude is not null
    order by point(s.longitude, s.latitude) <-> point($1, $2) limit 1`;

const offeredSkills = statement('search.offered-skills')`select s.skill from unnest($1::text[]) s (skill)
    where exists (
      select from resource r where r.folded_skills @> skills_folded(array[s.skill]) and r.status = 'LISTED')`;

/** A search names seldom more; each costs a look. */
const MOST_SKILLS = 20;
/** Searches of one account that are counted on a day by this instance. */
const MOST_A_DAY = 500;

/** Reports do not tell apart that an approval was not wanted. */
const reasonOf = (filter: SearchFilter): SearchReason => (filter === 'INSTANT_ONLY' ? 'NOTHING' : filter);

/** Counts a search that found nothing, for the reports. */
@Injectable()
export class NoteNothing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demand: DemandLog,
  ) {}

  private readonly bound = new DailyBound(MOST_A_DAY);

  /** `fits`: what would fit without one of its filters; the reason is the only one that is to blame. */
  async execute(viewer: Viewer, search: AvailabilitySearch, fits: readonly NearestFit[]): Promise<void> {
    if (!couldBeMet(search, this.clock.now()) || !this.bound.admits(viewer.accountKey, this.clock.now())) return;
    const { window, durationMinutes, units, skills, near, organizationId } = search;
    const [only, ...others] = fits;
    const endsAt = durationMinutes === null ? window.endsAt : window.startsAt + durationMinutes * MINUTE_MS;
    const refused = {
      reason: only === undefined || others.length > 0 ? ('NOTHING' as const) : reasonOf(only.filter),
      startsAt: window.startsAt,
      timeZone: near === null ? await this.zoneOf(viewer, organizationId) : await this.zoneAt(near),
      resourceId: null,
      skills: await this.offered(skills),
      withinKilometres: near?.withinKilometres ?? null,
      consumerId: organizationId,
      unitMinutes: unitMinutesOf(units, { startsAt: window.startsAt, endsAt }),
      worth: null,
    };
    this.demand.note(() => [refused]);
  }

  /** The wall clock of the organization that asks, else of the person. */
  private async zoneOf(viewer: Viewer, organizationId: OrganizationKey | null): Promise<string> {
    const values = [organizationId, viewer.accountKey];
    const [row] = await this.database.run<{ time_zone: string | null }>(zoneOfAsker, values);
    return row?.time_zone ?? ELSEWHERE;
  }

  /** Skills that something listed has: words of any other kind are no demand, and may be about people. */
  private async offered(skills: readonly string[]): Promise<string[]> {
    if (skills.length === 0) return [];
    const rows = await this.database.run<{ skill: string }>(offeredSkills, [skills.slice(0, MOST_SKILLS)]);
    return rows.map(({ skill }) => skill);
  }

  /** That of the nearest site, which is hardly ever another; a search is not refused for want of it. */
  private async zoneAt({ latitude, longitude }: Near): Promise<string> {
    try {
      const [site] = await this.database.run<{ time_zone: string }>(zoneNear, [longitude, latitude]);
      return site?.time_zone ?? ELSEWHERE;
    } catch {
      return ELSEWHERE;
    }
  }
}
