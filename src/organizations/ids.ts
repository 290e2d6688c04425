import type { AgreementKey, InvitationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { OwnedIds, UuidIds } from '../platform/graphql/ids.js';

export const siteIds = new UuidIds<SiteKey>('sit');

export const invitationIds = new UuidIds<InvitationKey>('inv');

/** With the provider, whose bookings draw the included minutes. */
export const agreementIds = new OwnedIds<AgreementKey>('agr');

/** Agreements name resources, so their ids are known down here; what they are is the catalogue's to know. */
export const resourceIds = new OwnedIds<ResourceKey>('res');
