import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Service } from '../support/app.js';
import { mutate } from './mutations.js';
import type { Person } from './people.js';

type Format = 'jpeg' | 'png' | 'webp';

/** An image of one colour, the left half of which is red. */
export async function picture(width: number, height: number, format: Format = 'jpeg'): Promise<Buffer> {
  const background = { r: 30, g: 90, b: 160 };
  const red = sharp({
    create: { width: Math.ceil(width / 2), height, channels: 3, background: { r: 220, g: 20, b: 20 } },
  });
  const left = await red.png().toBuffer();
  const whole = sharp({ create: { width, height, channels: 3, background } });
  return whole
    .composite([{ input: left, left: 0, top: 0 }])
    [format]()
    .toBuffer();
}

/** An image of noise, which hardly gets smaller. */
export const noise = (width: number, height: number, format: Format = 'jpeg'): Promise<Buffer> =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    [format]({ quality: 100 })
    .toBuffer();

export interface UploadAnswer {
  readonly status: number;
  readonly id: string;
  readonly message: string;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends an image as a program does; `more` are headers besides. */
export async function upload(
  service: Service,
  asker: Person | null,
  resourceId: string,
  body: Buffer,
  more: Readonly<Record<string, string>> = {},
): Promise<UploadAnswer> {
  const request = service.http.post(`/resources/${resourceId}/images`).set('content-type', 'image/jpeg').set(more);
  if (asker !== null) request.set('authorization', `Bearer ${asker.token}`);
  const answer = await request.send(body);
  const { id, errors } = answer.body as { id: string; errors?: { message: string; extensions: { code: string } }[] };
  const [error] = errors ?? [];
  const [message, code] = [error?.message ?? '', error?.extensions.code ?? ''];
  return { status: answer.status, id, message, code, headers: answer.headers };
}

/** The id of an image that a resource may show. */
export async function uploaded(service: Service, asker: Person, resourceId: string, body?: Buffer): Promise<string> {
  const { status, id, message } = await upload(service, asker, resourceId, body ?? (await picture(64, 48)));
  if (status !== 201) throw new Error(`the upload was answered ${status} ${message}`);
  return id;
}

const IMAGES = 'resource { images { id alt width height } } userErrors { code field message }';

export const setImages = (
  service: Service,
  asker: Person,
  resourceId: string,
  images: readonly { imageId: string; alt?: string }[],
) => mutate(service, asker.token, 'setResourceImages', { resourceId, images }, IMAGES);

/** The answer to a request for an image's file. */
export async function file(service: Service, asker: Person | null, id: string, name = 'large.webp') {
  const request = service.http.get(`/images/${id}/${name}`).buffer(true);
  if (asker !== null) request.set('authorization', `Bearer ${asker.token}`);
  const answer = await request.parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });
  return { status: answer.status, headers: answer.headers as Record<string, string>, bytes: answer.body as Buffer };
}
