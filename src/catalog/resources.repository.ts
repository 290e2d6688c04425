import { refusal } from '../platform/core/refusal.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { refuse, type Result } from '../platform/core/result.js';
import { statement, type Tx } from '../platform/db/database.js';
import { violates } from '../platform/db/sql-state.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import { resourcesById } from './catalogued-resources.queries.js';
import type { BookingPolicy } from './core/policy.js';
import type { Audience, CataloguedResource, ResourceKind, ResourceStatus } from './core/resource.js';

const lockResource = statement(
  'resource.lock',
  'select 1 from resource where organization_id = $1 and resource_id = $2 for no key update',
);

/** Keeps two changes of one resource apart, and answers it as it is now. */
export async function lockedResource(tx: Tx, id: ResourceKey): Promise<CataloguedResource | null> {
  await tx.run(lockResource, [id.provider, id.id]);
  return (await resourcesById(tx, [id])).get(id.id) ?? null;
}

export interface ResourceDetails {
  readonly name: string;
  readonly description: string | null;
  readonly status: ResourceStatus;
  readonly seats: number | null;
  readonly skills: readonly string[];
  readonly audience: Audience;
  readonly policy: BookingPolicy;
}

const detailValues = (details: ResourceDetails): unknown[] => [
  details.name,
  details.description,
  details.status,
  details.seats,
  details.skills,
  details.audience,
  details.policy.minimumMinutes,
  details.policy.maximumMinutes,
  details.policy.startStepMinutes,
  details.policy.minimumNoticeMinutes,
  details.policy.maximumAdvanceDays,
  details.policy.turnaroundMinutes,
  details.policy.approval,
  details.policy.cancellationNoticeMinutes,
  details.policy.checkInOpensMinutes,
  details.policy.noShowAfterMinutes,
];

const DETAIL_COLUMNS = `name, description, status, seats, skills, audience, minimum_minutes, maximum_minutes,
  start_step_minutes, minimum_notice_minutes, maximum_advance_days, turnaround_minutes, approval,
  cancellation_notice_minutes, check_in_opens_minutes, no_show_after_minutes`;

const insert = statement(
  'resource.insert',
  `insert into resource (organization_id, resource_id, site_id, code, kind, created_at, ${DETAIL_COLUMNS})
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
);

export interface NewResource extends ResourceDetails {
  readonly organizationId: OrganizationKey;
  readonly resourceId: ResourceKey['id'];
  readonly siteId: SiteKey;
  readonly code: string;
  readonly kind: ResourceKind;
}

/** Takes bare keys, as the capacity was registered under them. */
export async function insertResource(tx: Tx, resource: NewResource, now: Instant): Promise<void> {
  const { organizationId, resourceId, siteId, code, kind } = resource;
  await tx.run(insert, [organizationId, resourceId, siteId, code, kind, sqlInstant(now), ...detailValues(resource)]);
}

const drafts = statement(
  'resource.count-drafts',
  `select count(*)::int as present from resource where organization_id = $1 and (status = 'DRAFT' or not ever_listed)`,
);

/** The resources of an organization that are drafts, or that were withdrawn without ever being listed. */
export async function countDrafts(tx: Tx, organizationId: OrganizationKey): Promise<number> {
  return (await tx.run<{ present: number }>(drafts, [organizationId]))[0]?.present ?? 0;
}

/** Turns the refusal of PostgreSQL for a code that another resource of the organization has into ours. */
export async function unlessCodeTaken<T>(
  code: string | null | undefined,
  write: () => Promise<Result<T, CatalogRefusal[]>>,
): Promise<Result<T, CatalogRefusal[]>> {
  try {
    return await write();
  } catch (error) {
    if (!violates(error, 'resource_code_key')) throw error;
    return refuse([refusal(catalogReasons.codeTaken, ['code'], { code: code ?? '' })]);
  }
}

const rename = statement(
  'resource.change-code',
  `update resource set code = $3 where organization_id = $1 and resource_id = $2`,
);

export async function changeCode(tx: Tx, { provider, id }: ResourceKey, code: string): Promise<void> {
  await tx.run(rename, [provider, id, code]);
}

const place = statement(
  'resource.change-site',
  `update resource set site_id = $3 where organization_id = $1 and resource_id = any ($2::uuid[])`,
);

/** Puts resources, by their uuids, at another site. */
export async function changeSite(
  tx: Tx,
  organizationId: OrganizationKey,
  ids: readonly ResourceKey['id'][],
  siteId: SiteKey,
): Promise<void> {
  await tx.run(place, [organizationId, ids, siteId]);
}

const life = statement(
  'resource.life',
  `select r.ever_listed as "everListed",
          exists (select from capacity c where c.organization_id = $1 and c.parent_id = $2) as "hasChildren",
          exists (select from booking_item i where i.organization_id = $1 and i.resource_id = $2) as "wasBooked"
     from resource r where r.organization_id = $1 and r.resource_id = $2`,
);

/** The past of a resource, which decides whether it can be deleted. */
export interface ResourceLife {
  readonly everListed: boolean;
  readonly hasChildren: boolean;
  readonly wasBooked: boolean;
}

export async function resourceLife(tx: Tx, { provider, id }: ResourceKey): Promise<ResourceLife | null> {
  return (await tx.run<ResourceLife>(life, [provider, id]))[0] ?? null;
}

const remove = statement('resource.delete', `delete from resource where organization_id = $1 and resource_id = $2`);

/** Deletes a resource; PostgreSQL refuses while a booking refers to it. Its capacity is removed after it. */
export async function deleteResource(tx: Tx, { provider, id }: ResourceKey): Promise<void> {
  await tx.run(remove, [provider, id]);
}

const update = statement(
  'resource.update',
  `update resource set (${DETAIL_COLUMNS}) =
     ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
   where organization_id = $1 and resource_id = $2`,
);

export async function updateResourceDetails(tx: Tx, id: ResourceKey, details: ResourceDetails): Promise<void> {
  await tx.run(update, [id.provider, id.id, ...detailValues(details)]);
}
