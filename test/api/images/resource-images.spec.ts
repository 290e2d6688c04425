import pg from 'pg';
import { built } from '../../support/built.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { file, picture, setImages, upload, uploaded } from '../../worlds/images.js';
import { mutate } from '../../worlds/mutations.js';
import { person } from '../../worlds/people.js';
import { createSite, registered } from '../../worlds/places.js';
import { resourceId, updateResource } from '../../worlds/resources.js';
import { type Town, town } from '../../worlds/town.js';

const { ForgetUnusedImages } = await built('images/forget-unused-images');

const RESOURCE = `query ($id: ID!) { resource(id: $id) {
  updatedAt images { id alt width height thumbnail: url(size: THUMBNAIL) url }
} }`;

describe('Images of a resource', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    service.clock.set(MONDAY);
    lab = await place.resource();
  });

  const see = async (id = lab, asker = place.coordinator) =>
    (await service.data(RESOURCE, { id }, asker.token)).resource;
  const many = async (count: number) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) ids.push(await uploaded(service, place.manager, lab));
    return ids;
  };
  const happenings = async () => {
    const query = `query ($filter: HappeningFilter!) {
      happenings(filter: $filter, first: 100) { nodes { kind changes { field before after } } } }`;
    const filter = { organizationId: place.plant, subjectId: lab };
    return (await service.data(query, { filter }, place.manager.token)).happenings.nodes;
  };

  it('images are shown in the order given, with their descriptions and addresses', async () => {
    const [first, second] = [
      await uploaded(service, place.manager, lab, await picture(3_200, 1_600)),
      await uploaded(service, place.manager, lab),
    ];
    const { resource, userErrors } = await setImages(service, place.manager, lab, [
      { imageId: second, alt: 'From the side' },
      { imageId: first },
    ]);
    expect(userErrors).toEqual([]);
    expect(resource?.images.map(({ id }) => id)).toEqual([second, first]);
    expect((await see())?.images).toEqual([
      {
        ...{ id: second, alt: 'From the side', width: 64, height: 48 },
        ...{ thumbnail: `/images/${second}/thumbnail.webp`, url: `/images/${second}/large.webp` },
      },
      expect.objectContaining({ id: first, alt: '', width: 1_600, height: 800 }),
    ]);
  });

  it('images are arranged anew at will, and what is left out is deleted', async () => {
    const [a = '', b = '', c = ''] = await many(3);
    for (const order of [
      [a, b, c],
      [c, a, b],
      [b, c],
      [c, b],
    ]) {
      const { resource } = await setImages(
        service,
        place.manager,
        lab,
        order.map((imageId) => ({ imageId })),
      );
      expect(resource?.images.map(({ id }) => id)).toEqual(order);
    }
    expect((await file(service, place.manager, a)).status).toBe(404);
    expect((await setImages(service, place.manager, lab, [{ imageId: a }])).userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', field: ['images', '0', 'imageId'] }),
    ]);
  });

  it('a resource has at most eight images, also by raw SQL', async () => {
    const ids = await many(9);
    const images = ids.map((imageId) => ({ imageId }));
    expect((await setImages(service, place.manager, lab, images)).userErrors).toEqual([
      expect.objectContaining({ code: 'TOO_MANY', field: ['images'] }),
    ]);
    expect((await setImages(service, place.manager, lab, images.slice(0, 8))).userErrors).toEqual([]);
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    const ninth = (place: number) => client.query('update image set place = $1 where place is null', [place]);
    await expect(ninth(9)).rejects.toMatchObject({ code: '23514', constraint: 'image_at_most_eight' });
    await expect(ninth(8)).rejects.toMatchObject({ code: '23505', constraint: 'image_place_once' });
    await expect(client.query('update image set width = 1')).rejects.toMatchObject({ code: '23514' });
    await expect(client.query(`update image_rendition set content = '\\x00'`)).rejects.toMatchObject({ code: '23514' });
    await expect(
      client.query(`insert into image_rendition select organization_id, image_id, 'LARGE', decode(repeat('00', 1000001), 'hex')
                      from image limit 1`),
    ).rejects.toMatchObject({ code: '23514', constraint: 'image_rendition_at_most_a_megabyte' });
    await client.end();
  });

  it('images of another resource and of another organization are not found', async () => {
    const other = await place.resource();
    const theirs = await uploaded(service, place.manager, other);
    const stranger = await person(service, 'Stranger');
    const organizationId = await registered(service, stranger, 'strangers');
    const siteId = (await createSite(service, stranger, { organizationId })).site.id;
    const foreign = await uploaded(service, stranger, await resourceId(service, stranger, { siteId, status: 'DRAFT' }));
    const [own = ''] = await many(1);
    // The uuid is that of another organization's image, under the own organization's number.
    const mixed = foreign.replace(/^img_\d+/, /^img_\d+/.exec(own)?.[0] ?? '');
    const wanted = [own, theirs, foreign, mixed, 'img_nonsense'].map((imageId) => ({ imageId }));
    const { userErrors } = await setImages(service, place.manager, lab, wanted);
    expect(userErrors.map(({ code, field }) => [code, field?.[1]])).toEqual([
      ['NOT_FOUND', '1'],
      ['NOT_FOUND', '2'],
      ['NOT_FOUND', '3'],
      ['NOT_FOUND', '4'],
    ]);
    expect((await see())?.images).toEqual([]);
  });

  it('an image named twice and a long description are INVALID', async () => {
    const [a = ''] = await many(1);
    const { userErrors } = await setImages(service, place.manager, lab, [
      { imageId: a, alt: 'x'.repeat(201) },
      { imageId: a },
    ]);
    expect(userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['INVALID', 'images.0.alt'],
      ['INVALID', 'images.1.imageId'],
    ]);
  });

  it('only managers of the owner arrange images', async () => {
    const answer = await setImages(service, place.coordinator, lab, []);
    expect(answer.userErrors).toEqual([expect.objectContaining({ code: 'NOT_PERMITTED', field: ['resourceId'] })]);
    const draft = await place.resource({ status: 'DRAFT' });
    const hidden = await setImages(service, place.coordinator, draft, []);
    expect(hidden.userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND', field: ['resourceId'] })]);
  });

  it('each change of images is told once, and no change is told', async () => {
    const [a = ''] = await many(1);
    const before = await happenings();
    service.clock.set('2027-03-01T08:05:00Z');
    await setImages(service, place.manager, lab, [{ imageId: a }]);
    await setImages(service, place.manager, lab, [{ imageId: a }]);
    await setImages(service, place.manager, lab, [{ imageId: a, alt: 'The lathe' }]);
    const told = (await happenings()).slice(0, -before.length);
    expect(told.map(({ kind }) => kind)).toEqual(['RESOURCE_CHANGED', 'RESOURCE_CHANGED']);
    expect((await see())?.updatedAt).toBe('2027-03-01T08:05:00.000Z');
  });

  it('of a draft nothing is told', async () => {
    const draft = await place.resource({ status: 'DRAFT' });
    lab = draft;
    await setImages(service, place.manager, draft, [{ imageId: await uploaded(service, place.manager, draft) }]);
    expect(await happenings()).toEqual([]);
  });

  it('files are served to who sees the resource, for caches of one person, and cannot run anything', async () => {
    const [a = ''] = await many(1);
    await setImages(service, place.manager, lab, [{ imageId: a }]);
    const { status, headers } = await file(service, place.coordinator, a);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    await updateResource(service, place.manager, { resourceId: lab, status: 'WITHDRAWN' });
    const hidden = await file(service, place.coordinator, a);
    expect([hidden.status, hidden.headers['cache-control']]).toEqual([404, 'no-store']);
    expect((await file(service, place.manager, a)).status).toBe(200);
    expect((await file(service, null, a)).status).toBe(401);
  });

  it.each(['huge.webp', 'large.png', 'large', '__proto__', 'LARGE.webp'])('there is no file %s', async (name) => {
    const [a = ''] = await many(1);
    expect((await file(service, place.manager, a, name)).status).toBe(404);
  });

  it('a page shows many files at once', async () => {
    const [a = ''] = await many(1);
    await setImages(service, place.manager, lab, [{ imageId: a }]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => file(service, place.coordinator, a, 'thumbnail.webp')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('node finds an image for who sees its resource', async () => {
    const [a = ''] = await many(1);
    const ask = async (token: string) =>
      (await service.data('query ($id: ID!) { node(id: $id) { id ... on Image { alt } } }', { id: a }, token)).node;
    expect([await ask(place.manager.token), await ask(place.coordinator.token)]).toEqual([{ id: a, alt: '' }, null]);
    await setImages(service, place.manager, lab, [{ imageId: a, alt: 'Front' }]);
    expect(await ask(place.coordinator.token)).toEqual({ id: a, alt: 'Front' });
  });

  it('uploads that are not used within 24 hours are deleted, used ones stay', async () => {
    const [kept = '', unused = ''] = await many(2);
    await setImages(service, place.manager, lab, [{ imageId: kept }]);
    const job = service.app.get(ForgetUnusedImages);
    service.clock.set(MONDAY + 86_399_000);
    await job.execute();
    expect((await file(service, place.manager, unused)).status).toBe(200);
    service.clock.set(MONDAY + 86_400_000);
    await job.execute();
    expect((await file(service, place.manager, unused)).status).toBe(404);
    expect((await file(service, place.manager, kept)).status).toBe(200);
  });

  it('images go with a deleted draft', async () => {
    const draft = await place.resource({ status: 'DRAFT' });
    const id = await uploaded(service, place.manager, draft);
    await mutate(service, place.manager.token, 'deleteDraftResource', { resourceId: draft }, 'userErrors { code }');
    expect((await file(service, place.manager, id)).status).toBe(404);
  });
});

describe('Quotas of images', () => {
  it.each([
    [{ QUOTA_UPLOADS_OF_ACCOUNT: '2' }, /at most 2 images uploaded by one account in an hour/],
    [{ QUOTA_IMAGES: '1,2' }, /at most 2 images of one organization; there are 2/],
  ])('an upload beyond %j is refused with 429', async (settings, sentence) => {
    const service = await startService({ QUOTAS: 'true', ...settings });
    const place = await town(service);
    const lab = await place.resource();
    for (let turn = 0; turn < 2; turn++) await uploaded(service, place.manager, lab);
    const { status, code, message, headers } = await upload(service, place.manager, lab, await picture(20, 20));
    expect([status, code, headers['retry-after']]).toEqual([429, 'RATE_LIMITED', '3600']);
    expect(message).toMatch(sentence);
    await service.stop();
  });
});
