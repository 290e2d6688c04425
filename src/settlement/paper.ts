import PDFDocument from 'pdfkit';
import type { PaperFonts } from './paper-fonts.js';
import { type Line, PaperText, type Style } from './paper-text.js';

export const MARGIN = 48;
const BOTTOM = 72;
/** The height of a line, and the way from its top to its baseline, as multiples of the height of the letters. */
const LEADING = 1.45;
const ASCENT = 1.05;

/** A text in a column; `left` counts from the left margin, in points. */
export interface Column {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** Pages of A4 that are filled from top to bottom. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly text: PaperText;
  private top = MARGIN;
  private readonly registered = new Set<string>();

  /** `onNewPage` writes what each page but the first begins with. */
  constructor(
    fonts: PaperFonts,
    title: string,
    private readonly onNewPage: (paper: Paper) => void,
  ) {
    // Nothing is broken by pdfkit, which knows one font at a time.
    const margins = { top: 0, bottom: 0, left: 0, right: 0 };
    this.pdf = new PDFDocument({ size: 'A4', margins, bufferPages: true, info: { Title: title, Producer: 'Workbay' } });
    this.text = new PaperText(fonts);
  }

  get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  /** Columns side by side, each broken into lines; what does not fit goes on on the next page. */
  row(columns: readonly Column[], style: Style): void {
    const broken = columns.map((column) => ({ column, lines: this.text.lines(column.text, column.width, style) }));
    const number = Math.max(...broken.map(({ lines }) => lines.length));
    for (let index = 0; index < number; index++) {
      this.room(style.size * LEADING);
      for (const { column, lines } of broken) {
        const line = lines[index];
        if (line !== undefined) this.set(line, column, style);
      }
      this.top += style.size * LEADING;
    }
  }

  paragraph(text: string, style: Style): void {
    this.row([{ text, left: 0, width: this.width }], style);
  }

  gap(points: number): void {
    this.top += points;
  }

  rule(): void {
    const right = this.pdf.page.width - MARGIN;
    this.pdf.moveTo(MARGIN, this.top).lineTo(right, this.top).lineWidth(0.5).stroke();
    this.top += 5;
  }

  /** Begins another page unless so many points are left. */
  room(points: number): void {
    if (this.top + points <= this.pdf.page.height - BOTTOM) return;
    this.pdf.addPage();
    this.top = MARGIN;
    this.onNewPage(this);
  }

  /** Writes the last line of each page, when all pages are there. */
  footers(textOf: (page: number, pages: number) => string, style: Style): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.pdf.switchToPage(start + page);
      this.top = this.pdf.page.height - MARGIN;
      const [line] = this.text.lines(textOf(page + 1, count), this.width, style);
      if (line !== undefined) this.set(line, { left: 0, width: this.width }, style);
    }
  }

  private set(line: Line, { left, width, align }: Omit<Column, 'text'>, { size }: Style): void {
    let x = MARGIN + left + (align === 'right' ? width - line.width : 0);
    const baseline = this.top + size * ASCENT;
    for (const { font, text, width: wide } of line.runs) {
      const name = font.postscriptName;
      if (!this.registered.has(name)) {
        // pdfkit takes fonts that fontkit has read; its types know files alone.
        this.pdf.registerFont(name, font as unknown as Buffer);
        this.registered.add(name);
      }
      this.pdf.font(name).fontSize(size);
      this.pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      x += wide;
    }
  }
}
