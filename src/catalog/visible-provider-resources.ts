import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ProviderResources } from '../organizations/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { resourcesById } from './catalogued-resources.queries.js';
import { isVisible } from './core/visibility.js';

/** Answers organizations, which stands below, when agreements name resources. */
@Injectable()
export class VisibleProviderResources extends ProviderResources {
  async visible(
    queryable: Queryable,
    viewer: Viewer,
    providerId: OrganizationKey,
    ids: readonly ResourceKey[],
  ): Promise<ReadonlySet<ResourceKey['id']>> {
    const resources = [...(await resourcesById(queryable, ids)).values()];
    const named = resources.filter((each) => each.organizationId === providerId && isVisible(viewer, each));
    return new Set(named.map((resource) => resource.id.id));
  }
}
