import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { lockedTree, removeCapacity } from '../availability/index.js';
import { refusal } from '../platform/core/refusal.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import type { CataloguedResource } from './core/resource.js';
import { deletionProblem } from './core/resource-actions.js';
import { isVisible } from './core/visibility.js';
import { deleteResource, lockedResource, resourceLife } from './resources.repository.js';

const FIELD = ['resourceId'];

/** Deletes a draft that nobody else has ever seen. */
@Injectable()
export class DeleteDraftResource {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, resourceId: ResourceKey): Promise<Result<ResourceKey, CatalogRefusal[]>> {
    return this.database.transaction<ResourceKey, CatalogRefusal[]>(async (tx) => {
      const resource = await lockedResource(tx, resourceId);
      if (resource === null || !isVisible(viewer, resource)) {
        return refuse([refusal(catalogReasons.notFound, FIELD)]);
      }
      if (!may(viewer, 'deleteDraftResource', { own: resource.organizationId })) {
        const roles = roleWords('deleteDraftResource', 'own');
        return refuse([refusal(catalogReasons.deleting, FIELD, { roles })]);
      }
      return this.remove(tx, resource);
    });
  }

  private async remove(tx: Tx, resource: CataloguedResource): Promise<Result<ResourceKey, CatalogRefusal[]>> {
    const key = resource.id;
    // Before the look inside, so that nothing is put inside meanwhile.
    await lockedTree(tx, key);
    const life = await resourceLife(tx, key);
    const problem = deletionProblem(resource, life ?? { everListed: false, wasBooked: false });
    if (problem !== null) return refuse([problem]);
    if (life?.hasChildren === true) return refuse([refusal(catalogReasons.containsOthers, FIELD)]);
    await deleteResource(tx, key);
    await removeCapacity(tx, key);
    return ok(resource.id);
  }
}
