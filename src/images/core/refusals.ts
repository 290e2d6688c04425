import { invalid, notFound, notPermitted, reasonOf, type Refusal, tooMany } from '../../platform/core/refusal.js';

const unsupported = reasonOf('UNSUPPORTED');
const tooLarge = reasonOf('TOO_LARGE');

/** A reason for which an upload is not kept. */
export type UploadRefusal = Refusal<'NOT_FOUND' | 'NOT_PERMITTED' | 'UNSUPPORTED' | 'TOO_LARGE' | 'TOO_MANY'>;

/** The sentences that refuse uploads and lists of images. */
export const imageReasons = {
  resourceNotFound: notFound('There is no such resource.', '没有这台设备。'),
  imageNotFound: notFound('The resource has no such image; upload it first.', '此设备没有这张图片，请先上传。'),
  changing: notPermitted(
    'Changing the images of a resource needs the role {roles} in the organization that owns it.',
    '修改设备图片需要在设备所属单位担任{roles}。',
  ),
  tooMany: tooMany(
    'A resource may have {most} images; these are {given}.',
    '一台设备最多 {most} 张图片；现为 {given} 张。',
  ),
  twice: invalid('The image is named twice.', '同一张图片出现了两次。'),
  altTooLong: invalid(
    'The description of an image may have {most} characters; it has {given}.',
    '图片说明最多 {most} 个字符；现为 {given} 个。',
  ),
  unsupported: unsupported(
    'The file is no JPEG, PNG or WebP image, or it is damaged.',
    '文件不是 JPEG、PNG 或 WebP 图片，或已损坏。',
  ),
  tooManyBytes: tooLarge('An image may have {most} MB.', '图片最大 {most} MB。'),
  tooManyPixels: tooLarge(
    'An image may have {most} megapixels; this one has {given}.',
    '图片最多 {most} 百万像素；这张有 {given} 百万像素。',
  ),
};
