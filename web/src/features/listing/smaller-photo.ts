import { fittedSize } from './photos.model';

/** A JPEG of this quality looks like the photo and is a fraction of it. */
const QUALITY = 0.9;

/**
 * A photo, made smaller and upright, so that it is sent in seconds. A file that is small already, or that the browser
 * cannot read, is sent as it is: the service says what it accepts.
 */
export async function smallerPhoto(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (bitmap === null) return file;
  const { width, height } = fittedSize(bitmap.width, bitmap.height);
  if (width === bitmap.width && height === bitmap.height) return file;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob((smaller) => resolve(smaller ?? file), 'image/jpeg', QUALITY));
}
