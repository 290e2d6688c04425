import { ok, refuse, type Result } from '../../platform/core/result.js';

/** The line, from 1, whose bytes are in no encoding that is read, and what would be right. */
export interface UnreadableLine {
  readonly line: number;
  readonly problem: string;
}

const LINE_FEED = 0x0a;

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Lines as bytes. No byte of a letter in UTF-8 or GB18030 is a line feed. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start <= bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines;
}

const isLatin = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** GB2312 has its letters in rows A1 to F7 and columns A1 to FE; later standards put letters around them. */
const isBeyondGb2312 = (lead: number, trail: number): boolean =>
  !(lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe);

/**
 * True when a two-byte letter beyond GB2312 stands directly beside a Latin letter. No Chinese word is written so, but
 * every Western one with an accent is, when its single bytes are taken for GB18030 (rules A13).
 */
export function looksWestern(line: Uint8Array): boolean {
  for (let at = 0; at < line.length;) {
    const [lead = 0, trail = 0] = line.subarray(at, at + 2);
    if (lead < 0x80) {
      at += 1;
    } else if (isDigit(trail)) {
      at += 4;
    } else {
      if (isBeyondGb2312(lead, trail) && (isLatin(line[at - 1]) || isLatin(line[at + 2]))) return true;
      at += 2;
    }
  }
  return false;
}

const utf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
};

const ADVICE = 'save the file as "CSV UTF-8"';

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, or GB18030 where the bytes are no UTF-8 and do not look
 * like a Western encoding. A byte order mark is no part of the text.
 */
export function fileText(bytes: Uint8Array): Result<string, UnreadableLine> {
  const wide = utf16(bytes);
  if (wide !== null) {
    const text = decoded(bytes, wide);
    return text === null ? refuse({ line: 1, problem: `is not ${wide.toUpperCase()}; ${ADVICE}` }) : ok(text);
  }
  const text = decoded(bytes, 'utf-8');
  if (text !== null) return ok(text);
  const lines = linesOf(bytes);
  const chinese = decoded(bytes, 'gb18030');
  if (chinese !== null && !lines.some(looksWestern)) return ok(chinese);
  const line = 1 + lines.findIndex((each) => decoded(each, 'utf-8') === null);
  return refuse({ line, problem: `is neither UTF-8 nor GB18030; ${ADVICE}` });
}
