import { CROCKFORD } from './booking.js';

const REFERENCE = /^WB-?([0-9A-HJKMNP-TV-Z]{5})-?([0-9A-HJKMNP-TV-Z]{5})$/;

/** The end of a booking's uuid, as far as its reference tells it. */
export interface ReferenceKey {
  /** The last 12 hexadecimal digits. */
  readonly tail: string;
  /** The digits that may stand before them: the reference tells two of their four bits. */
  readonly before: readonly string[];
}

/** The key of a reference, letter case aside; null when no booking can have it. */
export function referenceKey(reference: string): ReferenceKey | null {
  const found = REFERENCE.exec(reference.trim().toUpperCase());
  if (found === null) return null;
  const letters = `${found[1] ?? ''}${found[2] ?? ''}`;
  const bits = [...letters].reduce((sum, letter) => (sum << 5n) | BigInt(CROCKFORD.indexOf(letter)), 0n);
  const tail = (bits & 0xffffffffffffn).toString(16).padStart(12, '0');
  const told = Number(bits >> 48n);
  return { tail, before: [0, 4, 8, 12].map((rest) => (rest + told).toString(16)) };
}
