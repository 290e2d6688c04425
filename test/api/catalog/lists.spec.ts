import { type Service, startService } from '../../support/app.js';
import { createSite } from '../../worlds/places.js';
import { person } from '../../worlds/people.js';
import type { ResourceFilter } from '../../worlds/schema.js';
import { type Town, town } from '../../worlds/town.js';

describe('Lists of resources and skills', () => {
  let service: Service;
  let place: Town;
  let base: string;
  let lab: string;
  let machine: string;
  let hidden: string;
  let inHidden: string;
  let hall: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    hall = (await createSite(service, place.manager, { organizationId: place.plant, name: 'Hall 9' })).site.id;
    base = await place.resource({ code: 'A', kind: 'TRAINING_BASE', skills: ['Robotics'] });
    lab = await place.resource({ code: 'B', parentId: base, skills: ['CNC Milling', 'Robotics'] });
    machine = await place.resource({ code: 'C', kind: 'EQUIPMENT', parentId: lab, skills: ['cnc  milling'] });
    hidden = await place.resource({
      code: 'D',
      siteId: hall,
      audience: 'OWN_ORGANIZATION',
      skills: ['Secret welding'],
    });
    inHidden = await place.resource({
      code: 'E',
      kind: 'EQUIPMENT',
      siteId: hall,
      parentId: hidden,
      skills: ['Robotics', '焊接技术'],
    });
    await place.resource({ code: 'F', status: 'DRAFT', skills: ['Robotics', 'Drafting'] });
  });
  afterAll(() => service.stop());

  const listed = async (filter: ResourceFilter, asker = place.manager) => {
    const document = 'query ($filter: ResourceFilter) { resources(filter: $filter) { totalCount nodes { id } } }';
    const { totalCount, nodes } = (await service.data(document, { filter }, asker.token)).resources;
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id);
  };

  it.each<[string, () => ResourceFilter, () => string[]]>([
    ['what stands at a site', () => ({ siteId: hall }), () => [hidden, inHidden]],
    ['what stands directly inside a resource', () => ({ parentId: base }), () => [lab]],
    ['what stands inside a machine', () => ({ parentId: machine }), () => []],
    ['what stands inside nothing', () => ({ rootsOnly: true, status: 'LISTED' }), () => [base, hidden]],
    [
      'everything unless roots alone are asked for',
      () => ({ rootsOnly: false, siteId: hall }),
      () => [hidden, inHidden],
    ],
    ['nothing at a site that does not exist', () => ({ siteId: 'sit_x' }), () => []],
  ])('a filter of resources finds %s', async (_, filter, expected) => {
    expect(await listed(filter())).toEqual(expected());
  });

  it('a filter by a container that the viewer may not see finds nothing', async () => {
    expect(await listed({ parentId: hidden })).toEqual([inHidden]);
    expect(await listed({ siteId: hall }, place.coordinator)).toEqual([inHidden]);
    expect(await listed({ parentId: hidden }, place.coordinator)).toEqual([]);
  });

  const skills = async (variables: object = {}, asker = place.coordinator) => {
    const document =
      'query ($text: String, $first: Int) { listedSkills(text: $text, first: $first) { skill resources } }';
    return (await service.data(document, variables, asker.token)).listedSkills;
  };

  it('skills of listed resources are counted by folded name, the most resources first', async () => {
    expect(await skills()).toEqual([
      { skill: 'Robotics', resources: 3 },
      { skill: 'CNC Milling', resources: 2 },
      { skill: '焊接技术', resources: 1 },
    ]);
    expect(await skills({}, place.manager)).toContainEqual({ skill: 'Secret welding', resources: 1 });
    expect(await skills({ first: 1 })).toHaveLength(1);
  });

  it.each([
    ['MILL', ['CNC Milling']],
    ['illing', []],
    ['cnc mi', ['CNC Milling']],
    ['cnc rob', []],
    ['ROB', ['Robotics']],
    ['焊接', ['焊接技术']],
    ['weld', []],
    ['!!', []],
  ])('a text finds skills by the beginnings of their words: %s', async (text, expected) => {
    expect((await skills({ text })).map(({ skill }) => skill)).toEqual(expected);
  });

  it.each([{ first: 0 }, { first: 101 }, { text: 'x'.repeat(201) }])(
    'a list of skills refuses %j',
    async (variables) => {
      const document = 'query ($text: String, $first: Int) { listedSkills(text: $text, first: $first) { skill } }';
      const { errors } = await service.graphql(document, variables, place.coordinator.token);
      expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );

  it('an organization counts the resources that the viewer may see', async () => {
    const count = async (token: string) =>
      (await service.data('{ organization(slug: "plant") { resourceCount } }', {}, token)).organization.resourceCount;
    expect(await count(place.manager.token)).toBe(6);
    expect(await count(place.coordinator.token)).toBe(4);
    expect(await count((await person(service, 'Stranger')).token)).toBe(4);
  });
});
