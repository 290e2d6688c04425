import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule, type Viewer } from '../access/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { ForgetUnusedImages } from './forget-unused-images.js';
import { imageIds } from './ids.js';
import { ImageRenditionEntity } from './image-rendition.entity.js';
import { ImageEntity } from './image.entity.js';
import { ImageObject } from './image.object.js';
import { ImagesController } from './images.controller.js';
import { ImageUrlResolver, ResourceImagesResolver } from './images.resolver.js';
import { RenderImage } from './render-image.js';
import { SetResourceImages } from './set-resource-images.js';
import { UploadImage } from './upload-image.js';
import { VisibleImages } from './visible-images.js';

@Module({
  imports: [TypeOrmModule.forFeature([ImageEntity, ImageRenditionEntity]), AccessModule],
  controllers: [ImagesController],
  providers: [
    RenderImage,
    UploadImage,
    SetResourceImages,
    VisibleImages,
    ForgetUnusedImages,
    ResourceImagesResolver,
    ImageUrlResolver,
  ],
  exports: [UploadImage, SetResourceImages],
})
export class ImagesModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly nodes: NodeRegistry,
    private readonly images: VisibleImages,
    private readonly forgetting: ForgetUnusedImages,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-unused-images', cron: '25 * * * *', run: () => this.forgetting.execute() });
    this.nodes.register(imageIds.prefix, async (id, context) => {
      const viewer = context.viewer as Viewer | null;
      const image = viewer === null ? null : await this.images.find(viewer, imageIds.read(id));
      return image === null ? null : ImageObject.of(image);
    });
  }
}
