import { changeTimeZone, lockedTree } from '../availability/index.js';
import { sitesById } from '../organizations/index.js';
import { refusal } from '../platform/core/refusal.js';
import type { SiteKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import type { CataloguedResource } from './core/resource.js';
import { changeSite } from './resources.repository.js';

/** Moves a resource, with everything inside it, to another site of its organization. */
export async function moveToSite(
  tx: Tx,
  resource: CataloguedResource,
  siteId: SiteKey,
  now: Instant,
): Promise<Result<void, CatalogRefusal[]>> {
  const key = resource.id;
  if (resource.parentId !== null) return refuse([refusal(catalogReasons.insideAnother, ['siteId'])]);
  const site = (await sitesById(tx, [siteId])).get(siteId);
  if (site?.organizationId !== resource.organizationId) {
    return refuse([refusal(catalogReasons.siteOfAnother, ['siteId'])]);
  }
  const { organizationId } = resource;
  const ids = await lockedTree(tx, key);
  if (site.timeZone !== resource.timeZone) {
    const moved = await changeTimeZone(tx, { organizationId, ids }, site.timeZone, now);
    if (!moved.ok) return refuse([refusal(catalogReasons.notEnded, ['siteId'], { timeZone: resource.timeZone })]);
  }
  await changeSite(tx, organizationId, ids, siteId, now);
  return ok(undefined);
}
