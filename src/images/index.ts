/** Images of resources: uploads, their two sizes, and who may see them. */
export { imagesGuarantees } from './guarantees.js';
export { ImagesModule } from './images.module.js';
export { SetResourceImages } from './set-resource-images.js';
export { UploadImage } from './upload-image.js';
