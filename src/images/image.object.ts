import { Int } from '@nestjs/graphql';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import type { ImageSize } from './core/image-rules.js';
import { imageIds } from './ids.js';
import type { ResourceImage } from './images.repository.js';

export const ImageSizeEnum = enumType<ImageSize>('ImageSize', 'Sizes in which an image is served, as WebP.', {
  THUMBNAIL: '320 pixels on the longer side, or fewer when the upload was smaller.',
  LARGE: '1,600 pixels on the longer side, or fewer when the upload was smaller.',
});

@NodeType('Image', 'A picture of a resource.')
export class ImageObject extends NodeInterface {
  @Field(() => String, 'A description for people who do not see it; at most 200 characters.') alt: string;
  @Field(() => Int, 'Width of LARGE, in pixels.') width: number;
  @Field(() => Int, 'Height of LARGE, in pixels.') height: number;

  static of(this: void, { key, alt, width, height }: ResourceImage): ImageObject {
    return fill(ImageObject, { id: imageIds.encode(key), alt, width, height });
  }
}
