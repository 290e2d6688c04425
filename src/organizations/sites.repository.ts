import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { siteColumns, siteFacts, type SiteFacts, type SiteRow } from './sites.queries.js';

const insert = statement(
  'organizations.insert-site',
  /* sql */ `
  insert into site (organization_id, name, address, time_zone, latitude, longitude, created_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  returning ${siteColumns}`,
);

const count = statement(
  'organizations.count-sites',
  /* sql */ `select count(*)::int as present from site where organization_id = $1`,
);

// NO KEY: resources that refer to the site can still be written meanwhile.
const lock = statement(
  'organizations.lock-site',
  /* sql */ `select ${siteColumns} from site where site_id = $1 for no key update`,
);

const update = statement(
  'organizations.update-site',
  /* sql */ `
  update site set name = $2, address = $3, latitude = $4, longitude = $5 where site_id = $1 returning ${siteColumns}`,
);

export async function countSites(tx: Tx, organizationId: OrganizationKey): Promise<number> {
  return (await tx.run<{ present: number }>(count, [organizationId]))[0]?.present ?? 0;
}

/** The site, which no other transaction changes until this one ends; null when not found. */
export async function lockSite(tx: Tx, id: SiteKey): Promise<SiteFacts | null> {
  const [row] = await tx.run<SiteRow>(lock, [id]);
  return row === undefined ? null : siteFacts(row);
}

export async function updateSiteDetails(
  tx: Tx,
  site: Pick<SiteFacts, 'key' | 'name' | 'address'> & {
    readonly latitude: number | null;
    readonly longitude: number | null;
  },
): Promise<SiteFacts> {
  const values = [site.key, site.name, site.address, site.latitude, site.longitude];
  const [row] = await tx.run<SiteRow>(update, values);
  if (row === undefined) throw new Error('updating a site answered no row');
  return siteFacts(row);
}

export async function insertSite(
  tx: Tx,
  site: Omit<SiteFacts, 'key'> & { readonly createdAt: Instant },
): Promise<SiteFacts> {
  const { organizationId, name, address, timeZone, location, createdAt } = site;
  const where = [location?.latitude ?? null, location?.longitude ?? null];
  const values = [organizationId, name, address, timeZone, ...where, sqlInstant(createdAt)];
  const [row] = await tx.run<SiteRow>(insert, values);
  if (row === undefined) throw new Error('inserting a site answered no row');
  return siteFacts(row);
}
