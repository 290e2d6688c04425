import type { Viewer } from '../access/index.js';
import type { Queryable } from '../platform/db/database.js';
import { type CatalogRefusal, catalogRefusal } from './catalog.errors.js';
import { resourcesById } from './catalogued-resources.queries.js';
import { mayContain, type ResourceKind } from './core/resource.js';
import { isVisible } from './core/visibility.js';

/** Why a resource of this kind at this site cannot stand inside another. */
export async function parentProblems(
  queryable: Queryable,
  viewer: Viewer,
  parentId: string,
  child: { readonly siteId: string; readonly kind: ResourceKind },
): Promise<CatalogRefusal[]> {
  const parent = (await resourcesById(queryable, [parentId])).get(parentId);
  if (parent === undefined || !isVisible(viewer, parent)) {
    return [catalogRefusal('NOT_FOUND', ['parentId'], 'There is no such resource.')];
  }
  if (parent.siteId !== child.siteId) {
    return [catalogRefusal('INVALID', ['parentId'], 'A resource must be at the site of what contains it.')];
  }
  if (!mayContain(parent.kind, child.kind)) {
    const message = `A ${parent.kind} cannot contain a ${child.kind}: a training base holds labs and equipment, a lab holds equipment.`;
    return [catalogRefusal('INVALID', ['parentId'], message)];
  }
  return [];
}
