import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Face } from './paper-face.js';
import { unpacked } from './paper-woff2.js';

const folder = dirname(createRequire(import.meta.url).resolve('hanamin/package.json'));
const RULE = /url\((HanaMin[^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g;

interface Piece {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

function rangesOf(text: string): Piece['ranges'] {
  return text.split(',').map((range) => {
    const [from = 0, to = from] = range
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((hexadecimal) => Number.parseInt(hexadecimal, 16));
    return [from, to] as const;
  });
}

/** Hanazono Mincho, cut into pieces of some hundred letters: the extensions A to F of the Han letters, rare in names. */
export class RareHan {
  private readonly pieces: readonly Piece[];
  private readonly faces = new Map<string, Face>();

  constructor() {
    const rules = readFileSync(join(folder, 'HanaMin.css'), 'utf8').matchAll(RULE);
    this.pieces = [...rules].map(([, file = '', ranges = '']) => ({ file, ranges: rangesOf(ranges) }));
  }

  /** The faces that may have a letter, unpacked if they were not before. */
  async facesWith(letter: number): Promise<Face[]> {
    for (const { file } of this.piecesWith(letter)) {
      if (this.faces.has(file)) continue;
      const bytes = await unpacked(join(folder, file));
      this.faces.set(file, new Face(file.replace(/\W/g, ''), () => bytes));
    }
    return this.facesFor(letter);
  }

  /** The unpacked faces that have a letter. */
  facesFor(letter: number): Face[] {
    return this.piecesWith(letter).flatMap(({ file }) => this.faces.get(file) ?? []);
  }

  private piecesWith(letter: number): Piece[] {
    return this.pieces.filter(({ ranges }) => ranges.some(([from, to]) => from <= letter && letter <= to));
  }
}
