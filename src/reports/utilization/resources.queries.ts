import { organizationIds } from '../../access/index.js';
import type { OpeningPeriod } from '../../availability/index.js';
import { resourceIds } from '../../catalog/index.js';
import { siteIds } from '../../organizations/index.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { GENERAL_RATED_HOURS } from './core/rated-hours.js';
import type { Grouping, ReportedResource } from './core/grouping.js';

/** Which resources a report is about; all that is given must hold. */
export interface ResourceCriteria {
  /** By the keys of their ids; null: of all organizations. */
  readonly organizationKeys: readonly string[] | null;
  readonly siteId: string | null;
  readonly kind: string | null;
  readonly resourceIds: readonly string[] | null;
  /** Skills are told only by SKILL: reading a hundred thousand lists takes its time. */
  readonly groupBy: Grouping;
}

export interface ReportableResource extends ReportedResource {
  readonly organizationKey: string;
  readonly resourceKey: string;
  readonly calendarKey: string;
  readonly timeZone: string;
  readonly units: number;
  readonly ratedHoursPerYear: number;
}

export interface CalendarRow {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly opening_hours: OpeningPeriod[];
}

interface ResourceRow {
  readonly organization_id: string;
  readonly organization_name: string;
  readonly resource_id: string;
  readonly site_id: string;
  readonly site_name: string;
  readonly kind: string;
  readonly name: string;
  readonly skills: string[] | null;
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly units: number;
  readonly rated_hours_per_year: number;
}

const findResources = statement(
  'report.resources',
  `select r.organization_id, o.name as organization_name, r.resource_id, r.site_id, s.name as site_name, r.kind, r.name,
          case when $6 then r.skills end as skills, c.calendar_id, k.time_zone, c.units,
          coalesce(h.hours_per_year, ${GENERAL_RATED_HOURS}) as rated_hours_per_year
     from resource r
     join capacity c using (organization_id, resource_id)
     join opening_calendar k using (organization_id, calendar_id)
     left join rated_hours h using (organization_id, resource_id)
     join organization o using (organization_id)
     join site s on s.site_id = r.site_id
    where r.status <> 'DRAFT'
      and ($1::bigint[] is null or r.organization_id = any ($1))
      and ($2::uuid is null or r.site_id = $2)
      and ($3::text is null or r.kind = $3)
      and ($4::bigint[] is null or (r.organization_id, r.resource_id) in (select * from unnest($4, $5::uuid[])))
    order by r.organization_id, r.code`,
);

/** All but drafts, by organization and code. */
export async function reportableResources(
  queryable: Queryable,
  criteria: ResourceCriteria,
): Promise<ReportableResource[]> {
  const siteKey = criteria.siteId === null ? null : siteIds.decode(criteria.siteId);
  if (siteKey === null && criteria.siteId !== null) return [];
  const keys = criteria.resourceIds?.flatMap((id) => resourceIds.decode(id) ?? []) ?? null;
  const rows = await queryable.run<ResourceRow>(findResources, [
    criteria.organizationKeys,
    siteKey,
    criteria.kind,
    keys?.map((key) => key.organizationId) ?? null,
    keys?.map((key) => key.id) ?? null,
    criteria.groupBy === 'SKILL',
  ]);
  return rows.map((row) => ({
    id: resourceIds.encode(row.organization_id, row.resource_id),
    organizationId: organizationIds.encode(row.organization_id),
    organizationName: row.organization_name,
    siteId: siteIds.encode(row.site_id),
    siteName: row.site_name,
    kind: row.kind,
    name: row.name,
    skills: row.skills ?? [],
    organizationKey: row.organization_id,
    resourceKey: row.resource_id,
    calendarKey: row.calendar_id,
    timeZone: row.time_zone,
    units: row.units,
    ratedHoursPerYear: row.rated_hours_per_year,
  }));
}

const findCalendars = statement(
  'report.calendars',
  `select organization_id, calendar_id, time_zone, opening_hours from opening_calendar
    where organization_id = any ($1::bigint[])`,
);

/** The opening calendars of organizations, by the keys of their ids. */
export const calendarsOf = (queryable: Queryable, organizationKeys: readonly string[]): Promise<CalendarRow[]> =>
  queryable.run<CalendarRow>(findCalendars, [organizationKeys]);
