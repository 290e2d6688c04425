import type { OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { OrganizationFacts } from './core/organization.js';

/** The columns that `organizationFacts` reads. */
export const organizationColumns = /* sql */ `
  organization_id as "organizationId", slug, name, kind, status, time_zone as "timeZone", address,
  registration_code as "registrationCode"`;

export type OrganizationRow = Omit<OrganizationFacts, 'key'> & { readonly organizationId: OrganizationKey };

export const organizationFacts = ({ organizationId, ...facts }: OrganizationRow): OrganizationFacts => ({
  key: organizationId,
  ...facts,
});

const byIds = statement(
  'organizations.by-id',
  /* sql */ `select ${organizationColumns} from organization where organization_id = any ($1::bigint[])`,
);

const bySlug = statement(
  'organizations.by-slug',
  /* sql */ `select ${organizationColumns} from organization where slug = $1`,
);

/** Organizations whatever the viewer may see, for references and rules. Keys that are not found are left out. */
export async function organizationsById(
  queryable: Queryable,
  keys: readonly OrganizationKey[],
): Promise<Map<OrganizationKey, OrganizationFacts>> {
  const rows = keys.length === 0 ? [] : await queryable.run<OrganizationRow>(byIds, [keys]);
  return new Map(rows.map(organizationFacts).map((facts) => [facts.key, facts]));
}

export async function organizationBySlug(queryable: Queryable, slug: string): Promise<OrganizationFacts | null> {
  const [row] = await queryable.run<OrganizationRow>(bySlug, [slug]);
  return row === undefined ? null : organizationFacts(row);
}

/** An organization that is known to exist. Throws if absent. */
export async function requiredOrganization(queryable: Queryable, id: OrganizationKey): Promise<OrganizationFacts> {
  const organization = (await organizationsById(queryable, [id])).get(id);
  if (organization === undefined) throw new Error(`the organization ${id} is referred to but does not exist`);
  return organization;
}
