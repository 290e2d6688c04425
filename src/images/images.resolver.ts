import { Args, Context, ID, InputType, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, type ViewerContext } from '../access/index.js';
import { ResourceObject, ResourcePayload } from '../catalog/index.js';
import { resourceIds } from '../organizations/ids.js';
import { Field } from '../platform/graphql/field.js';
import { Input } from '../platform/graphql/input.js';
import type { ImageSize } from './core/image-rules.js';
import { imageIds } from './ids.js';
import { ImageObject, ImageSizeEnum } from './image.object.js';
import { SetResourceImages } from './set-resource-images.js';
import { VisibleImages } from './visible-images.js';

@InputType('ResourceImageInput', { description: 'An upload that a resource is to show.' })
class ResourceImageInput {
  @Field(() => ID, 'The id that the upload answered, or that of an image of the resource.') imageId: string;
  @Field(() => String, 'A description for people who do not see it; at most 200 characters.', { defaultValue: '' })
  alt: string;
}

@InputType('SetResourceImagesInput', { description: 'The images of a resource.' })
class SetResourceImagesInput {
  @Field(() => ID, 'The resource.') resourceId: string;
  @Field(() => [ResourceImageInput], 'All of its images, at most 8, in this order; those left out are deleted.')
  images: ResourceImageInput[];
}

@Resolver(() => ResourceObject)
export class ResourceImagesResolver {
  constructor(
    private readonly images: VisibleImages,
    private readonly setting: SetResourceImages,
  ) {}

  @ResolveField('images', () => [ImageObject], { description: 'Its pictures in their order, at most 8.' })
  async imagesOf(@Parent() { key }: ResourceObject, @Context() context: ViewerContext): Promise<ImageObject[]> {
    return (await this.images.ofResource(context, key)).map(ImageObject.of);
  }

  @Mutation(() => ResourcePayload, {
    description: 'Shows uploads as the images of a resource; POST /resources/ID/images uploads one.',
  })
  async setResourceImages(
    @CurrentViewer() viewer: Viewer,
    @Input(SetResourceImagesInput, 'The resource and its images.') { resourceId, images }: SetResourceImagesInput,
  ): Promise<ResourcePayload> {
    const command = {
      resourceId: resourceIds.read(resourceId),
      images: images.map(({ imageId, alt }) => ({ imageId: imageIds.read(imageId), alt })),
    };
    return ResourcePayload.of(await this.setting.execute(viewer, command));
  }
}

@Resolver(() => ImageObject)
export class ImageUrlResolver {
  @ResolveField(() => String, { description: 'A path of this service; the file never changes.' })
  url(
    @Parent() { id }: ImageObject,
    @Args('size', { type: () => ImageSizeEnum, defaultValue: 'LARGE', description: 'Its size.' }) size: ImageSize,
  ): string {
    return `/images/${id}/${size.toLowerCase()}.webp`;
  }
}
