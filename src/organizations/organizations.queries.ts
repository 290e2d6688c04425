import type { OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import type { OrganizationFacts } from './core/organization.js';
import { OrganizationEntity } from './organization.entity.js';

type Read =
  | 'organizationId'
  | 'slug'
  | 'name'
  | 'kind'
  | 'status'
  | 'timeZone'
  | 'address'
  | 'registrationCode'
  | 'description'
  | 'contact'
  | 'statusReason'
  | 'registeredBy'
  | 'learnerRetentionMonths';

/** A row that the entity manager read, or one of a statement, whose instants are dates. */
export type OrganizationRow = Pick<OrganizationEntity, Read> & { readonly registeredAt: Date | Instant };

/** The columns that `organizationFacts` reads. */
export const organizationColumns = /* sql */ `
  organization_id as "organizationId", slug, name, kind, status, time_zone as "timeZone", address,
  registration_code as "registrationCode", description, contact, status_reason as "statusReason",
  registered_at as "registeredAt", registered_by as "registeredBy",
  learner_retention_months as "learnerRetentionMonths"`;

export const organizationFacts = (row: OrganizationRow): OrganizationFacts => ({
  key: row.organizationId,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  status: row.status,
  timeZone: row.timeZone,
  address: row.address,
  registrationCode: row.registrationCode,
  description: row.description,
  contact: row.contact,
  statusReason: row.statusReason,
  registeredAt: typeof row.registeredAt === 'number' ? row.registeredAt : instantOf(row.registeredAt),
  registeredBy: row.registeredBy,
  learnerRetentionMonths: row.learnerRetentionMonths,
});

// Searches and bookings ask it, so it is planned once.
const byKeys = statement('organizations.by-keys')`
  select ${organizationColumns}
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
