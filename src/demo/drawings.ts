import sharp from 'sharp';

type Colour = readonly [red: number, green: number, blue: number];

const [WIDTH, HEIGHT] = [800, 600];
const wall: Colour = [232, 238, 246];
const floor: Colour = [196, 205, 218];
const body: Colour = [58, 96, 150];
const dark: Colour = [34, 52, 84];
const light: Colour = [160, 196, 240];
const accent: Colour = [235, 150, 40];

/** A part of a drawing, by its box in hundredths of the picture. */
interface Part {
  readonly shape: 'BOX' | 'DISC';
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly colour: Colour;
}

const box = (colour: Colour, ...edges: Part['box']): Part => ({ shape: 'BOX', box: edges, colour });
const disc = (colour: Colour, ...edges: Part['box']): Part => ({ shape: 'DISC', box: edges, colour });

const room = [box(wall, 0, 0, 100, 78), box(floor, 0, 78, 100, 100)];

/** Simple drawings of machines, made here, so that the demo world has pictures and nobody's photos. */
const drawings = {
  MILL: [
    ...room,
    box(body, 22, 22, 78, 84),
    box(light, 30, 32, 60, 66),
    box(dark, 42, 32, 48, 50),
    disc(accent, 41, 48, 49, 58),
    box(dark, 34, 60, 56, 64),
    box(dark, 64, 32, 74, 50),
    box(light, 65.5, 34, 72.5, 44),
    disc(accent, 67, 54, 71, 59.5),
  ],
  LATHE: [
    ...room,
    box(body, 14, 56, 86, 84),
    box(body, 14, 34, 34, 60),
    disc(dark, 29, 38, 41, 54),
    box(light, 40, 44, 66, 48),
    box(dark, 66, 40, 78, 56),
    box(accent, 48, 49, 55, 57),
    box(light, 18, 39, 27, 47),
  ],
  ROBOT: [
    ...room,
    box(dark, 38, 74, 58, 84),
    box(accent, 43, 44, 53, 76),
    disc(dark, 41, 36, 55, 54),
    box(accent, 48, 36, 76, 45),
    disc(dark, 70, 33, 81, 48),
    box(accent, 73, 44, 78, 60),
    box(dark, 70, 59, 74, 68),
    box(dark, 77, 59, 81, 68),
  ],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

export type Drawing = keyof typeof drawings;

function paint(pixels: Buffer, { shape, box: [left, top, right, bottom], colour }: Part): void {
  const [x0, x1] = [(left / 100) * WIDTH, (right / 100) * WIDTH];
  const [y0, y1] = [(top / 100) * HEIGHT, (bottom / 100) * HEIGHT];
  for (let y = Math.floor(y0); y < y1; y++) {
    for (let x = Math.floor(x0); x < x1; x++) {
      const across = (2 * (x + 0.5 - x0)) / (x1 - x0) - 1;
      const down = (2 * (y + 0.5 - y0)) / (y1 - y0) - 1;
      if (shape === 'BOX' || across ** 2 + down ** 2 <= 1) pixels.set(colour, 3 * (y * WIDTH + x));
    }
  }
}

/** A drawing as a PNG file. */
export async function drawn(drawing: Drawing): Promise<Buffer> {
  const pixels = Buffer.alloc(3 * WIDTH * HEIGHT);
  for (const part of drawings[drawing]) paint(pixels, part);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
}
