import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Has no types of its own. */
const { decompress } = createRequire(import.meta.url)('wawoff2') as {
  readonly decompress: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/** A WOFF2 file as TrueType, because pdfkit embeds no WOFF2. */
export const unpacked = async (file: string): Promise<Buffer> => Buffer.from(await decompress(readFileSync(file)));
