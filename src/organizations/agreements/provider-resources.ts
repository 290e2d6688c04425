import type { Viewer } from '../../access/index.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Queryable } from '../../platform/db/database.js';

/**
 * The resources that an agreement may name. The catalogue knows them and stands above organizations, so organizations
 * asks by this class and the catalogue's module provides it: the alternatives were to read the catalogue's tables here,
 * or to keep proposals, alone of all operations on agreements, in the catalogue.
 */
export abstract class ProviderResources {
  /** The resources that are the provider's and that the viewer may see. */
  abstract visible(
    queryable: Queryable,
    viewer: Viewer,
    providerId: OrganizationKey,
    ids: readonly ResourceKey[],
  ): Promise<ReadonlySet<ResourceKey['id']>>;
}
