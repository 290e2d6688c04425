import { type Service, startService } from '../../support/app.js';
import { agreed } from '../../worlds/agreements.js';
import { registered } from '../../worlds/places.js';
import { person, type Person } from '../../worlds/people.js';
import type { OrganizationFilter, Query } from '../../worlds/schema.js';
import { type Town, town } from '../../worlds/town.js';

const LIST = `query ($filter: OrganizationFilter, $first: Int, $after: String) {
  organizations(filter: $filter, first: $first, after: $after) {
    totalCount nodes { slug } edges { cursor node { slug } } pageInfo { hasNextPage endCursor }
  }
}`;

describe('The list of organizations', () => {
  let service: Service;
  let place: Town;
  let founder: Person;
  let stranger: Person;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    founder = await person(service, 'Founder');
    stranger = await person(service, 'Stranger');
    await registered(service, founder, 'north-college', { name: 'Zwölf Schulen', kind: 'TRAINING_CENTER' });
    await registered(service, founder, 'suspended', { name: 'Closed 职业学院' });
    await suspend('suspended');
    await agreed(service, place.plantAdmin, place.schoolAdmin, {
      ...{ providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-04-01' },
      ...{ includedMinutes: 0, discountPercent: '10' },
    });
  });
  afterAll(() => service.stop());

  async function suspend(slug: string): Promise<void> {
    const { organization } = await service.data(
      'query ($slug: String!) { organization(slug: $slug) { id } }',
      { slug },
      place.root.token,
    );
    const document =
      'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';
    await service.data(document, { input: { organizationId: organization.id } }, place.root.token);
  }

  const slugs = async (asker: Person, filter: OrganizationFilter = {}) => {
    const { organizations } = await service.data(LIST, { filter }, asker.token);
    expect(organizations.totalCount).toBe(organizations.nodes.length);
    return organizations.nodes.map(({ slug }) => slug);
  };

  it('strangers see VERIFIED organizations, members their own as well, platform admins all, by name', async () => {
    expect(await slugs(stranger)).toEqual(['plant', 'school']);
    expect(await slugs(founder)).toEqual(['suspended', 'plant', 'school', 'north-college']);
    expect(await slugs(place.root)).toEqual(['suspended', 'plant', 'school', 'north-college']);
  });

  it.each<[OrganizationFilter, string[]]>([
    [{ status: 'PENDING' }, ['north-college']],
    [{ status: 'SUSPENDED' }, ['suspended']],
    [{ status: 'VERIFIED' }, ['plant', 'school']],
    [{ kind: 'TRAINING_CENTER' }, ['north-college']],
    [{ text: 'zwolf' }, ['north-college']],
    [{ text: 'SCHUL colle' }, ['north-college']],
    [{ text: 'schul plant' }, []],
    [{ text: '职业' }, ['suspended']],
    [{ text: 'the' }, ['plant', 'school']],
    [{ text: 'he' }, []],
    [{ text: '!' }, []],
    [{ text: ' ' }, ['suspended', 'plant', 'school', 'north-college']],
  ])('a filter %j finds %j', async (filter, expected) => {
    expect(await slugs(place.root, filter)).toEqual(expected);
  });

  it('a status shows a stranger none that is not VERIFIED', async () => {
    expect(await slugs(stranger, { status: 'PENDING' })).toEqual([]);
    expect(await slugs(founder, { status: 'PENDING' })).toEqual(['north-college']);
  });

  it('partners are those with an ACTIVE agreement, on whichever side, while it lasts', async () => {
    expect(await slugs(place.coordinator, { partnerOf: place.school })).toEqual(['plant']);
    expect(await slugs(place.manager, { partnerOf: place.plant })).toEqual(['school']);
    service.clock.set('2027-04-02T08:00:00Z');
    expect(await slugs(place.manager, { partnerOf: place.plant })).toEqual([]);
    service.clock.set('2027-03-01T08:00:00Z');
  });

  it.each<[string, () => Person, () => string]>([
    ['a stranger', () => stranger, () => place.plant],
    ['a partner', () => place.manager, () => place.school],
    ['a platform admin', () => place.root, () => place.plant],
    ['whoever names one that does not exist', () => place.manager, () => 'org_999999'],
  ])('partners are FORBIDDEN to %s, in the same words', async (_, asker, partnerOf) => {
    const { errors } = await service.graphql(LIST, { filter: { partnerOf: partnerOf() } }, asker().token);
    expect(errors.map(({ extensions, message }) => [extensions['code'], message])).toEqual([
      ['FORBIDDEN', 'Partners are listed of your own organizations; this is none of them.'],
    ]);
  });

  it('a page continues after the last organization of the page before', async () => {
    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { organizations }: Pick<Query, 'organizations'> = await service.data(
        LIST,
        { first: 1, after },
        place.root.token,
      );
      expect(organizations.totalCount).toBe(4);
      walked.push(...organizations.edges.map(({ node }) => node.slug));
      if (!organizations.pageInfo.hasNextPage) break;
      after = organizations.pageInfo.endCursor;
    }
    expect(walked).toEqual(['suspended', 'plant', 'school', 'north-college']);
  });

  it('a text of more than 200 characters is BAD_USER_INPUT', async () => {
    const { errors } = await service.graphql(LIST, { filter: { text: 'x'.repeat(201) } }, stranger.token);
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
