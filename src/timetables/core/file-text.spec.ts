import fc from 'fast-check';
import { fileText, looksWestern } from './file-text.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('The text of a file', () => {
  it('a file in UTF-8 is read, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(fileText(utf8(text))).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('a byte order mark of UTF-8 is removed', () => {
    expect(fileText(utf8('\ufeff数控'))).toEqual({ ok: true, value: '数控' });
  });

  it('a file in UTF-16 with a byte order mark is read in either order', () => {
    const little = Buffer.from('\ufeff数控𠮷', 'utf16le');
    expect(fileText(little)).toEqual({ ok: true, value: '数控𠮷' });
    expect(fileText(Buffer.from(little).swap16())).toEqual({ ok: true, value: '数控𠮷' });
  });

  it.each([
    ['数控车间', bytes(0xca, 0xfd, 0xbf, 0xd8, 0xb3, 0xb5, 0xbc, 0xe4)],
    ['a letter of four bytes', bytes(0x95, 0x35, 0xb7, 0x35)],
    ['Latin beside letters of GB2312', bytes(0x43, 0x4e, 0x43, 0xca, 0xfd, 0xbf, 0xd8, 0x41)],
  ])('a file in GB18030 is read: %s', (_, file) => {
    expect(fileText(file)).toEqual({ ok: true, value: new TextDecoder('gb18030').decode(file) });
  });

  it.each([
    ['Werkstätte in CP1252', bytes(0x57, 0x65, 0x72, 0x6b, 0x73, 0x74, 0xe4, 0x74, 0x74, 0x65)],
    ['Übung in CP1252', bytes(0xdc, 0x62, 0x75, 0x6e, 0x67)],
    ['a lone byte', bytes(0x41, 0xff, 0x42)],
  ])('a file in neither UTF-8 nor GB18030 is refused: %s', (_, file) => {
    const read = fileText(file);
    expect(read.ok).toBe(false);
  });

  it('an error names the line with wrong bytes although earlier lines are Chinese in UTF-8', () => {
    const file = Buffer.concat([utf8('code,name\nL1,数控车间\nL2,'), bytes(0xff, 0xff, 0x81, 0x20, 0xfe, 0x0a)]);
    expect(fileText(file)).toMatchObject({ ok: false, error: { line: 3 } });
  });

  it('a file in UTF-16 that ends inside a letter is refused', () => {
    expect(fileText(bytes(0xff, 0xfe, 0x70))).toMatchObject({ ok: false, error: { line: 1 } });
  });
});

describe('Western encodings', () => {
  it('Chinese text with Latin words is not taken for a Western encoding', () => {
    expect(looksWestern(bytes(0x43, 0x4e, 0x43, 0x20, 0xca, 0xfd))).toBe(false);
  });
});
