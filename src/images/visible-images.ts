import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { type CataloguedResource, isVisible, resourcesById } from '../catalog/index.js';
import type { ImageKey, ResourceKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { ImageSize } from './core/image-rules.js';
import { imageByKey, imagesOfResources, renditionOf, type ResourceImage } from './images.repository.js';

/** An image is seen with its resource; an upload that is not used yet is seen by those who may use it. */
const sees = (viewer: Viewer, image: ResourceImage, resource: CataloguedResource): boolean =>
  isVisible(viewer, resource) &&
  (image.place !== null || may(viewer, 'setResourceImages', { own: resource.organizationId }));

/** Images as far as a viewer may see them. */
@Injectable()
export class VisibleImages {
  constructor(private readonly database: Database) {}

  /** The images of a resource that the viewer sees, in their order. */
  async ofResource(context: RequestContext, key: ResourceKey): Promise<readonly ResourceImage[]> {
    return (await context.loaders.load(VisibleImages, this.ofKeys, key)) ?? [];
  }

  private readonly ofKeys = (keys: readonly ResourceKey[]) => imagesOfResources(this.database, keys);

  /** The one with this key; null = none that the viewer may see. */
  async find(viewer: Viewer, key: ImageKey): Promise<ResourceImage | null> {
    const image = await imageByKey(this.database, key);
    if (image === null) return null;
    const resource = (await resourcesById(this.database, [image.resource])).get(image.resource.id);
    return resource !== undefined && sees(viewer, image, resource) ? image : null;
  }

  /** The file of an image; null = none that the viewer may see. */
  async file(viewer: Viewer, key: ImageKey, size: ImageSize): Promise<Buffer | null> {
    return (await this.find(viewer, key)) === null ? null : renditionOf(this.database, key, size);
  }
}
