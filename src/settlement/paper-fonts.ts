import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import { Face } from './paper-face.js';
import { RareHan } from './paper-rare-han.js';
import { unpacked } from './paper-woff2.js';

export type Weight = 'regular' | 'bold';

const require = createRequire(import.meta.url);
const embedPdf = (script: string, file: string): string =>
  join(dirname(require.resolve(`@embedpdf/fonts-${script}`)), '..', 'fonts', file);

/** Noto Sans (OFL 1.1) for Latin, Greek and Cyrillic, then for Chinese, then for Korean. */
const NOTO: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    embedPdf('latin', 'NotoSans-Regular.ttf'),
    embedPdf('sc', 'NotoSansHans-Regular.otf'),
    embedPdf('kr', 'NotoSansKR-Regular.otf'),
  ],
  bold: [
    embedPdf('latin', 'NotoSans-Bold.ttf'),
    embedPdf('sc', 'NotoSansHans-Bold.otf'),
    embedPdf('kr', 'NotoSansKR-Bold.otf'),
  ],
};
/** UnifontEX (OFL 1.1): plain, but it has nearly every letter of the basic plane. */
const LAST = require.resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff2');

const has = (faces: readonly Face[], letter: number): boolean => faces.some((face) => face.fontFor(letter) !== null);

/** The fonts of all documents of a thread: what was loaded once stays. */
export class PaperFonts {
  private last: Face | null = null;
  private readonly rareHan = new RareHan();
  private readonly known: Record<Weight, Map<number, Font | null>> = { regular: new Map(), bold: new Map() };
  private readonly chains: Record<Weight, readonly Face[]>;

  constructor() {
    const chainOf = (weight: Weight) =>
      NOTO[weight].map((file, index) => new Face(`${weight}${index}`, () => readFileSync(file)));
    this.chains = { regular: chainOf('regular'), bold: chainOf('bold') };
  }

  /** Loads what the letters of a text need, so that `fontFor` can answer at once. */
  async prepare(text: string): Promise<void> {
    for (const character of new Set(text)) {
      const letter = character.codePointAt(0) ?? 0;
      if (this.known.regular.has(letter) || has(this.chains.regular, letter)) continue;
      if (has(await this.rareHan.facesWith(letter), letter) || this.last !== null) continue;
      const bytes = await unpacked(LAST);
      this.last = new Face('last', () => bytes);
    }
  }

  /** The first font of the chain that has the letter; null when none has it. */
  fontFor(letter: number, weight: Weight): Font | null {
    const known = this.known[weight].get(letter);
    if (known !== undefined) return known;
    const faces = [
      ...this.chains[weight],
      ...this.rareHan.facesFor(letter),
      ...(this.last === null ? [] : [this.last]),
    ];
    let found: Font | null = null;
    for (const face of faces) found ??= face.fontFor(letter);
    this.known[weight].set(letter, found);
    return found;
  }
}
