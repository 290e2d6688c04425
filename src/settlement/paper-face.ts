import { create, type Font } from 'fontkit';
import { assert } from '../platform/core/assert.js';

/** Letters that look alike share a glyph; more than this many never do. */
const MOST_DOUBLES = 6;

/** Substitutions after which a glyph would stand for other letters than those of its text. */
const FEATURES = { ccmp: false, liga: false, clig: false, calt: false, locl: false };

function fontOf(bytes: Buffer, name: string): Font {
  const font = create(bytes);
  assert('layout' in font, 'a file has one font');
  const layout = font.layout.bind(font);
  return Object.defineProperties(font, {
    // A document distinguishes its fonts by this name.
    postscriptName: { value: `${font.postscriptName}-${name}` },
    layout: { value: (text: string) => layout(text, FEATURES) },
  });
}

/**
 * A font that is loaded when a letter first needs it. A glyph stands for one letter alone, so that the text of a document
 * can be read back: letters that share a glyph (Kangxi radicals and Han, for example) are set from doubles of the font.
 */
export class Face {
  private readonly doubles: Font[] = [];
  private bytes: Buffer | null = null;

  constructor(
    private readonly name: string,
    private readonly read: () => Buffer,
  ) {}

  /** null when the font has no glyph for it. */
  fontFor(letter: number): Font | null {
    for (let index = 0; index < MOST_DOUBLES; index++) {
      const font = this.double(index);
      if (!font.hasGlyphForCodePoint(letter)) return null;
      const { codePoints } = font.glyphForCodePoint(letter);
      if (codePoints.length === 1 && codePoints[0] === letter) return font;
    }
    return null;
  }

  private double(index: number): Font {
    this.bytes ??= this.read();
    return (this.doubles[index] ??= fontOf(this.bytes, `${this.name}${index}`));
  }
}
