import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import { SiteEntity } from './site.entity.js';
import { siteFacts, type SiteFacts } from './sites.queries.js';

export const countSites = (tx: Tx, organizationId: OrganizationKey): Promise<number> =>
  tx.entities((manager) => manager.countBy(SiteEntity, { organizationId }));

/**
 * The site, which no other transaction changes until this one ends; null when not found. Resources that refer to it can
 * still be written meanwhile.
 */
export async function lockSite(tx: Tx, siteId: SiteKey): Promise<SiteFacts | null> {
  const lock = { mode: 'for_no_key_update' } as const;
  const site = await tx.entities((manager) => manager.findOne(SiteEntity, { where: { siteId }, lock }));
  return site === null ? null : siteFacts(site);
}

/** Writes the details of a site that is locked. */
export async function updateSiteDetails(
  tx: Tx,
  { key, ...details }: Pick<SiteFacts, 'key' | 'name' | 'address'> & Pick<SiteEntity, 'latitude' | 'longitude'>,
): Promise<SiteFacts> {
  return tx.entities(async (manager) => {
    await manager.update(SiteEntity, { siteId: key }, details);
    return siteFacts(await manager.findOneByOrFail(SiteEntity, { siteId: key }));
  });
}

export async function insertSite(
  tx: Tx,
  { location, ...site }: Omit<SiteFacts, 'key'> & { readonly createdAt: Instant },
): Promise<SiteFacts> {
  const { latitude, longitude } = location ?? { latitude: null, longitude: null };
  return tx.entities(async (manager) => {
    const created = manager.create(SiteEntity, { ...site, latitude, longitude });
    await manager.insert(SiteEntity, created);
    return siteFacts(created);
  });
}
