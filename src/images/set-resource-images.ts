import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import {
  type CataloguedResource,
  type CatalogRefusal,
  isVisible,
  resourceToChange,
  ofResource,
  rememberChange,
} from '../catalog/index.js';
import { changesBetween, happened } from '../happenings/index.js';
import { type ImageKey, type ResourceKey, wholeOf } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { listProblems, type WantedImage } from './core/image-rules.js';
import { imageReasons } from './core/refusals.js';
import { arrangeImages, imagesOfResources, knownImages } from './images.repository.js';

export interface SetResourceImagesCommand {
  readonly resourceId: ResourceKey;
  readonly images: readonly WantedImage<ImageKey>[];
}

/** The values of a list that the history tells. */
const valuesOf = (images: readonly { readonly id: string; readonly alt: string }[]) => ({
  images: images.map(({ id }) => id),
  imageDescriptions: images.map(({ alt }) => JSON.stringify(alt)),
});

/** Makes a list of uploads the images of a resource, in its order. */
@Injectable()
export class SetResourceImages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(
    viewer: Viewer,
    { resourceId, images }: SetResourceImagesCommand,
  ): Promise<Result<CataloguedResource, CatalogRefusal[]>> {
    return this.database.transaction<CataloguedResource, CatalogRefusal[]>(async (tx) => {
      const resource = await resourceToChange(tx, resourceId);
      if (resource === null || !isVisible(viewer, resource)) {
        return refuse([refusal(imageReasons.resourceNotFound, ['resourceId'])]);
      }
      if (!may(viewer, 'setResourceImages', { own: resource.organizationId })) {
        const roles = roleWords('setResourceImages', 'own');
        return refuse([refusal(imageReasons.changing, ['resourceId'], { roles })]);
      }
      const problems = listProblems(images, wholeOf);
      if (problems.length > 0) return refuse(problems);
      const missing = await this.missing(tx, resource, images);
      if (missing.length > 0) return refuse(missing);
      await this.apply(tx, viewer, resource, images);
      return ok(resource);
    });
  }

  private async missing(
    tx: Tx,
    { id }: CataloguedResource,
    images: readonly WantedImage<ImageKey>[],
  ): Promise<CatalogRefusal[]> {
    const known = await knownImages(
      tx,
      id,
      images.map(({ imageId }) => imageId.id),
    );
    return images.flatMap(({ imageId }, index) =>
      known.has(imageId.id) && imageId.provider === id.provider
        ? []
        : [refusal(imageReasons.imageNotFound, ['images', String(index), 'imageId'])],
    );
  }

  private async apply(
    tx: Tx,
    viewer: Viewer,
    resource: CataloguedResource,
    wanted: readonly WantedImage<ImageKey>[],
  ): Promise<void> {
    const present = (await imagesOfResources(tx, [resource.id])).get(resource.id.id) ?? [];
    const changes = changesBetween(
      valuesOf(present.map(({ key, alt }) => ({ id: wholeOf(key), alt }))),
      valuesOf(wanted.map(({ imageId, alt }) => ({ id: wholeOf(imageId), alt }))),
    );
    if (changes.length === 0) return;
    await arrangeImages(tx, resource.id, wanted);
    const at = this.clock.now();
    await rememberChange(tx, resource.id, at);
    if (resource.status === 'DRAFT') return;
    await happened(tx, ofResource(viewer, resource, { kind: 'RESOURCE_CHANGED', at, changes }));
  }
}
