import { organizationsWhere, type Permission, rolesFor } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';

/** The organizations for which the viewer acts in each part, and whether it runs the platform. */
export interface TaskScope {
  readonly account: AccountKey;
  /** The organizations for which the viewer may be the booker. */
  readonly memberOf: readonly OrganizationKey[];
  /** By the roles of the side that books or consumes, and of the provider. */
  readonly own: (permission: Permission) => readonly OrganizationKey[];
  readonly provider: (permission: Permission) => readonly OrganizationKey[];
  readonly runsPlatform: boolean;
}

/** The scope of all the viewer's organizations and the platform; of one organization if it is named. */
export function taskScope(viewer: Viewer, organizationId: OrganizationKey | null): TaskScope {
  const within = (keys: readonly OrganizationKey[]) =>
    organizationId === null ? keys : keys.filter((key) => key === organizationId);
  const side = (which: 'own' | 'provider') => (permission: Permission) =>
    within(organizationsWhere(viewer, rolesFor(permission, which)));
  return {
    account: viewer.accountKey,
    memberOf: within([...viewer.roles.keys()]),
    own: side('own'),
    provider: side('provider'),
    runsPlatform: organizationId === null && viewer.isPlatformAdmin,
  };
}
