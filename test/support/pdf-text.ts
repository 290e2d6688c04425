import { inflateSync } from 'node:zlib';

/** The text of a PDF as pdfkit writes it: its glyphs read back by the tables that the document itself holds. */
export function pdfText(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, string>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, id);
  }
  const letters = new Map([...fonts].map(([name, id]) => [name, lettersOf(objects, id)]));
  return [...objects.values()]
    .filter(({ head, stream }) => stream !== null && !head.includes('/Type') && !head.includes('/Length1'))
    .map(({ stream }) => shownIn(stream ?? '', letters))
    .filter((text) => text !== '')
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string | null;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const streamAt = text.indexOf('stream\n', start);
    const head = text.slice(start, streamAt !== -1 && streamAt < end ? streamAt : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const from = streamAt + 'stream\n'.length;
    const packed = head.includes('/FlateDecode') && streamAt < end;
    const stream = packed ? inflateSync(bytes.subarray(from, from + length)).toString('latin1') : null;
    objects.set(match[1] ?? '', { head, stream });
  }
  return objects;
}

/** The text of each glyph of a font, by the number of the glyph in hexadecimal. */
function lettersOf(objects: ReadonlyMap<string, PdfObject>, fontId: string): Map<string, string> {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId)?.head ?? '')?.[1] ?? '';
  const map = new Map<string, string>();
  for (const [, from = '', , entries = ''] of (objects.get(table)?.stream ?? '').matchAll(
    /<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g,
  )) {
    let glyph = Number.parseInt(from, 16);
    for (const [, units = ''] of entries.matchAll(/<([0-9a-f ]*)>/g)) {
      const codes = units.replaceAll(' ', '').match(/.{4}/g) ?? [];
      const text = String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16)));
      map.set((glyph++).toString(16).padStart(4, '0'), text);
    }
  }
  return map;
}

/** Reads the text of a page in the order in which it is written. Each change of place begins a line. */
function shownIn(content: string, letters: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let text = '';
  let font: ReadonlyMap<string, string> = new Map();
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = letters.get(name) ?? new Map();
    for (const [, run = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]*)>/g)) {
      text += (run.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '\uFFFD').join('');
    }
  }
  return text;
}
