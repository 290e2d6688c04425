import { In } from 'typeorm';
import { refusal } from '../platform/core/refusal.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { refuse, type Result } from '../platform/core/result.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { instantOf } from '../platform/db/sql-values.js';
import { violates } from '../platform/db/sql-state.js';
import type { Instant } from '../platform/core/time-range.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import { resourcesById } from './catalogued-resources.queries.js';
import type { CataloguedResource } from './core/resource.js';
import { ResourceEntity } from './resource.entity.js';

const placeOf = ({ provider, id }: ResourceKey) => ({ organizationId: provider, resourceId: id });

/** Keeps two changes of one resource apart, and answers it as it is now. */
export async function lockedResource(tx: Tx, id: ResourceKey): Promise<CataloguedResource | null> {
  const options = { where: placeOf(id), select: { resourceId: true }, lock: { mode: 'for_no_key_update' } } as const;
  await tx.entities((manager) => manager.findOne(ResourceEntity, options));
  return (await resourcesById(tx, [id])).get(id.id) ?? null;
}

export type ResourceDetails = Pick<
  CataloguedResource,
  'name' | 'description' | 'status' | 'seats' | 'skills' | 'audience' | 'policy'
>;

const columnsOf = ({ name, description, status, seats, skills, audience, policy }: ResourceDetails) => ({
  ...policy,
  name,
  description,
  status,
  seats,
  skills: [...skills],
  audience,
});

/** Takes bare keys, as the capacity was registered under them. */
export type NewResource = ResourceDetails &
  Pick<ResourceEntity, 'organizationId' | 'resourceId' | 'siteId' | 'code' | 'kind'>;

export async function insertResource(tx: Tx, resource: NewResource, createdAt: Instant): Promise<void> {
  const { organizationId, resourceId, siteId, code, kind } = resource;
  const row = { organizationId, resourceId, siteId, code, kind, createdAt, ...columnsOf(resource) };
  await tx.entities((manager) => manager.insert(ResourceEntity, row));
}

/** The resources of an organization that are drafts, or that were withdrawn without ever being listed. */
export const countDrafts = (tx: Tx, organizationId: OrganizationKey): Promise<number> =>
  tx.entities((manager) =>
    manager.countBy(ResourceEntity, [
      { organizationId, status: 'DRAFT' },
      { organizationId, everListed: false },
    ]),
  );

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

export async function changeCode(tx: Tx, id: ResourceKey, code: string): Promise<void> {
  await tx.entities((manager) => manager.update(ResourceEntity, placeOf(id), { code }));
}

/** Remembers the instant of a change that stands in other tables. */
export async function touchResource(tx: Tx, id: ResourceKey, updatedAt: Instant): Promise<void> {
  await tx.entities((manager) => manager.update(ResourceEntity, placeOf(id), { updatedAt }));
}

/** Puts resources, by their uuids, at another site. */
export async function changeSite(
  tx: Tx,
  organizationId: OrganizationKey,
  ids: readonly ResourceKey['id'][],
  siteId: SiteKey,
  now: Instant,
): Promise<void> {
  const moving = { organizationId, resourceId: In([...ids]) };
  await tx.entities((manager) => manager.update(ResourceEntity, moving, { siteId, updatedAt: now }));
}

const findLives = statement(
  'resource.lives',
)`select r.resource_id as id, r.ever_listed as "everListed", coalesce(r.updated_at, r.created_at) as "updatedAt",
          exists (select from capacity c
                   where c.organization_id = r.organization_id and c.parent_id = r.resource_id) as "hasChildren",
          exists (select from booking_item i
                   where i.organization_id = r.organization_id and i.resource_id = r.resource_id) as "wasBooked"
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, resource_id)
     join resource r using (organization_id, resource_id)`;

/** The past of a resource, which decides whether it can be deleted. */
export type ResourceLife = Pick<ResourceEntity, 'everListed'> & {
  readonly hasChildren: boolean;
  readonly wasBooked: boolean;
  readonly updatedAt: Instant;
};

/** The past of each resource by its uuid. */
export async function resourceLives(
  queryable: Queryable,
  ids: readonly ResourceKey[],
): Promise<Map<ResourceKey['id'], ResourceLife>> {
  const values = [ids.map(({ provider }) => provider), ids.map(({ id }) => id)];
  type Row = Omit<ResourceLife, 'updatedAt'> & { readonly id: ResourceKey['id']; readonly updatedAt: Date };
  const rows = await queryable.run<Row>(findLives, values);
  return new Map(rows.map(({ id, updatedAt, ...life }) => [id, { ...life, updatedAt: instantOf(updatedAt) }]));
}

export const resourceLife = async (tx: Tx, id: ResourceKey): Promise<ResourceLife | null> =>
  (await resourceLives(tx, [id])).get(id.id) ?? null;

/** Deletes a resource; PostgreSQL refuses while a booking refers to it. Its capacity is removed after it. */
export async function deleteResource(tx: Tx, id: ResourceKey): Promise<void> {
  await tx.entities((manager) => manager.delete(ResourceEntity, placeOf(id)));
}

/** Writes the details. `changedAt` is the instant of the change; null = nothing changed. */
export async function updateResourceDetails(
  tx: Tx,
  id: ResourceKey,
  details: ResourceDetails,
  changedAt: Instant | null,
): Promise<void> {
  const columns = { ...columnsOf(details), ...(changedAt !== null && { updatedAt: changedAt }) };
  await tx.entities((manager) => manager.update(ResourceEntity, placeOf(id), columns));
}
