import type { AccountKey, OrganizationKey, SessionKey } from '../platform/core/keys.js';
import { NumberIds, UuidIds } from '../platform/graphql/ids.js';

export const userIds = new UuidIds<AccountKey>('usr');

export const sessionIds = new UuidIds<SessionKey>('sgn');

/** Memberships and permissions speak of organizations, so their ids are known down here; what they are is not. */
export const organizationIds = new NumberIds<OrganizationKey>('org');
