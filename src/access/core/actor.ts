import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import { type Permission, type Subject, sideOf } from './permissions.js';
import type { Viewer } from './viewer.js';

/** The person who does something and the organization for which it is done. Null stands for the clock or for a file. */
export interface Actor {
  readonly account: AccountKey | null;
  readonly side: OrganizationKey | null;
}

/** Jobs do what time brings about. */
export const theClock: Actor = { account: null, side: null };

/** The viewer, acting for the side of the subject that gives the right; a platform admin acts for no side. */
export const actorOf = (viewer: Viewer, permission: Permission, subject: Subject): Actor =>
  actorFor(viewer, sideOf(viewer, permission, subject));

/** The viewer, acting for an organization. */
export const actorFor = (viewer: Viewer, side: OrganizationKey | null): Actor => ({
  account: viewer.isFile === true ? null : viewer.accountKey,
  side,
});
