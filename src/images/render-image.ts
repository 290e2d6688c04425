import { Injectable } from '@nestjs/common';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Gate } from '../platform/work/gate.js';
import { formatOf, MOST_PIXELS, sidesOf } from './core/image-rules.js';
import { imageReasons, type UploadRefusal } from './core/refusals.js';

/** An image in its two sizes, as WebP without metadata. */
export interface Renditions {
  /** Width of the large one, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Buffer;
  readonly large: Buffer;
}

/** Each holds up to 160 MB of pixels, outside of the heap. */
const AT_ONCE = 2;
const WAIT_MS = 10_000;
const MOST_RENDITION_BYTES = 1_000_000;
/** Qualities of WebP, tried in turn until the file is small enough. */
const QUALITIES = [80, 60, 40, 20, 5];

const MEGA = 1_000_000;

// Nothing but the three formats is ever parsed, whatever libvips was built with.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
// Threads of libvips would take the processor from requests, and no image is read twice.
sharp.concurrency(1);
sharp.cache(false);

/** One frame, and no more pixels than an upload may have. */
const options: SharpOptions = { limitInputPixels: MOST_PIXELS, pages: 1, failOn: 'error' };

interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

const inside = (image: Sharp, side: number): Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

/** Re-encodes uploads, a few at a time. libvips works in threads of its own, so the event loop goes on. */
@Injectable()
export class RenderImage {
  private readonly gate = new Gate(AT_ONCE);

  /** Refuses what is no image that is accepted, before any pixel is decoded. */
  async problemOf(bytes: Buffer): Promise<UploadRefusal | null> {
    if (formatOf(bytes) === null) return refusal(imageReasons.unsupported, null);
    const metadata = await headerOf(bytes);
    if (metadata === null) return refusal(imageReasons.unsupported, null);
    const pixels = metadata.width * metadata.height;
    if (pixels <= MOST_PIXELS) return null;
    const given = Math.ceil(pixels / MEGA);
    return refusal(imageReasons.tooManyPixels, null, { most: MOST_PIXELS / MEGA, given });
  }

  /** Both sizes of an upload that has no problem. Throws Unavailable when others take too long. */
  async render(bytes: Buffer): Promise<Result<Renditions, UploadRefusal[]>> {
    await this.gate.enter(performance.now() + WAIT_MS);
    try {
      const pixels = await pixelsOf(bytes);
      if (pixels === null) return refuse([refusal(imageReasons.unsupported, null)]);
      const { width, height } = pixels.info;
      const large = await webpOf(() => sharp(pixels.data, { raw: pixels.info }));
      const thumbnail = await webpOf(() => inside(sharp(pixels.data, { raw: pixels.info }), sidesOf.THUMBNAIL));
      return ok({ width, height, thumbnail, large });
    } finally {
      this.gate.leave();
    }
  }
}

/** The header of a file; null = it cannot be read. */
async function headerOf(bytes: Buffer): Promise<Metadata | null> {
  try {
    // Without a limit here, so that the size is known of what is too large.
    return await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

/** The pixels of the large size, upright and in sRGB; null = the file is damaged. */
async function pixelsOf(bytes: Buffer): Promise<Pixels | null> {
  try {
    const upright = sharp(bytes, options).autoOrient();
    const { data, info } = await inside(upright, sidesOf.LARGE)
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { data, info: { width, height, channels } };
  } catch {
    return null;
  }
}

/** An image as WebP of at most 1 MB. One that is far too large skips the next quality, which would be so as well. */
async function webpOf(image: () => Sharp): Promise<Buffer> {
  for (let step = 0; step < QUALITIES.length; step++) {
    const webp = await image()
      .webp({ quality: QUALITIES[step] ?? 1 })
      .toBuffer();
    if (webp.length <= MOST_RENDITION_BYTES) return webp;
    if (webp.length > 1.5 * MOST_RENDITION_BYTES && step < QUALITIES.length - 2) step++;
  }
  throw new Error('no quality makes the image small enough');
}
