import { NumberIds, UuidIds } from '../platform/core/global-id.js';

export const userIds = new UuidIds('usr');

export const sessionIds = new UuidIds('sgn');

/** Memberships and permissions speak of organizations, so their ids are known down here; what they are is not. */
export const organizationIds = new NumberIds('org');
