import { person } from '../../worlds/people.js';
import { codes, type Town, town } from '../../worlds/town.js';
import { createSite, registered } from '../../worlds/places.js';
import { type Service, startService } from '../../support/app.js';
import { createResource, resourceId, updateResource } from '../../worlds/resources.js';
import type { Given } from '../../worlds/mutations.js';
import type { ResourceFilter } from '../../worlds/schema.js';

describe('Resources', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const create = (input: Given<'createResource'>) =>
    createResource(service, place.manager, { siteId: place.site, ...input });
  const update = (id: string, input: Given<'updateResource'>) =>
    updateResource(service, place.manager, { resourceId: id, ...input });

  it('have a unique code within their organization', async () => {
    await create({ code: 'CNC-1' });
    expect(codes(await create({ code: 'CNC-1' }))).toEqual(['CODE_TAKEN']);
  });

  it.each<[Given<'createResource'>, string]>([
    [{ code: ' ' }, 'code'],
    [{ name: '' }, 'name'],
    [{ units: 0 }, 'units'],
    [{ seats: 0 }, 'seats'],
    [{ skills: [' '] }, 'skills'],
    [{ openingHours: [{ weekday: 'MONDAY', opensAt: '10:00', closesAt: '10:00' }] }, 'openingHours'],
    [{ policy: { turnaroundMinutes: -1 } }, 'policy'],
    [{ policy: { minimumMinutes: 90, maximumMinutes: 60 } }, 'policy'],
  ])('cannot be created with %j', async (input, field) => {
    const { userErrors } = await create(input);
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: expect.arrayContaining([field]) }]);
  });

  it('report all errors at once', async () => {
    expect((await create({ name: '', units: 0, seats: 0 })).userErrors).toHaveLength(3);
  });

  it('contain only resources of a lower kind at the same site', async () => {
    const base = await place.resource({ kind: 'TRAINING_BASE' });
    const lab = await place.resource({ kind: 'LAB', parentId: base });
    expect(codes(await create({ kind: 'EQUIPMENT', parentId: lab }))).toEqual([]);
    expect(codes(await create({ kind: 'LAB', parentId: lab }))).toEqual(['INVALID']);
    const elsewhere = (await createSite(service, place.manager, { organizationId: place.plant })).site.id;
    expect(codes(await create({ siteId: elsewhere, kind: 'LAB', parentId: base }))).toEqual(['INVALID']);
    expect(codes(await create({ parentId: 'nonsense' }))).toEqual(['NOT_FOUND']);
  });

  it('show their parent and children if the viewer may see them', async () => {
    const base = await place.resource({ kind: 'TRAINING_BASE' });
    const lab = await place.resource({ parentId: base });
    await place.resource({ parentId: base, status: 'DRAFT' });
    const { data } = await service.graphql(
      'query ($base: ID!, $lab: ID!) { base: resource(id: $base) { children { id } } lab: resource(id: $lab) { parent { id } } }',
      { base, lab },
      place.coordinator.token,
    );
    expect(data).toEqual({ base: { children: [{ id: lab }] }, lab: { parent: { id: base } } });
  });

  it('keep the fields that an update omits', async () => {
    const id = await place.resource({ seats: 12, skills: ['turning'], policy: { minimumMinutes: 30 } });
    const { resource } = await update(id, { name: 'New name', policy: { maximumMinutes: 120 } });
    expect(resource).toMatchObject({
      name: 'New name',
      seats: 12,
      skills: ['turning'],
      policy: { minimumMinutes: 30, maximumMinutes: 120, turnaroundMinutes: 0, approval: 'AUTOMATIC' },
    });
  });

  it('clear the fields that an update sets to null', async () => {
    const id = await place.resource({ seats: 12, description: 'x', policy: { minimumMinutes: 30 } });
    const { resource } = await update(id, { seats: null, description: null, policy: { minimumMinutes: null } });
    expect(resource).toMatchObject({ seats: null, description: null, policy: { minimumMinutes: null } });
  });

  it.each([
    { name: null },
    { units: null },
    { audience: null },
    { status: null },
    { openingHours: null },
    { policy: null },
    { policy: { turnaroundMinutes: null } },
    { policy: { approval: null } },
  ])('cannot be updated with %j', async (input) => {
    expect(codes(await update(await place.resource(), input))).toEqual(['INVALID']);
  });

  it('show their opening hours in the order of day and time', async () => {
    const { resource } = await update(await place.resource(), {
      openingHours: [
        { weekday: 'SUNDAY', opensAt: '20:00', closesAt: '24:00' },
        { weekday: 'MONDAY', opensAt: '08:00', closesAt: '12:00' },
      ],
    });
    expect(resource.openingHours).toEqual([
      { weekday: 'MONDAY', opensAt: '08:00', closesAt: '12:00' },
      { weekday: 'SUNDAY', opensAt: '20:00', closesAt: '24:00' },
    ]);
  });

  it('can be listed only by a VERIFIED organization', async () => {
    const founder = await person(service, 'Lister');
    const pending = await registered(service, founder, 'lister');
    const { site } = await createSite(service, founder, { organizationId: pending });
    expect(codes(await createResource(service, founder, { siteId: site.id }))).toEqual(['NOT_PERMITTED']);
    const draft = await resourceId(service, founder, { siteId: site.id, status: 'DRAFT' });
    const listed = await updateResource(service, founder, { resourceId: draft, status: 'LISTED' });
    expect(codes(listed)).toEqual(['NOT_PERMITTED']);
  });

  it('are found by organization, code, kind, status, words and skills', async () => {
    await place.resource({ code: 'FIND-ME', name: '数控车床 lathe', kind: 'EQUIPMENT', skills: ['turning', 'CAM'] });
    const find = async (filter: ResourceFilter) => {
      const document = 'query ($filter: ResourceFilter) { resources(filter: $filter) { nodes { code } totalCount } }';
      const { data } = await service.graphql(document, { filter }, place.coordinator.token);
      return data.resources.nodes.map((node) => node.code);
    };
    for (const filter of [
      { code: 'FIND-ME', organizationId: place.plant },
      { text: '数控 LATHE' },
      { skills: ['CAM', 'turning'], kind: 'EQUIPMENT', status: 'LISTED' },
    ] as const) {
      expect(await find(filter)).toEqual(['FIND-ME']);
    }
    expect(await find({ code: 'FIND-ME', organizationId: 'nonsense' })).toEqual([]);
  });
});
