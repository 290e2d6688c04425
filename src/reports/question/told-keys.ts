import { resourceIds, siteIds } from '../../organizations/ids.js';
import { organizationIds } from '../../access/ids.js';
import type { Grouping, RowHead } from './core/grouping.js';

/** The key of a row as the API tells it: an id where the row is about a resource, a site or an organization. */
export function toldKey({ key, resourceKey, siteKey, organizationKey }: RowHead): string {
  if (resourceKey !== null) return resourceIds.encode(resourceKey);
  if (siteKey !== null) return siteIds.encode(siteKey);
  return organizationKey === null ? key : organizationIds.encode(organizationKey);
}

/** The key of a row that the API told. */
export function readKey(grouping: Grouping, told: string): string {
  switch (grouping) {
    case 'RESOURCE':
      return resourceIds.read(told).id;
    case 'SITE':
      return siteIds.read(told);
    case 'ORGANIZATION':
      return organizationIds.read(told);
    default:
      return told;
  }
}
