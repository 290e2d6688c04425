import { organizationIds } from '../access/index.js';
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

export async function insertSite(
  tx: Tx,
  site: Omit<SiteFacts, 'id'> & { readonly createdAt: Instant },
): Promise<SiteFacts> {
  const { organizationId, name, address, timeZone, location, createdAt } = site;
  const where = [location?.latitude ?? null, location?.longitude ?? null];
  const values = [organizationIds.decode(organizationId), name, address, timeZone, ...where, sqlInstant(createdAt)];
  const [row] = await tx.run<SiteRow>(insert, values);
  if (row === undefined) throw new Error('inserting a site answered no row');
  return siteFacts(row);
}
