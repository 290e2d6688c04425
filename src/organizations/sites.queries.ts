import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import { In } from 'typeorm';
import { type Queryable, statement } from '../platform/db/database.js';
import type { Location } from './core/new-site.js';
import { SiteEntity } from './site.entity.js';

/** The known facts of a site. */
export interface SiteFacts {
  readonly key: SiteKey;
  readonly organizationId: OrganizationKey;
  readonly name: string;
  readonly address: string | null;
  readonly timeZone: string;
  readonly location: Location | null;
}

/** The columns that `siteFacts` reads. */
const siteColumns = /* sql */ `
  site_id as "siteId", organization_id as "organizationId", name, address, time_zone as "timeZone", latitude, longitude`;

type SiteRow = Pick<
  SiteEntity,
  'siteId' | 'organizationId' | 'name' | 'address' | 'timeZone' | 'latitude' | 'longitude'
>;

export const siteFacts = (row: SiteRow): SiteFacts => ({
  key: row.siteId,
  organizationId: row.organizationId,
  name: row.name,
  address: row.address,
  timeZone: row.timeZone,
  location:
    row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
});

const byOrganizations = statement('organizations.sites-by-organization')`
  select ${siteColumns} from unnest($1::bigint[]) o (id)
   cross join lateral (select * from site where organization_id = o.id order by name, site_id limit 1000) s
   order by name, site_id`;

/** Sites whatever the viewer may see, for references and rules. Keys that are not found are left out. */
export async function sitesById(queryable: Queryable, keys: readonly SiteKey[]): Promise<Map<SiteKey, SiteFacts>> {
  if (keys.length === 0) return new Map();
  const sites = await queryable.entities((manager) => manager.findBy(SiteEntity, { siteId: In([...keys]) }));
  return new Map(sites.map(siteFacts).map((facts) => [facts.key, facts]));
}

/** A site that is known to exist. Throws if absent. */
export async function requiredSite(queryable: Queryable, id: SiteKey): Promise<SiteFacts> {
  const site = (await sitesById(queryable, [id])).get(id);
  if (site === undefined) throw new Error(`the site ${id} is referred to but does not exist`);
  return site;
}

/** The sites of each organization, by name; at most 1,000 of each. */
export async function sitesOf(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
): Promise<Map<OrganizationKey, SiteFacts[]>> {
  const found = new Map<OrganizationKey, SiteFacts[]>(organizations.map((id) => [id, []]));
  for (const facts of (await queryable.run<SiteRow>(byOrganizations, [organizations])).map(siteFacts)) {
    found.get(facts.organizationId)?.push(facts);
  }
  return found;
}
