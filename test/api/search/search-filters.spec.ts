import { MONDAY, type Service, startService } from '../../support/app.js';
import { statementsOf } from '../../support/sent-statements.js';
import { agreed } from '../../worlds/agreements.js';
import { booked, pricedLab } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';
import type { Person } from '../../worlds/people.js';
import { createSite } from '../../worlds/places.js';
import { resourceId } from '../../worlds/resources.js';
import { type Town, town } from '../../worlds/town.js';

const SEARCH = /* GraphQL */ `
  query ($input: AvailabilitySearchInput!, $first: Int! = 100, $after: String, $slots: Int! = 3) {
    availableResources(input: $input, first: $first, after: $after) {
      nodes {
        resource {
          id
        }
        startsAt
        distanceKilometres
        quote {
          amount
        }
        slots(first: $slots) {
          startsAt
          endsAt
          quote {
            amount
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
type Input = Given<'availableResources'>;

// A week from Tuesday on; Prague is an hour ahead of UTC.
const WEEK = { from: '2027-03-02T07:00:00Z', to: '2027-03-09T07:00:00Z' };
const from8to17 = (['TUESDAY', 'WEDNESDAY', 'SATURDAY'] as const).map((weekday) => ({
  ...{ weekday, opensAt: '08:00', closesAt: '17:00' },
}));

describe('Filters and orders of a search', () => {
  let service: Service;
  let place: Town;
  let skills = 0;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const newSkill = () => `skill ${++skills}`;
  const ask = (input: Input, page: object = {}, asker: Person = place.coordinator) =>
    service.graphql(SEARCH, { input: { ...WEEK, organizationId: place.school, ...input }, ...page }, asker.token);
  const search = async (input: Input, page: object = {}, asker?: Person) => {
    const { data, errors } = await ask(input, page, asker);
    expect(errors).toEqual([]);
    return data.availableResources;
  };
  const ids = async (input: Input, asker?: Person) =>
    (await search(input, {}, asker)).nodes.map(({ resource }) => resource.id);
  const starts = async (input: Input) => (await search(input)).nodes.map(({ startsAt }) => startsAt.slice(5, 16));

  it.each<[string, Input]>([
    [
      'near together with nearSiteId',
      { near: { latitude: 50, longitude: 14, withinKilometres: 5 }, nearSiteId: 'sit_1' },
    ],
    ['nearSiteId alone', { nearSiteId: 'sit_1' }],
    ['withinKilometres alone', { withinKilometres: 5 }],
    ['a radius of nothing', { nearSiteId: 'sit_1', withinKilometres: 0 }],
    ['a site that does not exist', { nearSiteId: 'nonsense', withinKilometres: 5 }],
    ['weekdays without a length', { weekdays: ['MONDAY'] }],
    ['startsFrom without a length', { startsFrom: '08:00' }],
    ['endsBy without a length', { endsBy: '17:00' }],
    ['instantOnly without an organization', { instantOnly: true, organizationId: null }],
    ['PRICE without an organization', { orderBy: 'PRICE', organizationId: null }],
    ['DISTANCE without a place', { orderBy: 'DISTANCE' }],
    ['a step of nothing', { startStepMinutes: 0, durationMinutes: 60 }],
    ['a step of more than a day', { startStepMinutes: 1441, durationMinutes: 60 }],
  ])('a search with %s is BAD_USER_INPUT', async (_, input) => {
    const { errors } = await ask(input);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  describe('steps', () => {
    it('a slot starts on the step of the search, unless the policy of the resource has one', async () => {
      const skill = newSkill();
      const plain = await place.resource({ skills: [skill] });
      const stepped = await place.resource({ skills: [skill], policy: { startStepMinutes: 25 } });
      const wish = { skills: [skill], durationMinutes: 50, from: '2027-03-02T07:05:00Z' };
      const offers = await search({ ...wish, startStepMinutes: 15 });
      expect(offers.nodes.map(({ resource, startsAt }) => [resource.id, startsAt.slice(11, 16)])).toEqual([
        [plain, '07:15'],
        [stepped, '07:20'],
      ]);
    });

    it('a step changes nothing without a length', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill] });
      const window = { from: '2027-03-02T07:05:00Z', to: '2027-03-02T08:05:00Z' };
      expect(await ids({ skills: [skill], ...window, startStepMinutes: 15 })).toEqual([lab]);
    });
  });

  describe('days and hours', () => {
    it('a slot lies between the hours of one of the weekdays, on the wall clock of the resource', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill], openingHours: from8to17 });
      const wish = { skills: [skill], durationMinutes: 120 };
      expect(await starts({ ...wish, startsFrom: '10:00' })).toEqual(['03-02T09:00']);
      expect(await starts({ ...wish, weekdays: ['SATURDAY', 'SUNDAY'] })).toEqual(['03-06T07:00']);
      expect(await starts({ ...wish, weekdays: ['WEDNESDAY'], startsFrom: '14:00', endsBy: '16:00' })).toEqual([
        '03-03T13:00',
      ]);
      expect(await starts({ ...wish, startsFrom: '15:00', endsBy: '16:59' })).toEqual([]);
    });

    it('a slot does not run into the next day', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill] });
      const wish = { skills: [skill], durationMinutes: 180, weekdays: ['TUESDAY', 'WEDNESDAY'] as const };
      expect(await starts({ ...wish, startsFrom: '22:00' })).toEqual([]);
      expect(await starts({ ...wish, startsFrom: '21:00', endsBy: '24:00' })).toEqual(['03-02T20:00']);
    });

    it('a search without words finds the earliest of the wished hours too', async () => {
      const [early] = (await search({ durationMinutes: 60, weekdays: ['SUNDAY'], startsFrom: '09:30' }, { first: 1 }))
        .nodes;
      expect(early?.startsAt).toBe('2027-03-07T08:30:00.000Z');
    });
  });

  describe('without approval', () => {
    it('instantOnly leaves out what would wait for approval, by the agreement in force at the start', async () => {
      const skill = newSkill();
      const skilled = { skills: [skill] };
      const automatic = await place.resource(skilled);
      await place.resource({ ...skilled, policy: { approval: 'OWNER_APPROVES' } });
      const partners = await place.resource({ ...skilled, policy: { approval: 'AUTOMATIC_FOR_PARTNERS' } });
      const wish = { skills: [skill], durationMinutes: 60, instantOnly: true };
      expect(await ids(wish)).toEqual([automatic]);
      const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-05', to: '2027-03-06' };
      await agreed(service, place.plantAdmin, place.schoolAdmin, { ...terms, resourceIds: [partners] });
      const offers = (await search(wish)).nodes.map(({ resource, startsAt }) => [resource.id, startsAt]);
      expect(offers).toEqual([
        [automatic, '2027-03-02T07:00:00.000Z'],
        [partners, '2027-03-04T23:00:00.000Z'],
      ]);
    });

    it('instantOnly holds for a whole window, and the owner needs no approval', async () => {
      const skill = newSkill();
      const careful = await place.resource({ skills: [skill], policy: { approval: 'OWNER_APPROVES' } });
      const wish = { skills: [skill], to: '2027-03-02T09:00:00Z', instantOnly: true };
      expect(await ids(wish)).toEqual([]);
      expect(await ids({ ...wish, organizationId: place.plant }, place.plantAdmin)).toEqual([careful]);
    });
  });

  describe('around a site', () => {
    const siteAt = async (asker: Person, organizationId: string, latitude?: number) => {
      const position = latitude === undefined ? {} : { latitude, longitude: 15 };
      return (await createSite(service, asker, { organizationId, ...position })).site.id;
    };

    it('nearSiteId finds what lies around a site of the viewer, the nearest first', async () => {
      const skill = newSkill();
      const labAt = async (latitude: number) =>
        resourceId(service, place.manager, {
          ...{ siteId: await siteAt(place.manager, place.plant, latitude), skills: [skill] },
        });
      const [far, close] = [await labAt(50.2), await labAt(50.1)];
      await labAt(52);
      const campus = await siteAt(place.schoolAdmin, place.school, 50);
      const wish = { skills: [skill], durationMinutes: 60, nearSiteId: campus, withinKilometres: 30 };
      expect(await ids(wish)).toEqual([close, far]);
      await booked(service, place, close, { startsAt: WEEK.from, endsAt: '2027-03-02T09:00:00Z' });
      const byStart = (await search({ ...wish, orderBy: 'START' })).nodes;
      expect(byStart.map(({ resource, distanceKilometres }) => [resource.id, Math.round(distanceKilometres)])).toEqual([
        [far, 22],
        [close, 11],
      ]);
    });

    it('a site of another organization is BAD_USER_INPUT in the words of one that does not exist', async () => {
      const strange = await siteAt(place.manager, place.plant, 50);
      const answers = [strange, 'nonsense'].map((nearSiteId) => ask({ nearSiteId, withinKilometres: 5 }));
      const messages = (await Promise.all(answers)).flatMap(({ errors }) => errors.map(({ message }) => message));
      expect(messages).toEqual(messages.map(() => '`nearSiteId` is no site of your organizations.'));
      expect(messages).toHaveLength(2);
    });

    it('a site without a position is BAD_USER_INPUT', async () => {
      const unknown = await siteAt(place.schoolAdmin, place.school);
      const { errors } = await ask({ nearSiteId: unknown, withinKilometres: 5 });
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('by price', () => {
    it('PRICE orders by quote, free ones first, page by page', async () => {
      const skill = newSkill();
      const priced = (hourly: string) => pricedLab(service, place, { hourly }, { skills: [skill] });
      const [dear, cheap, same] = [await priced('40'), await priced('12'), await priced('12')];
      const free = await place.resource({ skills: [skill], openingHours: from8to17 });
      const wish: Input = { skills: [skill], durationMinutes: 60, orderBy: 'PRICE', startsFrom: '10:00' };
      const offers = (await search(wish)).nodes;
      expect(offers.map(({ resource }) => resource.id)).toEqual([free, ...[cheap, same].sort(), dear]);
      expect(offers.slice(1).map(({ quote }) => quote.amount)).toEqual(['12.00', '12.00', '40.00']);
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo } = await search(wish, { first: 1, after });
        paged.push(...nodes.map(({ resource }) => resource.id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(paged).toEqual(offers.map(({ resource }) => resource.id));
      const cursor = (await search(wish, { first: 1 })).pageInfo.endCursor;
      const { errors } = await ask({ ...wish, orderBy: 'START' }, { after: cursor });
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('slots', () => {
    const slotsOf = async (input: Input, slots = 3) =>
      (await search(input, { slots })).nodes.flatMap((node) =>
        node.slots.map(({ startsAt, endsAt, quote }) => [startsAt.slice(5, 16), endsAt.slice(11, 16), quote]),
      );

    it('slots are the next times of the length, the offered one first, and do not overlap', async () => {
      const skill = newSkill();
      const lab = await pricedLab(service, place, {}, { skills: [skill], openingHours: from8to17 });
      await booked(service, place, lab);
      const quote = { amount: '72.00' };
      expect(await slotsOf({ skills: [skill], durationMinutes: 120, startStepMinutes: 60 }, 5)).toEqual([
        ['03-02T07:00', '09:00', quote],
        ['03-02T11:00', '13:00', quote],
        ['03-02T13:00', '15:00', quote],
        ['03-03T07:00', '09:00', quote],
        ['03-03T09:00', '11:00', quote],
      ]);
    });

    it('slots end with the window, and are found after days without any', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill], openingHours: from8to17 });
      const wish: Input = { skills: [skill], durationMinutes: 540, weekdays: ['TUESDAY', 'SATURDAY'] };
      expect(await slotsOf({ ...wish, to: '2027-03-09T17:00:00Z' }, 10)).toEqual([
        ['03-02T07:00', '16:00', null],
        ['03-06T07:00', '16:00', null],
        ['03-09T07:00', '16:00', null],
      ]);
      expect(await slotsOf({ ...wish, to: '2027-03-09T15:59:00Z' }, 10)).toHaveLength(2);
    });

    it('a search without a length has one slot, the window', async () => {
      const skill = newSkill();
      await place.resource({ skills: [skill] });
      const answer = await slotsOf({ skills: [skill], to: '2027-03-02T09:00:00Z' });
      expect(answer).toEqual([['03-02T07:00', '09:00', null]]);
    });

    it.each([0, 11])('%i slots are BAD_USER_INPUT', async (slots) => {
      const skill = newSkill();
      await place.resource({ skills: [skill] });
      const { errors } = await ask({ skills: [skill], durationMinutes: 60 }, { slots });
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });

    it('slots with their prices take as many statements for many resources as for one', async () => {
      const skill = newSkill();
      for (let count = 0; count < 6; count++) await pricedLab(service, place, {}, { skills: [skill] });
      const sent = (first: number) => statementsOf(() => search({ skills: [skill], durationMinutes: 60 }, { first }));
      await sent(6);
      // Quotes of offers and of slots are on their way together, in either order.
      expect((await sent(6)).toSorted()).toEqual((await sent(1)).toSorted());
    });
  });

  describe('nearest fits', () => {
    const fitsOf = async (input: Input) => {
      const document = `query ($input: AvailabilitySearchInput!) {
        availableResources(input: $input) { nearestFits { filter offer { resource { id } startsAt } } }
      }`;
      const asked = { ...WEEK, organizationId: place.school, ...input };
      const { availableResources } = await service.data(document, { input: asked }, place.coordinator.token);
      return availableResources.nearestFits.map(({ filter, offer }) => [filter, offer.resource.id, offer.startsAt]);
    };

    it('nearest fits name TIME where days or hours alone exclude everything', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], openingHours: from8to17 });
      const fits = await fitsOf({ skills: [skill], durationMinutes: 60, weekdays: ['SUNDAY'] });
      expect(fits).toContainEqual(['TIME', lab, '2027-03-02T07:00:00.000Z']);
    });

    it('nearest fits name INSTANT_ONLY where the need of approval alone excludes everything', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], policy: { approval: 'OWNER_APPROVES' } });
      const fits = await fitsOf({ skills: [skill], durationMinutes: 60, instantOnly: true });
      expect(fits.filter(([, id]) => id === lab)).toEqual([['INSTANT_ONLY', lab, '2027-03-02T07:00:00.000Z']]);
    });

    it('nearest fits without another filter still keep the days, hours, steps and approval', async () => {
      const skill = newSkill();
      const lab = await place.resource({ skills: [skill], openingHours: from8to17, kind: 'LAB' });
      await place.resource({ skills: [skill], kind: 'LAB', policy: { approval: 'OWNER_APPROVES' } });
      const wish: Input = { skills: [skill], kind: 'EQUIPMENT', durationMinutes: 60, instantOnly: true };
      const fits = await fitsOf({ ...wish, weekdays: ['SATURDAY'], startsFrom: '10:10', startStepMinutes: 15 });
      expect(fits.filter(([filter]) => filter === 'KIND')).toEqual([['KIND', lab, '2027-03-06T09:15:00.000Z']]);
    });
  });
});
