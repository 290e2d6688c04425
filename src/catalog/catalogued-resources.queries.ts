import type { OpeningPeriod } from '../availability/index.js';
import { distinctKeys, type OrganizationKey, type ResourceKey } from '../platform/core/keys.js';
import type { SqlRow } from '../platform/db/columns.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { CataloguedResource } from './core/resource.js';
import type { ResourceEntity } from './resource.entity.js';

/** A row of the view catalogued_resource. */
export interface ResourceRow extends SqlRow<ResourceEntity, Exclude<keyof ResourceEntity, Unviewed>> {
  readonly parent_id: ResourceKey['id'] | null;
  readonly container_ids: ResourceKey['id'][];
  readonly container_seats: (number | null)[];
  readonly units: number;
  readonly time_zone: string;
  readonly opening_hours: OpeningPeriod[];
  readonly owner_status: string;
}

/** The columns of a resource that the view leaves out. */
type Unviewed = 'createdAt' | 'words' | 'everListed' | 'foldedSkills' | 'updatedAt';

export const resourceOf = (row: ResourceRow): CataloguedResource => ({
  id: { provider: row.organization_id, id: row.resource_id },
  organizationId: row.organization_id,
  siteId: row.site_id,
  parentId: row.parent_id === null ? null : { provider: row.organization_id, id: row.parent_id },
  containerIds: row.container_ids.map((id) => ({ provider: row.organization_id, id })),
  containerSeats: row.container_seats,
  code: row.code,
  name: row.name,
  description: row.description,
  kind: row.kind,
  status: row.status,
  units: row.units,
  seats: row.seats,
  skills: row.skills,
  audience: row.audience,
  timeZone: row.time_zone,
  openingHours: row.opening_hours,
  ownerVerified: row.owner_status === 'VERIFIED',
  policy: {
    minimumMinutes: row.minimum_minutes,
    maximumMinutes: row.maximum_minutes,
    startStepMinutes: row.start_step_minutes,
    minimumNoticeMinutes: row.minimum_notice_minutes,
    maximumAdvanceDays: row.maximum_advance_days,
    turnaroundMinutes: row.turnaround_minutes,
    approval: row.approval,
    cancellationNoticeMinutes: row.cancellation_notice_minutes,
    checkInOpensMinutes: row.check_in_opens_minutes,
    noShowAfterMinutes: row.no_show_after_minutes,
  },
});

const findByKeys = statement('resource.find-by-keys')`
  select r.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, resource_id)
     join catalogued_resource r using (organization_id, resource_id)`;

/** The rows that exist, by key. Not filtered by what a viewer may see. */
export async function resourcesById(
  queryable: Queryable,
  ids: readonly ResourceKey[],
): Promise<Map<ResourceKey['id'], CataloguedResource>> {
  const keys = distinctKeys(ids);
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<ResourceRow>(findByKeys, [
    keys.map((key) => key.provider),
    keys.map((key) => key.id),
  ]);
  return new Map(rows.map((row) => [row.resource_id, resourceOf(row)]));
}

const findByCodes = statement('resource.find-by-codes')`
  select r.* from catalogued_resource r where r.organization_id = $1 and r.code = any ($2::text[])`;

/** The resources of an organization that have one of the codes, by code. */
export async function resourcesByCode(
  queryable: Queryable,
  organizationId: OrganizationKey,
  codes: readonly string[],
): Promise<Map<string, CataloguedResource>> {
  const rows = await queryable.run<ResourceRow>(findByCodes, [organizationId, codes]);
  return new Map(rows.map((row) => [row.code, resourceOf(row)]));
}

/** A resource that is known to exist. Throws if absent. */
export async function requiredResource(queryable: Queryable, id: ResourceKey): Promise<CataloguedResource> {
  const resource = (await resourcesById(queryable, [id])).get(id.id);
  if (resource === undefined) throw new Error(`the resource ${id.id} is referred to but does not exist`);
  return resource;
}
