import sharp from 'sharp';
import { type Service, startService } from '../../support/app.js';
import { file, noise, picture, setImages, upload, uploaded } from '../../worlds/images.js';
import { rawRequest } from '../../attacks/raw-request.js';
import { type Town, town } from '../../worlds/town.js';

/** Milliseconds that this thread computed: what else the machine does makes no test slow. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe('Uploads of images', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lab = await place.resource();
  });
  afterAll(() => service.stop());

  const shown = async (body: Buffer) => {
    const id = await uploaded(service, place.manager, lab, body);
    const { bytes } = await file(service, place.manager, id);
    return { id, bytes, metadata: await sharp(bytes).metadata() };
  };

  it.each(['jpeg', 'png', 'webp'] as const)('a %s becomes WebP in two sizes', async (format) => {
    const { id, metadata } = await shown(await picture(2_000, 1_000, format));
    expect([metadata.format, metadata.width, metadata.height]).toEqual(['webp', 1_600, 800]);
    const thumbnail = await file(service, place.manager, id, 'thumbnail.webp');
    const small = await sharp(thumbnail.bytes).metadata();
    expect([small.format, small.width, small.height]).toEqual(['webp', 320, 160]);
  });

  it('a small image is not made larger', async () => {
    const { metadata } = await shown(await picture(40, 30));
    expect([metadata.width, metadata.height]).toEqual([40, 30]);
  });

  it('an image is turned upright by its EXIF orientation, and keeps no metadata', async () => {
    const turned = await sharp(await picture(400, 200))
      .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { bytes, metadata } = await shown(turned);
    expect([metadata.width, metadata.height]).toEqual([200, 400]);
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.orientation]).toEqual(Array(4).fill(undefined));
    // The left half was red; turned by 90 degrees it is the upper one.
    const { data } = await sharp(bytes)
      .extract({ left: 100, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(150);
  });

  it('the content type of the request says nothing', async () => {
    const body = await picture(20, 20, 'png');
    for (const type of ['application/json', 'text/plain', 'image/gif', 'application/x-www-form-urlencoded']) {
      const headers = { authorization: `Bearer ${place.manager.token}`, 'content-type': type };
      expect((await rawRequest(service, 'POST', `/resources/${lab}/images`, headers, body)).status).toBe(201);
    }
  });

  it('a noisy image is kept with at most 1 MB', async () => {
    const { bytes } = await shown(await noise(1_800, 1_800));
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
  });

  it('an animated WebP keeps its first frame', async () => {
    const frames = await Promise.all([picture(60, 40, 'png'), noise(60, 40, 'png')]);
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(animated, { animated: true }).metadata()).pages).toBe(2);
    const { metadata } = await shown(animated);
    expect([metadata.pages, metadata.width, metadata.height]).toEqual([undefined, 60, 40]);
  });

  const png = async () => picture(60, 40, 'png');
  it.each<[string, () => Promise<Buffer>]>([
    [
      'a GIF',
      async () =>
        sharp(await png())
          .gif()
          .toBuffer(),
    ],
    [
      'a TIFF',
      async () =>
        sharp(await png())
          .tiff()
          .toBuffer(),
    ],
    [
      'an AVIF',
      async () =>
        sharp(await png())
          .avif()
          .toBuffer(),
    ],
    ['an SVG', () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))],
    ['a PDF', () => Promise.resolve(Buffer.from('%PDF-1.7'))],
    ['an HTML page', () => Promise.resolve(Buffer.from('<html><script>alert(1)</script>'))],
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
    ['the beginning of a PNG', async () => (await png()).subarray(0, 30)],
    ['half of a JPEG', async () => (await noise(300, 300)).subarray(0, 20_000)],
    [
      'SVG behind the first bytes of a PNG',
      async () => Buffer.concat([(await png()).subarray(0, 8), Buffer.from('<svg/>')]),
    ],
  ])('%s is refused with 415', async (_, make) => {
    const { status, code, message } = await upload(service, place.manager, lab, await make());
    expect([status, code, message]).toEqual([
      415,
      'BAD_REQUEST',
      'The file is no JPEG, PNG or WebP image, or it is damaged.',
    ]);
  });

  it('a refusal is told in Chinese to who asks in Chinese', async () => {
    const { message } = await upload(service, place.manager, lab, Buffer.from('GIF89a'), {
      'accept-language': 'zh-CN',
    });
    expect(message).toBe('文件不是 JPEG、PNG 或 WebP 图片，或已损坏。');
  });

  it('an image of 40 megapixels is accepted, one of more is refused before it is decoded', async () => {
    const flat = (height: number) =>
      sharp({ create: { width: 8_000, height, channels: 3, background: '#123456' } })
        .png()
        .toBuffer();
    expect((await upload(service, place.manager, lab, await flat(5_000))).status).toBe(201);
    const { status, message } = await upload(service, place.manager, lab, await flat(5_001));
    expect([status, message]).toEqual([413, 'An image may have 40 megapixels; this one has 41.']);
  });

  it('a small file that would become gigapixels is refused at once', async () => {
    // A PNG whose header claims 30,000 by 30,000 pixels; its data are never looked at.
    const bomb = Buffer.from(await picture(10, 10, 'png'));
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    const since = performance.now();
    const { status } = await upload(service, place.manager, lab, bomb);
    expect([413, 415]).toContain(status);
    expect(performance.now() - since).toBeLessThan(1_000);
  });

  it('a body of more than 10 MB is refused with 413, with and without its length', async () => {
    const body = Buffer.concat([await picture(20, 20), Buffer.alloc(10_000_000)]);
    const { status, message } = await upload(service, place.manager, lab, body);
    expect([status, message]).toEqual([413, 'An image may have 10 MB.']);
    const headers = { authorization: `Bearer ${place.manager.token}`, 'transfer-encoding': 'chunked' };
    const chunked = await rawRequest(service, 'POST', `/resources/${lab}/images`, headers, body);
    expect([chunked.status, chunked.codes]).toEqual([413, ['BAD_REQUEST']]);
  });

  it('other routes keep their limit of 1 MB and take no files', async () => {
    const headers = { authorization: `Bearer ${place.manager.token}`, 'content-type': 'application/json' };
    const long = await rawRequest(service, 'POST', '/graphql', headers, Buffer.alloc(1_000_001, 'x'));
    expect(long.status).toBe(413);
    const type = { ...headers, 'content-type': 'application/octet-stream' };
    expect((await rawRequest(service, 'POST', '/graphql', type, 'x')).status).toBe(415);
  });

  it('nobody uploads without signing in, and only managers of the owner do', async () => {
    const body = await picture(20, 20);
    expect((await upload(service, null, lab, body)).status).toBe(401);
    const { status, code, message } = await upload(service, place.coordinator, lab, body);
    expect([status, code]).toEqual([403, 'FORBIDDEN']);
    expect(message).toContain('RESOURCE_MANAGER or ADMIN');
    const draft = await place.resource({ status: 'DRAFT' });
    expect((await upload(service, place.coordinator, draft, body)).status).toBe(404);
    expect((await upload(service, place.manager, 'res_1_nothing', body)).status).toBe(404);
  });

  it('a page of another site cannot upload with the session of a browser', async () => {
    const headers = { cookie: `workbay_session=${place.manager.token}`, origin: 'https://elsewhere.example' };
    expect((await upload(service, null, lab, await picture(20, 20), headers)).status).toBe(403);
    const own = { cookie: `workbay_session=${place.manager.token}` };
    expect((await upload(service, null, lab, await picture(20, 20), own)).status).toBe(201);
  });

  it('an upload is seen by those who may use it alone, until it is used', async () => {
    const id = await uploaded(service, place.manager, lab);
    expect((await file(service, place.manager, id)).status).toBe(200);
    expect((await file(service, place.coordinator, id)).status).toBe(404);
    await setImages(service, place.manager, lab, [{ imageId: id }]);
    expect((await file(service, place.coordinator, id)).status).toBe(200);
    await setImages(service, place.manager, lab, []);
    expect((await file(service, place.manager, id)).status).toBe(404);
  });

  it('an image of 10 MB never holds the event loop for 50 ms', async () => {
    const body = await noise(2_300, 2_300, 'jpeg');
    const large = Buffer.concat([body, Buffer.alloc(Math.max(0, 9_999_000 - body.length))]);
    await uploaded(service, place.manager, lab, large);
    // The client of the test computes on the same thread, so the service is asked for less than both take together.
    let longest = 0;
    let last = computed();
    const watch = setInterval(() => {
      longest = Math.max(longest, computed() - last);
      last = computed();
    }, 1);
    await uploaded(service, place.manager, lab, large);
    clearInterval(watch);
    expect(longest).toBeLessThan(50);
  });
});
