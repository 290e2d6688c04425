import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { atMost } from '../goals.mjs';
import { Durations } from '../measure.mjs';
import { managedResource } from './console.mjs';

const BYTES = 10_000_000;
const TURNS = 5;

/** A JPEG of 36 megapixels that is as smooth as a photo, filled up to 10 MB. */
async function largeImage() {
  const raw = { width: 200, height: 150, channels: 3 };
  const smooth = sharp(randomBytes(200 * 150 * 3), { raw }).resize(7_000, 5_250, { kernel: 'cubic' });
  const jpeg = await smooth.jpeg({ quality: 97 }).toBuffer();
  return Buffer.concat([jpeg, Buffer.alloc(Math.max(0, BYTES - jpeg.length))]);
}

/** Uploads of an image of 10 MB, by one client; beside it, how long the service's event loop was held. */
export async function imagesRow(bench) {
  const { token, id } = await managedResource(bench);
  const image = await largeImage();
  const durations = new Durations();
  for (let turn = -1; turn < TURNS; turn++) {
    if (turn === 0) await bench.service.told('watchLoop');
    const answered = await (turn < 0 ? new Durations() : durations).time(() => bench.service.upload(token, id, image));
    if (answered.status !== 201) bench.wrong(`an image of 10 MB was answered ${answered.status} ${answered.text}`);
  }
  const held = await bench.service.told('loopHeld');
  await bench.database.query('delete from image where place is null');
  return {
    figure: `an image of ${(image.length / 1e6).toFixed(1)} MB; the event loop was held ${held.toFixed(0)} ms at most`,
    measured: durations,
    goals: [atMost('p99 ms', durations.p99, 2_000, 2_000), atMost('loop ms', held, 50, 50)],
  };
}
