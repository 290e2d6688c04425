import type { OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { OrganizationFacts } from './core/organization.js';
import { OrganizationEntity } from './organization.entity.js';

export type OrganizationRow = Pick<
  OrganizationEntity,
  'organizationId' | 'slug' | 'name' | 'kind' | 'status' | 'timeZone' | 'address' | 'registrationCode'
>;

export const organizationFacts = (row: OrganizationRow): OrganizationFacts => ({
  key: row.organizationId,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  status: row.status,
  timeZone: row.timeZone,
  address: row.address,
  registrationCode: row.registrationCode,
});

// Searches and bookings ask it, so it is planned once.
const byKeys = statement('organizations.by-keys')`
  select organization_id as "organizationId", slug, name, kind, status, time_zone as "timeZone", address,
         registration_code as "registrationCode"
    from organization where organization_id = any ($1::bigint[])`;

/** Organizations whatever the viewer may see, for references and rules. Keys that are not found are left out. */
export async function organizationsById(
  queryable: Queryable,
  keys: readonly OrganizationKey[],
): Promise<Map<OrganizationKey, OrganizationFacts>> {
  const rows = keys.length === 0 ? [] : await queryable.run<OrganizationRow>(byKeys, [keys]);
  return new Map(rows.map(organizationFacts).map((facts) => [facts.key, facts]));
}

export async function organizationBySlug(queryable: Queryable, slug: string): Promise<OrganizationFacts | null> {
  const row = await queryable.entities((manager) => manager.findOneBy(OrganizationEntity, { slug }));
  return row === null ? null : organizationFacts(row);
}

/** An organization that is known to exist. Throws if absent. */
export async function requiredOrganization(queryable: Queryable, id: OrganizationKey): Promise<OrganizationFacts> {
  const organization = (await organizationsById(queryable, [id])).get(id);
  if (organization === undefined) throw new Error(`the organization ${id} is referred to but does not exist`);
  return organization;
}
