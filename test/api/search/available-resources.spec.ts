import { MONDAY, type Service, startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { resourceId } from '../../worlds/resources.js';
import { agreed } from '../../worlds/agreements.js';
import { createSite } from '../../worlds/places.js';
import type { Given } from '../../worlds/mutations.js';

const SEARCH = /* GraphQL */ `
  query ($input: AvailabilitySearchInput!, $first: Int! = 100, $after: String) {
    availableResources(input: $input, first: $first, after: $after) {
      nodes {
        resource {
          id
        }
        startsAt
        endsAt
        distanceKilometres
      }
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
const TUESDAY = { from: '2027-03-02T09:00:00Z', to: '2027-03-02T11:00:00Z' };
const openingHours = [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '17:00' }] as const;

describe('availableResources', () => {
  let service: Service;
  let place: Town;
  let skills = 0;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  /** Resources of a test are found by a skill of their own. */
  const newSkill = () => `skill ${++skills}`;
  const ask = (input: Given<'availableResources'>, page: object = {}, asker: Person = place.coordinator) =>
    service.graphql(SEARCH, { input: { ...TUESDAY, organizationId: place.school, ...input }, ...page }, asker.token);
  const search = async (input: Given<'availableResources'>, page: object = {}, asker: Person = place.coordinator) => {
    const { data, errors } = await ask(input, page, asker);
    expect(errors).toEqual([]);
    return data.availableResources;
  };
  const ids = async (input: Given<'availableResources'>, asker?: Person): Promise<string[]> =>
    (await search(input, {}, asker)).nodes.map((node: { resource: { id: string } }) => node.resource.id);
  const slots = async (input: Given<'availableResources'>): Promise<string[]> =>
    (await search(input)).nodes.map(
      ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
        `${startsAt.slice(5, 16)}/${endsAt.slice(11, 16)}`,
    );
  const book = (resource: string, from: string, to: string, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: resource }],
      startsAt: from,
      endsAt: to,
      title: 'Lesson',
      ...input,
    });

  it('a search finds the resources that can be booked for the whole window', async () => {
    const skill = newSkill();
    const free = await place.resource({ skills: [skill] });
    const taken = await place.resource({ skills: [skill] });
    await place.resource({ skills: [skill], openingHours: [{ ...openingHours[0], weekday: 'MONDAY' }] });
    await place.resource({ skills: [skill], policy: { maximumMinutes: 60 } });
    await book(taken, '2027-03-02T10:00:00Z', '2027-03-02T10:30:00Z');
    const { nodes } = await search({ skills: [skill] });
    expect(nodes).toEqual([
      {
        resource: { id: free },
        startsAt: '2027-03-02T09:00:00.000Z',
        endsAt: '2027-03-02T11:00:00.000Z',
        distanceKilometres: null,
      },
    ]);
  });

  it('a search with a length shows the earliest slot of each resource, sorted by start', async () => {
    const skill = newSkill();
    const later = await place.resource({ skills: [skill], openingHours });
    await place.resource({ skills: [skill], openingHours });
    await book(later, '2027-03-02T07:00:00Z', '2027-03-02T08:10:00Z');
    const input = { from: '2027-03-02T00:00:00Z', to: '2027-03-03T00:00:00Z', durationMinutes: 90, skills: [skill] };
    expect(await slots(input)).toEqual(['03-02T07:00/08:30', '03-02T08:10/09:40']);
  });

  it('a slot starts on the start grid of its resource', async () => {
    const skill = newSkill();
    await place.resource({ skills: [skill], policy: { startStepMinutes: 60 } });
    expect(await slots({ from: '2027-03-02T09:10:00Z', durationMinutes: 60, skills: [skill] })).toEqual([
      '03-02T10:00/11:00',
    ]);
  });

  it('a slot starts no sooner than the minimum notice of its resource', async () => {
    const skill = newSkill();
    await place.resource({ skills: [skill], policy: { minimumNoticeMinutes: 26 * 60 } });
    expect(await slots({ durationMinutes: 30, skills: [skill] })).toEqual(['03-02T10:00/10:30']);
  });

  it('a slot may start in the current minute when the resource needs no notice', async () => {
    const skill = newSkill();
    await place.resource({ skills: [skill] });
    service.clock.set(MONDAY + 30_000);
    const input = { from: '2027-03-01T07:00:00Z', to: '2027-03-02T00:00:00Z', durationMinutes: 30, skills: [skill] };
    expect(await slots(input)).toEqual(['03-01T08:00/08:30']);
  });

  it('a search leaves room for the turnaround', async () => {
    const skill = newSkill();
    const lab = await place.resource({ skills: [skill], policy: { turnaroundMinutes: 30 } });
    await book(lab, '2027-03-02T10:15:00Z', '2027-03-02T11:00:00Z');
    expect(await ids({ to: '2027-03-02T09:46:00Z', skills: [skill] })).toEqual([]);
    expect(await ids({ to: '2027-03-02T09:45:00Z', skills: [skill] })).toEqual([lab]);
  });

  it('a search for all units needs everything inside the resource to be free', async () => {
    const skill = newSkill();
    const lab = await place.resource({ skills: [skill], units: 5 });
    const lathe = await place.resource({ parentId: lab, kind: 'EQUIPMENT' });
    await book(lathe, '2027-03-02T10:00:00Z', '2027-03-02T10:30:00Z');
    expect(await ids({ skills: [skill], units: 4 })).toEqual([lab]);
    expect(await ids({ skills: [skill], units: 5 })).toEqual([]);
    expect(await ids({ skills: [skill], units: 6 })).toEqual([]);
  });

  it('a search filters by seats, kind, text and all skills', async () => {
    const skill = newSkill();
    const lab = await place.resource({ skills: [skill, 'CAM'], seats: 20, name: '数控 lab' });
    expect(await ids({ skills: [skill], seats: 20 })).toEqual([lab]);
    expect(await ids({ skills: [skill], seats: 21 })).toEqual([]);
    expect(await ids({ skills: [skill], kind: 'EQUIPMENT' })).toEqual([]);
    expect(await ids({ skills: [skill], text: '数控' })).toEqual([lab]);
    expect(await ids({ skills: [skill, 'CAM'] })).toEqual([lab]);
    expect(await ids({ skills: [skill, 'PLC'] })).toEqual([]);
  });

  describe('search near a place', () => {
    it('a search near a place sorts by distance and shows the distance', async () => {
      const skill = newSkill();
      const at = async (latitude: number, longitude: number) => {
        const { site } = await createSite(service, place.manager, { organizationId: place.plant, latitude, longitude });
        return resourceId(service, place.manager, { siteId: site.id, skills: [skill] });
      };
      const beijing = await at(39.9042, 116.4074);
      const suzhou = await at(31.2989, 120.5853);
      await place.resource({ skills: [skill] });
      const shanghai = { latitude: 31.2304, longitude: 121.4737 };
      const { nodes } = await search({ skills: [skill], near: { ...shanghai, withinKilometres: 2000 } });
      expect(nodes.map((node: { resource: { id: string } }) => node.resource.id)).toEqual([suzhou, beijing]);
      expect(nodes[0]?.distanceKilometres).toBeCloseTo(84.7, 0);
      expect(nodes[1]?.distanceKilometres).toBeCloseTo(1067.3, 0);
      expect(await ids({ skills: [skill], near: { ...shanghai, withinKilometres: 100 } })).toEqual([suzhou]);
    });

    it.each([
      ['latitude', { latitude: 91, longitude: 0, withinKilometres: 1 }],
      ['longitude', { latitude: 0, longitude: 181, withinKilometres: 1 }],
      ['radius', { latitude: 0, longitude: 0, withinKilometres: 0 }],
    ])('a search near a place with an invalid %s is refused', async (_, near) => {
      const { errors } = await ask({ near });
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('search for an organization', () => {
    it('a search for an organization finds what its agreements open to it', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], audience: 'PARTNERS' });
      expect(await ids({ skills: [skill] })).toEqual([]);
      const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-07-01' };
      await agreed(service, place.plantAdmin, place.schoolAdmin, terms);
      expect(await ids({ skills: [skill] })).toEqual([lab]);
      expect(await ids({ skills: [skill], organizationId: null })).toEqual([]);
    });

    it('a search for an organization by a non-member finds nothing', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill] });
      expect(await ids({ skills: [skill] }, place.manager)).toEqual([]);
      expect(await ids({ skills: [skill], organizationId: null }, place.manager)).toHaveLength(1);
    });
  });

  it('a search leaves out drafts', async () => {
    const skill = newSkill();
    await place.resource({ skills: [skill], status: 'DRAFT' });
    expect(await ids({ skills: [skill], organizationId: place.plant }, place.manager)).toEqual([]);
  });

  it.each([
    ['for the window', {}],
    ['with a length', { durationMinutes: 60 }],
  ])('the pages of a search %s show each resource once', async (_, input) => {
    const skill = newSkill();
    for (let index = 0; index < 7; index++) await place.resource({ skills: [skill] });
    const all = await ids({ skills: [skill], ...input });
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await search({ skills: [skill], ...input }, { first: 3, after });
      paged.push(...nodes.map((node: { resource: { id: string } }) => node.resource.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
  });

  describe('nearest fits', () => {
    const NEAREST = `query ($input: AvailabilitySearchInput!) {
      availableResources(input: $input) {
        nodes { startsAt }
        nearestFits { filter atMost offer { resource { id } startsAt distanceKilometres } }
      }
    }`;
    const nearest = async (input: Given<'availableResources'>) => {
      const all = { ...TUESDAY, organizationId: place.school, ...input };
      const { data, errors } = await service.graphql(NEAREST, { input: all }, place.coordinator.token);
      expect(errors).toEqual([]);
      return data.availableResources.nearestFits;
    };

    it('nearest fits show the earliest other time', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], openingHours });
      await book(lab, '2027-03-02T10:00:00Z', '2027-03-02T16:00:00Z');
      expect(await nearest({ skills: [skill] })).toMatchObject([
        { filter: 'TIME', offer: { resource: { id: lab }, startsAt: '2027-03-09T07:00:00.000Z' } },
        { filter: 'SKILLS' },
      ]);
    });

    it('nearest fits show how many units and seats are available', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], units: 12, seats: 30 });
      await book(lab, '2027-03-02T10:00:00Z', '2027-03-02T16:00:00Z', { items: [{ resourceId: lab, units: 5 }] });
      const [units] = (await nearest({ skills: [skill], units: 9 })).filter(({ filter }) => filter === 'UNITS');
      expect(units).toMatchObject({ atMost: 7, offer: { resource: { id: lab } } });
      const [seats] = (await nearest({ skills: [skill], seats: 45 })).filter(({ filter }) => filter === 'SEATS');
      expect(seats).toMatchObject({ atMost: 30, offer: { resource: { id: lab } } });
    });

    it('nearest fits show a resource that is farther away', async () => {
      const skill = newSkill();
      const north = { organizationId: place.plant, latitude: 50, longitude: 15 };
      const { site } = await createSite(service, place.manager, north);
      const lab = await resourceId(service, place.manager, { siteId: site.id, skills: [skill] });
      const near = { latitude: 49, longitude: 15, withinKilometres: 50 };
      const fits = await nearest({ skills: [skill], near });
      const [farther] = fits.filter(({ filter }) => filter === 'NEAR');
      expect(farther).toMatchObject({ offer: { resource: { id: lab } } });
      expect(farther?.offer.distanceKilometres).toBeCloseTo(111.2, 0);
    });

    it('nearest fits are empty when something fits or when no single filter is to blame', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill], kind: 'LAB' });
      expect(await nearest({ skills: [skill] })).toEqual([]);
      expect(await nearest({ skills: ['nobody has this'], text: 'nobody says this' })).toEqual([]);
    });
  });

  it('a search offers exactly the resources that a preview accepts', async () => {
    const skill = newSkill();
    const policies = [
      {},
      { minimumMinutes: 90 },
      { startStepMinutes: 45 },
      { turnaroundMinutes: 20 },
      { maximumAdvanceDays: 1 },
    ];
    const resources: string[] = [];
    for (const policy of policies) {
      for (const hours of [[], openingHours]) {
        resources.push(await place.resource({ skills: [skill], policy, openingHours: hours, units: 2 }));
      }
    }
    for (const [index, resource] of resources.entries()) {
      const minute = String((index * 7) % 60).padStart(2, '0');
      await book(resource, `2027-03-02T0${7 + (index % 3)}:${minute}:00Z`, '2027-03-02T10:05:00Z');
    }
    for (const [from, to] of [
      ['08:15', '09:45'],
      ['10:00', '10:45'],
      ['15:30', '16:30'],
    ] as const) {
      const window = { from: `2027-03-02T${from}:00Z`, to: `2027-03-02T${to}:00Z` };
      const offered = await ids({ ...window, skills: [skill], units: 2 });
      const bookable: string[] = [];
      for (const resource of resources) {
        const input = { organizationId: place.school, items: [{ resourceId: resource, units: 2 }], title: 'x' };
        const period = { startsAt: window.from, endsAt: window.to };
        const preview = await act(service, place.coordinator, 'previewBooking', { ...input, ...period });
        if (codes(preview).length === 0) bookable.push(resource);
      }
      expect([...offered].sort()).toEqual([...bookable].sort());
    }
  });
});
