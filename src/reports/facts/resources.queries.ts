import type { Grouping, ReportedResource } from '../question/core/grouping.js';
import type { OpeningPeriod } from '../../availability/index.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../../platform/core/keys.js';
import { ComposedQuery } from '../../platform/db/composed-query.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { GENERAL_RATED_HOURS } from './core/rated-hours.js';

/** Criteria for the resources of a report; all that are given must hold. */
export interface ResourceCriteria {
  /** The owners; null = all organizations. */
  readonly organizationKeys: readonly OrganizationKey[] | null;
  readonly siteId: SiteKey | null;
  readonly kind: string | null;
  readonly resourceIds: readonly ResourceKey[] | null;
  /** The grouping. Columns of other groupings are not read, because for 100,000 resources that takes its time. */
  readonly groupBy: Grouping;
}

export interface CalendarRow {
  readonly organization_id: OrganizationKey;
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly opening_hours: OpeningPeriod[];
}

interface ResourceRow {
  readonly organization_id: OrganizationKey;
  readonly resource_id: ResourceKey['id'];
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly units: number;
  readonly hours_per_year: number | null;
  readonly name?: string;
  /** Read where sites are rows. */
  readonly site_id: SiteKey;
  readonly kind?: string;
  readonly skills?: string[];
  readonly folded_skills?: string[];
}

/** A row as it came: to copy a hundred thousand of them takes longer than to read what is asked of each. */
export class ReportableResource implements ReportedResource {
  constructor(private readonly row: ResourceRow) {}

  get key(): ResourceKey {
    return { provider: this.row.organization_id, id: this.row.resource_id };
  }

  get siteKey(): SiteKey {
    return this.row.site_id;
  }

  get kind(): string {
    return this.row.kind ?? '';
  }

  get name(): string {
    return this.row.name ?? '';
  }

  get skills(): readonly string[] {
    return this.row.skills ?? [];
  }

  get foldedSkills(): readonly string[] {
    return this.row.folded_skills ?? [];
  }

  get organizationKey(): OrganizationKey {
    return this.row.organization_id;
  }

  get resourceKey(): ResourceKey['id'] {
    return this.row.resource_id;
  }

  get calendarKey(): string {
    return this.row.calendar_id;
  }

  get timeZone(): string {
    return this.row.time_zone;
  }

  get units(): number {
    return this.row.units;
  }

  get ratedHoursPerYear(): number {
    return this.row.hours_per_year ?? GENERAL_RATED_HOURS;
  }
}

/** Columns and joins that each grouping needs for its labels. */
const TOLD: Readonly<Partial<Record<Grouping, { readonly columns: string; readonly beside?: string }>>> = {
  RESOURCE: { columns: 'r.name' },
  ORGANIZATION: { columns: 'o.name', beside: 'join organization o using (organization_id)' },
  SITE: { columns: 's.name, r.site_id', beside: 'join site s on s.site_id = r.site_id' },
  KIND: { columns: 'r.kind' },
  SKILL: { columns: 'r.skills, r.folded_skills' },
};

/** The condition on owners. One owner is compared directly, because a plan made once cannot know an array's length. */
const ofOrganizations = (query: ComposedQuery, keys: readonly OrganizationKey[]): string =>
  keys.length === 1
    ? `r.organization_id = ${query.param(keys[0], 'bigint')}`
    : `r.organization_id = any (${query.param(keys, 'bigint[]')})`;

function resourcesQuery(criteria: ResourceCriteria) {
  const query = new ComposedQuery();
  const told = TOLD[criteria.groupBy];
  const text = `
  select r.organization_id, r.resource_id, c.calendar_id, k.time_zone, c.units, h.hours_per_year
         ${told === undefined ? '' : `, ${told.columns}`}
    from resource r
    join capacity c using (organization_id, resource_id)
    join opening_calendar k using (organization_id, calendar_id)
    left join rated_hours h using (organization_id, resource_id) ${told?.beside ?? ''}
   where r.status <> 'DRAFT'
     ${query.when(criteria.organizationKeys, (own) => ofOrganizations(query, own))}
     ${query.when(criteria.siteId, (site) => `r.site_id = ${query.param(site, 'uuid')}`)}
     ${query.when(criteria.kind, (kind) => `r.kind = ${query.param(kind, 'text')}`)}
     ${query.when(criteria.resourceIds, (these) => {
       const organizations = these.map(({ provider }) => provider);
       const ids = these.map(({ id }) => id);
       return `(r.organization_id, r.resource_id) in (
           select * from unnest(${query.param(organizations, 'bigint[]')}, ${query.param(ids, 'uuid[]')}))`;
     })}
   order by r.organization_id ${criteria.groupBy === 'RESOURCE' ? ', r.code' : ''}`;
  return { statement: query.statement('report.resources', text), values: query.values };
}

/** All but drafts, by organization, and by code where each is a row. */
export async function reportableResources(
  queryable: Queryable,
  criteria: ResourceCriteria,
): Promise<ReportableResource[]> {
  const { statement: find, values } = resourcesQuery(criteria);
  const rows = await queryable.run<ResourceRow>(find, values);
  return rows.map((row) => new ReportableResource(row));
}

const findCalendars = statement('report.calendars')`
  select organization_id, calendar_id, time_zone, opening_hours from opening_calendar
    where organization_id = any ($1::bigint[])`;

/** The opening calendars of organizations. */
export const calendarsOf = (
  queryable: Queryable,
  organizationKeys: readonly OrganizationKey[],
): Promise<CalendarRow[]> => queryable.run<CalendarRow>(findCalendars, [organizationKeys]);
