import type { Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import type { ResourceKey, SiteKey } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import { resourcesById } from './catalogued-resources.queries.js';
import { mayContain, type ResourceKind, resourceKindWord } from './core/resource.js';
import { isVisible } from './core/visibility.js';

/** Why a resource of this kind at this site cannot stand inside another. */
export async function parentProblems(
  queryable: Queryable,
  viewer: Viewer,
  parentId: ResourceKey,
  child: { readonly siteId: SiteKey; readonly kind: ResourceKind },
): Promise<CatalogRefusal[]> {
  const parent = (await resourcesById(queryable, [parentId])).get(parentId.id);
  if (parent === undefined || !isVisible(viewer, parent)) {
    return [refusal(catalogReasons.notFound, ['parentId'])];
  }
  if (parent.siteId !== child.siteId) {
    return [refusal(catalogReasons.otherSite, ['parentId'])];
  }
  if (!mayContain(parent.kind, child.kind)) {
    const facts = { parent: resourceKindWord(parent.kind), child: resourceKindWord(child.kind) };
    return [refusal(catalogReasons.cannotContain, ['parentId'], facts)];
  }
  return [];
}
