import { formatOf, listProblems, MOST_OF_RESOURCE } from './image-rules.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const codesOf = (wanted: { imageId: string; alt: string }[]) =>
  listProblems(wanted, (key) => key).map(({ code, field }) => [code, field?.join('.')]);

describe('The format of an upload', () => {
  it.each([
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WEBP', 'RIFF\x10\0\0\0WEBPVP8 '],
    [null, 'GIF89a'],
    [null, '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [null, 'RIFF\x10\0\0\0WAVE'],
    [null, '%PDF-1.7'],
    [null, ''],
  ] as const)('is %s for its first bytes', (format, start) => {
    expect(formatOf(bytes(start))).toBe(format);
  });
});

describe('The list of images of a resource', () => {
  const images = (count: number) => Array.from({ length: count }, (_, index) => ({ imageId: `img_${index}`, alt: '' }));

  it('a list may have eight images and none', () => {
    expect([...codesOf(images(MOST_OF_RESOURCE)), ...codesOf([])]).toEqual([]);
  });

  it('a ninth image is too many', () => {
    expect(codesOf(images(MOST_OF_RESOURCE + 1))).toEqual([['TOO_MANY', 'images']]);
  });

  it('an image that is named twice is INVALID where it comes again', () => {
    expect(codesOf([...images(2), { imageId: 'img_0', alt: '' }])).toEqual([['INVALID', 'images.2.imageId']]);
  });

  it('a description has at most 200 characters', () => {
    expect(codesOf([{ imageId: 'a', alt: 'x'.repeat(200) }])).toEqual([]);
    expect(codesOf([{ imageId: 'a', alt: 'x'.repeat(201) }])).toEqual([['INVALID', 'images.0.alt']]);
  });
});
