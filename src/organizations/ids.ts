import { OwnedIds, UuidIds } from '../platform/core/global-id.js';

export const siteIds = new UuidIds('sit');

export const invitationIds = new UuidIds('inv');

/** With the provider, whose bookings draw the included minutes. */
export const agreementIds = new OwnedIds('agr');

/** Agreements name resources, so their ids are known down here; what they are is the catalogue's to know. */
export const resourceIds = new OwnedIds('res');
