import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { may, Quotas, roleWords, type Viewer } from '../access/index.js';
import { type CataloguedResource, isVisible, resourcesById } from '../catalog/index.js';
import { requiredOrganization } from '../organizations/index.js';
import type { ImageKey, ResourceKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { imageReasons, type UploadRefusal } from './core/refusals.js';
import { countImages, insertImage } from './images.repository.js';
import { RenderImage } from './render-image.js';

/** Keeps an image for a resource. The resource shows it once `setResourceImages` names it. */
@Injectable()
export class UploadImage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly rendering: RenderImage,
  ) {}

  /** The resource for which the viewer may upload images; asked before the body is read. */
  async admit(viewer: Viewer, key: ResourceKey): Promise<Result<CataloguedResource, UploadRefusal[]>> {
    const resource = (await resourcesById(this.database, [key])).get(key.id);
    if (resource === undefined || !isVisible(viewer, resource)) {
      return refuse([refusal(imageReasons.resourceNotFound, null)]);
    }
    if (!may(viewer, 'setResourceImages', { own: resource.organizationId })) {
      return refuse([refusal(imageReasons.changing, null, { roles: roleWords('setResourceImages', 'own') })]);
    }
    return ok(resource);
  }

  /** Re-encodes and keeps an image for an admitted resource. Throws Unavailable when too many wait. */
  async execute(
    viewer: Viewer,
    resource: CataloguedResource,
    bytes: Buffer,
  ): Promise<Result<ImageKey, UploadRefusal[]>> {
    const problem = await this.rendering.problemOf(bytes);
    if (problem !== null) return refuse([problem]);
    // Counted before the work, so that images which fail count as well.
    const counted = await this.database.transaction((tx) => this.count(tx, viewer, resource));
    if (!counted.ok) return counted;
    const rendered = await this.rendering.render(bytes);
    if (!rendered.ok) return rendered;
    const key: ImageKey = { provider: resource.organizationId, id: uuidv7() as ImageKey['id'] };
    return this.database.transaction(async (tx) => {
      // Other uploads may have taken the last places meanwhile.
      const full = await this.fullness(tx, resource);
      if (full !== null) return refuse([full]);
      if (!(await resourcesById(tx, [resource.id])).has(resource.id.id)) {
        return refuse([refusal(imageReasons.resourceNotFound, null)]);
      }
      await insertImage(tx, key, resource.id, rendered.value, this.clock.now());
      return ok(key);
    });
  }

  private async count(tx: Tx, viewer: Viewer, resource: CataloguedResource): Promise<Result<null, UploadRefusal[]>> {
    const full =
      (await this.fullness(tx, resource)) ??
      (await this.quotas.take(tx, 'uploadsOfAccount', viewer.accountKey, this.clock.now()));
    return full === null ? ok(null) : refuse([full]);
  }

  private async fullness(tx: Tx, { organizationId }: CataloguedResource): Promise<UploadRefusal | null> {
    const { status } = await requiredOrganization(tx, organizationId);
    const quota = { kind: 'images', subject: organizationId, status } as const;
    return this.quotas.refusal(tx, quota, () => countImages(tx, organizationId));
  }
}
