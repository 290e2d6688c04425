import { changeTimeZone, lockedTree } from '../availability/index.js';
import { sitesById } from '../organizations/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import { type CatalogRefusal, catalogRefusal } from './catalog.errors.js';
import type { CataloguedResource } from './core/resource.js';
import { resourceIds } from './resource-ids.js';
import { changeSite } from './resources.repository.js';

/** Moves a resource, with everything inside it, to another site of its organization. */
export async function moveToSite(
  tx: Tx,
  resource: CataloguedResource,
  siteId: string,
  now: Instant,
): Promise<Result<void, CatalogRefusal[]>> {
  const key = resourceIds.decode(resource.id);
  if (key === null) throw new Error(`the resource ${resource.id} has no key`);
  if (resource.parentId !== null) {
    const message = 'A resource stands at the site of what contains it; move the whole tree, from its root.';
    return refuse([catalogRefusal('INVALID', ['siteId'], message)]);
  }
  const site = (await sitesById(tx, [siteId])).get(siteId);
  if (site?.organizationId !== resource.organizationId) {
    return refuse([catalogRefusal('NOT_FOUND', ['siteId'], 'The organization has no such site.')]);
  }
  const { organizationId } = key;
  const ids = await lockedTree(tx, key);
  if (site.timeZone !== resource.timeZone) {
    const moved = await changeTimeZone(tx, { organizationId, ids }, site.timeZone, now);
    const message = `Bookings or downtimes have not ended; cancel them first, or choose a site in ${resource.timeZone}.`;
    if (!moved.ok) return refuse([catalogRefusal('IN_USE', ['siteId'], message)]);
  }
  await changeSite(tx, organizationId, ids, siteId);
  return ok(undefined);
}
