import type { Font } from 'fontkit';
import type { PaperFonts, Weight } from './paper-fonts.js';

/** Letters of one font, set together. */
export interface Run {
  readonly font: Font;
  readonly text: string;
  readonly width: number;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface Style {
  readonly weight: Weight;
  /** The height of the letters, in points. */
  readonly size: number;
}

/** A letter with the marks upon it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Matches the places where a line may break: behind blanks, and around each letter of Han, Kana and Hangul. */
const UNIT =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]\p{M}*[ \t]*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]+[ \t]*|[ \t]+/gu;

export const codePointName = (letter: number): string => `U+${letter.toString(16).toUpperCase().padStart(4, '0')}`;

/** Sets texts in the fonts that have their letters, and remembers what none has. */
export class PaperText {
  /** Names of the code points that no font has. */
  readonly missing = new Set<string>();
  private readonly widths = new Map<Font, Map<string, number>>();

  constructor(private readonly fonts: PaperFonts) {}

  /** The lines of a text that is at most so many points wide; what is longer than a line is cut. */
  lines(text: string, width: number, style: Style): Line[] {
    return text
      .normalize('NFC')
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
      .flatMap((paragraph) => this.wrapped(paragraph, width, style));
  }

  private wrapped(paragraph: string, width: number, style: Style): Line[] {
    const lines: Line[] = [];
    let begun = '';
    let begunWidth = 0;
    for (const unit of this.unitsOf(paragraph, width, style)) {
      if (begun !== '' && begunWidth + this.widthOf(unit.trimEnd(), style) > width) {
        lines.push(this.line(begun.trimEnd(), style));
        begun = '';
        begunWidth = 0;
      }
      begun += unit;
      begunWidth += this.widthOf(unit, style);
    }
    return [...lines, this.line(begun.trimEnd(), style)];
  }

  private unitsOf(paragraph: string, width: number, style: Style): string[] {
    const units = paragraph.match(UNIT) ?? [];
    return units.flatMap((unit) =>
      this.widthOf(unit.trimEnd(), style) <= width ? [unit] : (unit.match(CLUSTER) ?? []),
    );
  }

  private widthOf(text: string, style: Style): number {
    return this.line(text, style).width;
  }

  private line(text: string, style: Style): Line {
    const runs = this.runsOf(text, style);
    return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
  }

  private runsOf(text: string, { weight, size }: Style): Run[] {
    const pieces: { font: Font; text: string }[] = [];
    for (const cluster of text.match(CLUSTER) ?? []) {
      for (const piece of this.piecesOf(cluster, weight)) {
        const last = pieces.at(-1);
        if (last?.font === piece.font) last.text += piece.text;
        else pieces.push(piece);
      }
    }
    return pieces.map((piece) => ({ ...piece, width: this.measured(piece.font, piece.text) * size }));
  }

  private piecesOf(cluster: string, weight: Weight): { font: Font; text: string }[] {
    return [...cluster].flatMap((character) => {
      const letter = character.codePointAt(0) ?? 0;
      const font = this.fonts.fontFor(letter, weight);
      if (font !== null) return [{ font, text: character }];
      const name = codePointName(letter);
      this.missing.add(name);
      return [...`[${name}]`].flatMap((known) => {
        const plain = this.fonts.fontFor(known.codePointAt(0) ?? 0, weight);
        return plain === null ? [] : [{ font: plain, text: known }];
      });
    });
  }

  /** In ems. Word by word, as pdfkit sets them. */
  private measured(font: Font, text: string): number {
    const ofFont = this.widths.get(font) ?? new Map<string, number>();
    this.widths.set(font, ofFont);
    return text.split(/(?<= )/).reduce((sum, word) => {
      const width = ofFont.get(word) ?? font.layout(word).advanceWidth / font.unitsPerEm;
      ofFont.set(word, width);
      return sum + width;
    }, 0);
  }
}
