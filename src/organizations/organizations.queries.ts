import { organizationIds } from '../access/index.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { OrganizationFacts } from './core/organization.js';

/** The columns that `organizationFacts` reads. */
export const organizationColumns = /* sql */ `
  organization_id as "organizationId", slug, name, kind, status, time_zone as "timeZone", address,
  registration_code as "registrationCode"`;

export type OrganizationRow = Omit<OrganizationFacts, 'id'> & { readonly organizationId: string };

export const organizationFacts = ({ organizationId, ...facts }: OrganizationRow): OrganizationFacts => ({
  id: organizationIds.encode(organizationId),
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

/** Whatever the viewer may see: for references, and for rules. Ids that are not found are left out. */
export async function organizationsById(
  queryable: Queryable,
  ids: readonly string[],
): Promise<Map<string, OrganizationFacts>> {
  const keys = ids.map((id) => organizationIds.decode(id)).filter((id) => id !== null);
  const rows = keys.length === 0 ? [] : await queryable.run<OrganizationRow>(byIds, [keys]);
  return new Map(rows.map(organizationFacts).map((facts) => [facts.id, facts]));
}

export async function organizationBySlug(queryable: Queryable, slug: string): Promise<OrganizationFacts | null> {
  const [row] = await queryable.run<OrganizationRow>(bySlug, [slug]);
  return row === undefined ? null : organizationFacts(row);
}

/** An organization that is known to exist. Throws if absent. */
export async function requiredOrganization(queryable: Queryable, id: string): Promise<OrganizationFacts> {
  const organization = (await organizationsById(queryable, [id])).get(id);
  if (organization === undefined) throw new Error(`the organization ${id} is referred to but does not exist`);
  return organization;
}
