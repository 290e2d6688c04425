import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { lockedTree, removeCapacity } from '../availability/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { type CatalogRefusal, catalogRefusal } from './catalog.errors.js';
import type { CataloguedResource } from './core/resource.js';
import { isVisible } from './core/visibility.js';
import { resourceIds } from './resource-ids.js';
import { deleteResource, lockedResource, resourceLife } from './resources.repository.js';

const refusal = (code: 'NOT_FOUND' | 'NOT_PERMITTED' | 'WRONG_STATUS' | 'IN_USE', message: string) =>
  refuse([catalogRefusal(code, ['resourceId'], message)]);

/** Deletes a draft that nobody else has ever seen. */
@Injectable()
export class DeleteDraftResource {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, resourceId: string): Promise<Result<string, CatalogRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const resource = await lockedResource(tx, resourceId);
      if (resource === null || !isVisible(viewer, resource)) return refusal('NOT_FOUND', 'There is no such resource.');
      if (!may(viewer, 'deleteDraftResource', { own: resource.organizationId })) {
        return refusal('NOT_PERMITTED', 'Deleting a draft needs the role RESOURCE_MANAGER or ADMIN of its owner.');
      }
      return this.remove(tx, resource);
    });
  }

  private async remove(tx: Tx, resource: CataloguedResource): Promise<Result<string, CatalogRefusal[]>> {
    const key = resourceIds.decode(resource.id);
    if (key === null) throw new Error(`the resource ${resource.id} has no key`);
    // Before the look inside, so that nothing is put inside meanwhile.
    await lockedTree(tx, key);
    const life = await resourceLife(tx, key);
    if (resource.status !== 'DRAFT' || life?.everListed === true) {
      return refusal('WRONG_STATUS', 'Only a DRAFT that was never LISTED can be deleted; withdraw this one instead.');
    }
    if (life?.wasBooked === true) return refusal('WRONG_STATUS', 'Bookings refer to it; withdraw it instead.');
    if (life?.hasChildren === true) {
      return refusal('IN_USE', 'Other resources stand inside; move or delete them first.');
    }
    await deleteResource(tx, key);
    await removeCapacity(tx, key);
    return ok(resource.id);
  }
}
