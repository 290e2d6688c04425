import type { Locator, Page } from 'playwright-core';

/** The colours of a picture, each with the number of its pixels. */
export type Colours = ReadonlyMap<string, number>;

/**
 * The colours of the pixels that an element has on the screen. The page itself decodes the picture, because a browser is
 * there and no other decoder is needed.
 */
export async function pixelsOf(page: Page, element: Locator): Promise<Colours> {
  const picture = (await element.screenshot()).toString('base64');
  const found = await page.evaluate<[string, number][]>(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(picture)}), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = [data[at], data[at + 1], data[at + 2]].join(' ');
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts];
  })()`);
  return new Map(found);
}

/** The relative luminance of a colour, by WCAG. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.split(' ').map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of the commonest colour, which is behind the text, with the one that differs most from it. */
export function contrastIn(colours: Colours): number {
  const [behind] = [...colours].sort(([, one], [, other]) => other - one)[0] ?? ['0 0 0'];
  const base = luminance(behind);
  const ratios = [...colours.keys()].map((colour) => {
    const other = luminance(colour);
    return (Math.max(base, other) + 0.05) / (Math.min(base, other) + 0.05);
  });
  return Math.max(...ratios);
}
