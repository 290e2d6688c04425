import { MONDAY, type Service, startService } from '../../support/app.js';
import { statementsOf } from '../../support/sent-statements.js';
import { publishRate } from '../../worlds/money.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { act, type Town, town } from '../../worlds/town.js';
import { changeCalendar } from '../../worlds/calendar.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { createSite, join, registered, verified } from '../../worlds/places.js';
import type { Weekday } from '../../worlds/schema.js';
import { resourceId, updateResource } from '../../worlds/resources.js';

const roles = ['MEMBER', 'COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'] as const;

describe('What a resource tells its viewers', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const ask = (id: string, fields: string, asker: Person = place.coordinator) =>
    service.graphql(`query ($id: ID!) { resource(id: $id) { ${fields} } }`, { id }, asker.token);
  const see = async (id: string, fields: string, asker?: Person) => {
    const { data, errors } = await ask(id, fields, asker);
    expect(errors).toEqual([]);
    return data.resource;
  };
  // Prague is an hour ahead of UTC in March.
  const openingHours = (['TUESDAY', 'WEDNESDAY'] as const).map((weekday) => ({
    weekday,
    opensAt: '08:00',
    closesAt: '17:00',
  }));

  describe('open periods', () => {
    const open = async (id: string, from: string, to: string): Promise<string[]> => {
      const { openPeriods } = await see(id, `openPeriods(from: "${from}", to: "${to}") { startsAt endsAt }`);
      return openPeriods.map(({ startsAt, endsAt }) => `${startsAt.slice(5, 16)} ${endsAt.slice(5, 16)}`);
    };
    const WEEK = ['2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z'] as const;

    it('open periods are the opening hours, taken or not', async () => {
      const lab = await place.resource({ openingHours });
      await act(service, place.coordinator, 'requestBooking', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        title: 'Lesson',
        startsAt: '2027-03-02T09:00:00Z',
        endsAt: '2027-03-02T10:00:00Z',
      });
      expect(await open(lab, ...WEEK)).toEqual(['03-02T07:00 03-02T16:00', '03-03T07:00 03-03T16:00']);
    });

    it('open periods are clipped to the window, and touching ones are one', async () => {
      const allDay = (weekday: Weekday) => ({ weekday, opensAt: '00:00', closesAt: '24:00' });
      const lab = await place.resource({ openingHours: [allDay('TUESDAY'), allDay('WEDNESDAY')] });
      expect(await open(lab, '2027-03-02T12:00:00Z', '2027-03-08T00:00:00Z')).toEqual(['03-02T12:00 03-03T23:00']);
    });

    it('open periods of a resource that is always open are the window', async () => {
      expect(await open(await place.resource(), ...WEEK)).toEqual(['03-01T00:00 03-08T00:00']);
    });

    it('open periods heed special days, and special days tell why', async () => {
      const lab = await place.resource({ openingHours });
      const days = [
        { day: '2027-03-16', kind: 'CLOSURE', name: 'Stocktaking' },
        { day: '2027-03-20', kind: 'MAKE_UP_DAY', name: 'Instead of Tuesday', opensLike: 'TUESDAY' },
      ] as const;
      await changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
      expect(await open(lab, '2027-03-15T00:00:00Z', '2027-03-22T00:00:00Z')).toEqual([
        '03-17T07:00 03-17T16:00',
        '03-20T07:00 03-20T16:00',
      ]);
      const fields = (from: string, to: string) =>
        `specialDays(from: "${from}", to: "${to}") { day kind name opensLike isPublic }`;
      const { specialDays } = await see(lab, fields('2027-03-16', '2027-03-21'));
      expect(specialDays).toEqual([
        { day: '2027-03-16', kind: 'CLOSURE', name: 'Stocktaking', opensLike: null, isPublic: false },
        {
          ...{ day: '2027-03-20', kind: 'MAKE_UP_DAY', name: 'Instead of Tuesday' },
          opensLike: 'TUESDAY',
          isPublic: false,
        },
      ]);
      expect((await see(lab, fields('2027-03-17', '2027-03-20'))).specialDays).toEqual([]);
    });

    it.each([
      ['openPeriods', 'an empty window', '"2027-03-01T00:00:00Z"', '"2027-03-01T00:00:00Z"', 'startsAt'],
      ['openPeriods', 'more than 366 days', '"2027-03-01T00:00:00Z"', '"2028-03-02T00:01:00Z"', 'startsAt'],
      ['specialDays', 'an empty window', '"2027-03-01"', '"2027-03-01"', 'day'],
      ['specialDays', 'more than 366 days', '"2027-03-01"', '"2028-03-02"', 'day'],
    ])('%s of %s are BAD_USER_INPUT', async (field, _, from, to, inner) => {
      const { errors } = await ask(await place.resource(), `${field}(from: ${from}, to: ${to}) { ${inner} }`);
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('actions', () => {
    const can = async (id: string, asker: Person) => (await see(id, 'viewerCan', asker)).viewerCan;
    let people = 0;
    const as = async (organizationId: string, admin: Person, role: (typeof roles)[number]) => {
      const somebody = await person(service, `Person ${++people}`);
      await join(service, organizationId, admin, somebody, [role]);
      return somebody;
    };

    it('each role may do to a listed resource what the table of permissions gives', async () => {
      const lab = await place.resource();
      const told = await Promise.all(
        roles.flatMap((role) => [
          as(place.school, place.schoolAdmin, role).then((asker) => can(lab, asker)),
          as(place.plant, place.plantAdmin, role).then((asker) => can(lab, asker)),
        ]),
      );
      expect(told).toEqual([
        ...[[], []],
        ...[['BOOK'], ['BOOK']],
        ...[['BOOK'], ['BOOK', 'EDIT', 'BLOCK']],
        ...[[], ['PRICE']],
        ...[['BOOK'], ['BOOK', 'EDIT', 'BLOCK', 'PRICE']],
      ]);
      expect(await can(lab, await platformAdmin(service))).toEqual([]);
    });

    it('a draft can be deleted until it was listed, and booked only while it is listed', async () => {
      const draft = await place.resource({ status: 'DRAFT' });
      expect(await can(draft, place.plantAdmin)).toEqual(['EDIT', 'BLOCK', 'PRICE', 'DELETE']);
      await updateResource(service, place.manager, { resourceId: draft, status: 'LISTED' });
      expect(await can(draft, place.plantAdmin)).toEqual(['BOOK', 'EDIT', 'BLOCK', 'PRICE']);
      await updateResource(service, place.manager, { resourceId: draft, status: 'DRAFT' });
      expect(await can(draft, place.plantAdmin)).toEqual(['EDIT', 'BLOCK', 'PRICE']);
    });

    it('a resource can be booked for an organization in its audience alone', async () => {
      const own = await place.resource({ audience: 'OWN_ORGANIZATION' });
      expect(await can(own, place.manager)).toContain('BOOK');
      const member = await as(place.plant, place.plantAdmin, 'MEMBER');
      await join(service, place.school, place.schoolAdmin, member, ['COORDINATOR']);
      expect(await can(own, member)).toEqual([]);
    });

    it('an organization that is not VERIFIED neither books nor prices', async () => {
      const founder = await person(service, 'Founder');
      const pending = await registered(service, founder, 'pending');
      const { site } = await createSite(service, founder, { organizationId: pending });
      const draft = await resourceId(service, founder, { siteId: site.id, status: 'DRAFT' });
      expect(await can(draft, founder)).toEqual(['EDIT', 'BLOCK', 'DELETE']);
      expect(await can(await place.resource(), founder)).toEqual([]);
    });
  });

  describe('the rate for an organization', () => {
    const rateFor = async (id: string, organizationId: string, asker: Person, at: string | null = null) => {
      const when = at === null ? '' : `, at: "${at}"`;
      const { rateFor } = await see(id, `rateFor(organizationId: "${organizationId}"${when}) { hourly }`, asker);
      return rateFor === null ? null : rateFor.hourly;
    };

    it('the rate is that of the narrowest audience, in effect at the start', async () => {
      const lender = await person(service, 'Lender');
      const owner = await verified(service, place.root, lender, 'lender');
      const { site } = await createSite(service, lender, { organizationId: owner });
      const lab = await resourceId(service, lender, { siteId: site.id });
      const publish = (input: object) => publishRate(service, lender, { resourceId: lab, ...input });
      await publish({ hourly: '10' });
      await publish({ hourly: '20', effectiveFrom: '2027-06-01T00:00:00Z' });
      await publish({ hourly: '5', audience: 'PARTNERS' });
      await publish({ hourly: '1', audience: 'OWN_ORGANIZATION' });
      const at = (instant: string | null, asker = place.schoolAdmin) => rateFor(lab, place.school, asker, instant);
      expect([await at(null), await at('2027-06-01T00:00:00Z'), await at('2026-12-01T00:00:00Z')]).toEqual([
        '10',
        '20',
        null,
      ]);
      const term = { providerId: owner, consumerId: place.school, from: '2027-04-01', to: '2027-05-01' };
      const agreementId = await agreed(service, lender, place.schoolAdmin, term);
      expect([await at('2027-03-31T12:00:00Z'), await at('2027-04-15T00:00:00Z')]).toEqual(['10', '5']);
      expect(await rateFor(lab, owner, lender)).toBe('1');
      await agree(service, lender, 'endAgreement', { agreementId });
      expect(await at('2027-04-15T00:00:00Z')).toBe('10');
    });

    it('the rate is told to those who have a say about prices on either side, and to nobody else', async () => {
      const lab = await place.resource();
      await publishRate(service, place.plantAdmin, { resourceId: lab });
      const finance = await person(service, 'Finance');
      await join(service, place.school, place.schoolAdmin, finance, ['FINANCE']);
      const member = await person(service, 'Member');
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
      const askers = [
        place.coordinator,
        finance,
        place.schoolAdmin,
        place.plantAdmin,
        place.manager,
        member,
        place.root,
      ];
      const told = await Promise.all(askers.map((asker) => rateFor(lab, place.school, asker)));
      expect(told).toEqual(['36', '36', '36', '36', null, null, null]);
      expect(await rateFor(lab, 'nonsense', place.coordinator)).toBeNull();
    });
  });

  describe('the last change', () => {
    it('a resource was last changed when it was created, or when something in it changed', async () => {
      const at = async (id: string) => (await see(id, 'updatedAt', place.manager)).updatedAt;
      const root = await place.resource({ kind: 'LAB' });
      const inner = await place.resource({ kind: 'EQUIPMENT', parentId: root });
      expect(await at(root)).toBe('2027-03-01T08:00:00.000Z');
      service.clock.set('2027-03-01T09:00:00Z');
      await updateResource(service, place.manager, { resourceId: root, name: 'Machines' });
      service.clock.set('2027-03-01T10:00:00Z');
      await updateResource(service, place.manager, { resourceId: root, name: 'Machines' });
      expect(await at(root)).toBe('2027-03-01T09:00:00.000Z');
      const { site } = await createSite(service, place.manager, { organizationId: place.plant });
      await updateResource(service, place.manager, { resourceId: root, siteId: site.id });
      expect([await at(root), await at(inner)]).toEqual(['2027-03-01T10:00:00.000Z', '2027-03-01T10:00:00.000Z']);
    });
  });

  it('a list takes as many statements for many resources as for one', async () => {
    const owner = place.plant;
    const window = 'from: "2027-03-01T00:00:00Z", to: "2027-03-08T00:00:00Z"';
    const fields = `openPeriods(${window}) { startsAt } specialDays(from: "2027-03-01", to: "2027-03-08") { day }
      schedule(${window}, inside: true) { turnaroundEndsAt changesAt resource { id } } updatedAt viewerCan
      rateFor(organizationId: "${place.school}") { hourly }`;
    const lab = await place.resource({ code: 'AAA-1', status: 'DRAFT' });
    await place.resource({ code: 'AAA-2', status: 'DRAFT' });
    for (const resource of [lab]) {
      await act(service, place.manager, 'scheduleDowntime', {
        resourceId: resource,
        startsAt: '2027-03-02T09:00:00Z',
        endsAt: '2027-03-02T10:00:00Z',
        reason: 'Service',
      });
    }
    const list = (first: number) =>
      statementsOf(() =>
        service.data(
          `{ resources(filter: { organizationId: "${owner}" }, first: ${first}) { nodes { ${fields} } } }`,
          {},
          place.plantAdmin.token,
        ),
      );
    await list(1);
    expect((await list(20)).toSorted()).toEqual((await list(1)).toSorted());
  });
});
