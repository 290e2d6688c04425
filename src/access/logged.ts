import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { organizationIds, userIds } from './ids.js';

/** Ids as lines of logs show them. */
export const logged = {
  account: (key: AccountKey | null) => (key === null ? null : userIds.encode(key)),
  organization: (key: OrganizationKey) => organizationIds.encode(key),
};
