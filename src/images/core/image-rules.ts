import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { imageReasons } from './refusals.js';

/** The limits of an upload and of a resource (rules K3). */
export const MOST_UPLOAD_BYTES = 10_000_000;
export const MOST_PIXELS = 40_000_000;
export const MOST_OF_RESOURCE = 8;
export const MOST_ALT = 200;

/** The sizes in which an image is kept, in pixels of the longer side. */
export const sidesOf = { THUMBNAIL: 320, LARGE: 1600 } as const;
export type ImageSize = keyof typeof sidesOf;

const starts = (bytes: Uint8Array, at: number, expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The format of an upload by its first bytes; null = none that is accepted. */
export function formatOf(bytes: Uint8Array): 'JPEG' | 'PNG' | 'WEBP' | null {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'JPEG';
  if (starts(bytes, 0, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'PNG';
  if (starts(bytes, 0, ascii('RIFF')) && starts(bytes, 8, ascii('WEBP'))) return 'WEBP';
  return null;
}

/** An image of the list that a resource is to have. */
export interface WantedImage<Key> {
  readonly imageId: Key;
  readonly alt: string;
}

type Problem = Refusal<'INVALID' | 'TOO_MANY'>;

/** Problems of a list of images that no look at the database is needed for. `nameOf` tells keys apart. */
export function listProblems<Key>(wanted: readonly WantedImage<Key>[], nameOf: (key: Key) => string): Problem[] {
  if (wanted.length > MOST_OF_RESOURCE) {
    return [refusal(imageReasons.tooMany, ['images'], { most: MOST_OF_RESOURCE, given: wanted.length })];
  }
  const names = wanted.map(({ imageId }) => nameOf(imageId));
  return wanted.flatMap(({ alt }, index) => {
    const place = ['images', String(index)];
    const isTwice = names.indexOf(names[index] ?? '') < index;
    return [
      ...(isTwice ? [refusal(imageReasons.twice, [...place, 'imageId'])] : []),
      ...(alt.length > MOST_ALT
        ? [refusal(imageReasons.altTooLong, [...place, 'alt'], { most: MOST_ALT, given: alt.length })]
        : []),
    ];
  });
}
