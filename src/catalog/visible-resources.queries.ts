import type { OrganizationKey } from '../platform/core/keys.js';
import { organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import { partnersOf } from './core/visibility.js';

/**
 * The same rule as core/visibility.ts, for sets: the resources `r` that a viewer may see, where $1 are the organizations
 * whose resources the viewer manages, $2 those of which a member, $3 the partners. `visibilityOf` gives the three.
 */
export const visible = `
  (r.organization_id = any ($1::bigint[])
   or (r.status = 'LISTED' and (r.audience = 'EVERYONE' or r.organization_id = any ($2::bigint[])
                                or (r.audience = 'PARTNERS' and r.organization_id = any ($3::bigint[])))))`;

export function visibilityOf(viewer: Viewer): [OrganizationKey[], OrganizationKey[], OrganizationKey[]] {
  return [
    organizationsWhere(viewer, rolesFor('unlistedResource', 'own')),
    organizationsWhere(viewer, rolesFor('ownResource', 'own')),
    [...partnersOf(viewer)],
  ];
}
