import { type Service, startService } from '../../support/app.js';
import { agree } from '../../worlds/agreements.js';
import { changeCalendar } from '../../worlds/calendar.js';
import { booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { mutate } from '../../worlds/mutations.js';
import { person, type Person, signIn } from '../../worlds/people.js';
import { join, registered } from '../../worlds/places.js';
import { settle, statementsOf } from '../../worlds/statements.js';
import { act, type Town, town } from '../../worlds/town.js';
import { first } from '../../support/lists.js';
import { statementsOf as sentBy } from '../../support/sent-statements.js';
import type { Query, TaskKind } from '../../worlds/schema.js';

const TASKS = `query ($organizationId: ID, $kinds: [TaskKind!], $first: Int, $after: String) {
  viewer {
    tasks(organizationId: $organizationId, kinds: $kinds, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { kind dueAt since organization { id } subject { __typename id } }
    }
  }
}`;
const HOME = `query ($organizationId: ID) {
  viewer {
    home(organizationId: $organizationId) {
      tasks { kind count soonest } today upcoming nextBooking { id }
    }
  }
}`;

/** The clock stands at Monday 1 March 2027, 08:00 UTC; the plant is in Prague, which is one hour ahead. */
describe('Tasks and home', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
  });
  afterEach(() => service.stop());

  const page = async (asker: Person, variables: object = {}) =>
    (await service.data<Pick<Query, 'viewer'>>(TASKS, variables, asker.token)).viewer.tasks;
  const tasks = async (asker: Person, variables: object = {}) => {
    const { nodes, totalCount } = await page(asker, variables);
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ kind, dueAt, since, organization, subject }) => ({
      kind,
      dueAt,
      since,
      organization: organization?.id ?? null,
      subject: subject?.id ?? null,
    }));
  };
  const kinds = async (asker: Person, variables: object = {}) =>
    (await tasks(asker, variables)).map(({ kind, subject }) => [kind, subject]);
  const home = async (asker: Person, variables: object = {}) =>
    (await service.data(HOME, variables, asker.token)).viewer.home;
  const own = (...wanted: TaskKind[]) => ({ kinds: wanted });

  describe('Tasks of bookings', () => {
    it('a hold waits for the side that booked until it lapses', async () => {
      const lab = await place.resource();
      const id = await booked(service, place, lab, { hold: true });
      const task = {
        ...{ kind: 'CONFIRM_HOLD', organization: place.school, subject: id },
        ...{ since: '2027-03-01T08:00:00.000Z', dueAt: '2027-03-01T08:10:00.000Z' },
      };
      for (const asker of [place.coordinator, place.schoolAdmin]) expect(await tasks(asker)).toEqual([task]);
      for (const asker of [place.manager, place.plantAdmin, place.root]) expect(await tasks(asker)).toEqual([]);
      service.clock.set('2027-03-01T08:10:00Z');
      expect(await tasks(place.coordinator)).toEqual([]);
    });

    it('a request waits for the provider until its start, while the provider is VERIFIED', async () => {
      const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
      const id = await booked(service, place, lab);
      const task = {
        ...{ kind: 'APPROVE_BOOKING', organization: place.plant, subject: id },
        ...{ since: '2027-03-01T08:00:00.000Z', dueAt: '2027-03-02T09:00:00.000Z' },
      };
      for (const asker of [place.manager, place.plantAdmin]) expect(await tasks(asker)).toEqual([task]);
      expect(await tasks(place.coordinator)).toEqual([]);
      await mutate(
        service,
        place.root.token,
        'suspendOrganization',
        { organizationId: place.plant },
        'userErrors { code }',
      );
      expect(await tasks(place.manager)).toEqual([]);
    });

    it('a booking waits to be checked in from when check-in opens until it is missed', async () => {
      const lab = await place.resource({ policy: { noShowAfterMinutes: 30, checkInOpensMinutes: 20 } });
      const id = await booked(service, place, lab);
      service.clock.set('2027-03-02T08:39:59Z');
      expect(await tasks(place.coordinator)).toEqual([]);
      service.clock.set('2027-03-02T08:40:00Z');
      const task = {
        kind: 'CHECK_IN',
        since: '2027-03-02T08:40:00.000Z',
        dueAt: '2027-03-02T09:30:00.000Z',
        subject: id,
      };
      expect(await tasks(place.coordinator)).toEqual([{ ...task, organization: place.school }]);
      expect(await tasks(place.manager)).toEqual([{ ...task, organization: place.plant }]);
      service.clock.set('2027-03-02T09:30:00Z');
      expect(await tasks(place.manager)).toEqual([]);
    });

    it('a booking without a no-show is due by its end; then the provider records its times', async () => {
      const id = await booked(service, place, await place.resource());
      service.clock.set('2027-03-02T10:59:59Z');
      expect(await tasks(place.coordinator)).toMatchObject([{ kind: 'CHECK_IN', dueAt: '2027-03-02T11:00:00.000Z' }]);
      service.clock.set('2027-03-02T11:00:00Z');
      expect(await tasks(place.coordinator)).toEqual([]);
      expect(await tasks(place.manager)).toEqual([
        {
          ...{ kind: 'RECORD_TIMES', organization: place.plant, subject: id },
          ...{ since: '2027-03-02T11:00:00.000Z', dueAt: '2027-03-31T22:00:00.000Z' },
        },
      ]);
      await usedFrom(service, place, id, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
      expect(await tasks(place.manager)).toEqual([]);
    });

    it('what is in use waits to be checked out from 15 minutes before its end', async () => {
      const id = await booked(service, place, await place.resource());
      service.clock.set('2027-03-02T09:00:00Z');
      await act(service, place.coordinator, 'checkInBooking', { bookingId: id });
      service.clock.set('2027-03-02T10:44:59Z');
      expect(await tasks(place.coordinator)).toEqual([]);
      service.clock.set('2027-03-02T10:45:00Z');
      const task = {
        kind: 'CHECK_OUT',
        since: '2027-03-02T10:45:00.000Z',
        dueAt: '2027-03-02T11:00:00.000Z',
        subject: id,
      };
      expect(await tasks(place.coordinator)).toEqual([{ ...task, organization: place.school }]);
      service.clock.set('2027-03-02T11:00:00Z');
      expect(await kinds(place.manager)).toEqual([
        ['CHECK_OUT', id],
        ['RECORD_TIMES', id],
      ]);
    });

    it('the month of a booking is that of the zone of its provider', async () => {
      await booked(service, place, await place.resource(), {
        ...{ startsAt: '2027-03-31T21:30:00Z', endsAt: '2027-03-31T22:30:00Z' },
      });
      await booked(service, place, await place.resource(), {
        ...{ startsAt: '2027-03-31T22:00:00Z', endsAt: '2027-03-31T22:30:00Z' },
      });
      service.clock.set('2027-04-01T08:00:00Z');
      expect((await tasks(place.manager)).map(({ dueAt }) => dueAt)).toEqual([
        ...['2027-03-31T22:00:00.000Z', '2027-04-30T22:00:00.000Z'],
      ]);
    });

    it('whoever booked has the tasks of the booker while a member, and sees a task of two roles once', async () => {
      const member = await person(service, 'Member');
      await join(service, place.school, place.schoolAdmin, member, ['COORDINATOR']);
      await join(service, place.plant, place.plantAdmin, member, ['RESOURCE_MANAGER']);
      const asMember = { ...place, coordinator: member };
      const id = await booked(service, asMember, await place.resource());
      service.clock.set('2027-03-02T09:00:00Z');
      expect(await tasks(member)).toMatchObject([{ kind: 'CHECK_IN', subject: id, organization: place.school }]);
      expect(await tasks(member, { organizationId: place.plant })).toMatchObject([
        { kind: 'CHECK_IN', subject: id, organization: place.plant },
      ]);
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
      await join(service, place.plant, place.plantAdmin, member, ['MEMBER']);
      expect(await tasks(member)).toMatchObject([{ subject: id, organization: place.school }]);
      expect(await tasks(member, { organizationId: place.plant })).toEqual([]);
    });
  });

  describe('Tasks of resources, agreements and money', () => {
    it('a draft waits for those who may list it, once the owner is VERIFIED', async () => {
      const founder = await person(service, 'Founder');
      const pending = await registered(service, founder, 'pending');
      const { site } = await mutate(
        service,
        founder.token,
        'createSite',
        { organizationId: pending, name: 'Hall', timeZone: 'UTC' },
        'site { id }',
      );
      const input = { siteId: site.id, code: 'D', name: 'Draft', kind: 'LAB' } as const;
      const { resource } = await mutate(service, founder.token, 'createResource', input, 'resource { id }');
      expect(await tasks(founder)).toEqual([]);
      await mutate(service, place.root.token, 'verifyOrganization', { organizationId: pending }, 'userErrors { code }');
      expect(await tasks(founder)).toEqual([
        {
          ...{ kind: 'LIST_DRAFT', organization: pending, subject: resource.id },
          ...{ since: '2027-03-01T08:00:00.000Z', dueAt: null },
        },
      ]);
    });

    it('an agreement waits for the ADMIN of the side that did not propose it', async () => {
      const terms = {
        ...{ providerId: place.plant, consumerId: place.school, from: '2027-04-01', to: '2027-05-01' },
        ...{ includedMinutes: 0, discountPercent: '10' },
      };
      const { agreement } = await agree(service, place.plantAdmin, 'proposeAgreement', terms);
      expect(await tasks(place.schoolAdmin)).toEqual([
        {
          ...{ kind: 'ACCEPT_AGREEMENT', organization: place.school, subject: agreement.id },
          ...{ since: '2027-03-01T08:00:00.000Z', dueAt: '2027-03-31T22:00:00.000Z' },
        },
      ]);
      expect(await tasks(place.plantAdmin)).toEqual([]);
      await agree(service, place.schoolAdmin, 'acceptAgreement', { agreementId: agreement.id });
      expect(await tasks(place.schoolAdmin)).toEqual([]);
    });

    it('a statement waits in turn for the provider, the consumer, the provider and again the provider', async () => {
      const id = await booked(service, place, await pricedLab(service, place));
      service.clock.set('2027-03-02T12:00:00Z');
      await usedFrom(service, place, id, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
      expect(await tasks(place.plantAdmin)).toEqual([]);
      service.clock.set('2027-03-31T22:00:00Z');
      const { id: statementId, lines } = first(await statementsOf(service, place.plantAdmin, place.plant));
      const task = (kind: TaskKind, organization: string, since: string) => [
        { kind, organization, since, subject: statementId, dueAt: null },
      ];
      expect(await tasks(place.plantAdmin)).toEqual(task('ISSUE_STATEMENT', place.plant, '2027-03-31T22:00:00.000Z'));
      expect(await tasks(place.manager)).toEqual([]);
      service.clock.set('2027-04-01T08:00:00Z');
      const month = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-03-01' };
      await settle(service, place.plantAdmin, 'issueStatement', month);
      expect(await tasks(place.plantAdmin)).toEqual([]);
      expect(await tasks(place.schoolAdmin)).toEqual(
        task('ACCEPT_STATEMENT', place.school, '2027-04-01T08:00:00.000Z'),
      );
      service.clock.set('2027-04-02T08:00:00Z');
      const lineId = first(lines).id;
      await settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId, reason: 'Not us.' });
      expect(await tasks(place.plantAdmin)).toEqual(task('ANSWER_DISPUTE', place.plant, '2027-04-02T08:00:00.000Z'));
      await settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '0', reason: 'It was you.' });
      service.clock.set('2027-04-03T08:00:00Z');
      await settle(service, place.schoolAdmin, 'acceptStatement', { statementId });
      expect(await tasks(place.schoolAdmin)).toEqual([]);
      const settling = await tasks(place.plantAdmin, own('SETTLE_STATEMENT'));
      expect(settling).toEqual(task('SETTLE_STATEMENT', place.plant, '2027-04-03T08:00:00.000Z'));
      await settle(service, place.plantAdmin, 'settleStatement', { statementId });
      expect(await tasks(place.plantAdmin, own('SETTLE_STATEMENT'))).toEqual([]);
    });

    it('a statement that only an unwritten no-show brings about waits to be issued as well', async () => {
      const lab = await pricedLab(service, place, { noShowFee: '20' }, { policy: { noShowAfterMinutes: 30 } });
      await booked(service, place, lab);
      service.clock.set('2027-04-01T08:00:00Z');
      const { id } = first(await statementsOf(service, place.plantAdmin, place.plant));
      expect(await kinds(place.plantAdmin)).toEqual([['ISSUE_STATEMENT', id]]);
      expect((await home(place.plantAdmin)).tasks).toEqual([{ kind: 'ISSUE_STATEMENT', count: 1, soonest: null }]);
    });
  });

  describe('Tasks of the platform', () => {
    const move = (operation: 'verifyOrganization' | 'declineOrganization', organizationId: string) =>
      mutate(service, place.root.token, operation, { organizationId, reason: 'No address.' }, 'userErrors { code }');

    it('an organization waits to be verified, and again once it was corrected after it was declined', async () => {
      const founder = await person(service, 'Founder');
      const id = await registered(service, founder, 'pending');
      const task = { kind: 'VERIFY_ORGANIZATION', organization: null, subject: id, dueAt: null };
      expect(await tasks(place.root)).toEqual([{ ...task, since: '2027-03-01T08:00:00.000Z' }]);
      expect(await tasks(founder)).toEqual([]);
      await move('declineOrganization', id);
      expect(await tasks(place.root)).toEqual([]);
      service.clock.set('2027-03-02T08:00:00Z');
      const change = { organizationId: id, address: 'Main street 1' };
      await mutate(service, founder.token, 'updateOrganization', change, 'userErrors { code }');
      expect(await tasks(place.root)).toEqual([{ ...task, since: '2027-03-02T08:00:00.000Z' }]);
      await move('verifyOrganization', id);
      expect(await tasks(place.root)).toEqual([]);
    });

    it('the next year of a calendar that is observed waits from 1 November until it is announced', async () => {
      service.clock.set('2029-11-01T00:00:00Z');
      const again = async (who: Person) => ({ ...who, token: (await signIn(service, who.email)).accessToken });
      const [root, plantAdmin] = [await again(place.root), await again(place.plantAdmin)];
      expect(await kinds(root)).toEqual([]);
      const observed = { organizationId: place.plant, region: 'CN' };
      await changeCalendar(service, plantAdmin, 'observePublicCalendar', observed);
      const task = { kind: 'ANNOUNCE_CALENDAR', organization: null, subject: null };
      const [present, next] = await tasks(root);
      expect(present).toEqual({ ...task, since: '2028-11-01T00:00:00.000Z', dueAt: '2028-12-31T00:00:00.000Z' });
      expect(next).toEqual({ ...task, since: '2029-11-01T00:00:00.000Z', dueAt: '2029-12-31T00:00:00.000Z' });
      const day = { day: '2030-01-01', name: 'New Year', kind: 'HOLIDAY' } as const;
      const announced = { region: 'CN', year: 2030, source: 'https://example.org/2030', days: [day] };
      await mutate(service, root.token, 'announcePublicCalendarYear', announced, 'userErrors { code }');
      expect(await tasks(root)).toEqual([present]);
    });
  });

  describe('The list of tasks', () => {
    it('tasks come by deadline, then kind, then id of the subject, page by page as at once', async () => {
      const lab = await place.resource({ units: 9, policy: { approval: 'OWNER_APPROVES' } });
      const draft = await place.resource({ status: 'DRAFT' });
      const ids: string[] = [];
      for (let index = 0; index < 3; index++) ids.push(await booked(service, place, lab));
      const sooner = await booked(service, place, lab, { startsAt: '2027-03-02T08:30:00Z' });
      const free = await place.resource({ units: 2, policy: { noShowAfterMinutes: 60 } });
      const checked = await booked(service, place, free, { startsAt: '2027-03-02T08:00:00Z' });
      service.clock.set('2027-03-02T07:55:00Z');
      const expected = [
        ['APPROVE_BOOKING', sooner],
        ...[...ids].sort().map((id) => ['APPROVE_BOOKING', id]),
        ['CHECK_IN', checked],
        ['LIST_DRAFT', draft],
      ];
      expect(await kinds(place.manager)).toEqual(expected);
      const walked: unknown[] = [];
      let after: string | null = null;
      for (;;) {
        const { nodes, pageInfo }: Query['viewer']['tasks'] = await page(place.manager, { first: 1, after });
        walked.push(...nodes.map(({ kind, subject }) => [kind, subject.id]));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(walked).toEqual(expected);
      expect(await kinds(place.manager, own('LIST_DRAFT'))).toEqual([['LIST_DRAFT', draft]]);
      expect(await kinds(place.manager, own())).toEqual([]);
    });

    it('a page takes as many statements for many tasks as for few', async () => {
      const lab = await place.resource({ units: 9, policy: { approval: 'OWNER_APPROVES' } });
      const few = async () => {
        await booked(service, place, lab);
        await place.resource({ status: 'DRAFT' });
      };
      await few();
      const sent = () => sentBy(() => page(place.manager));
      await sent();
      const before = (await sent()).sort();
      for (let index = 0; index < 4; index++) await few();
      expect((await sent()).sort()).toEqual(before);
      expect(before.length).toBeLessThan(12);
    });

    it('a forged cursor is BAD_USER_INPUT', async () => {
      const forged = Buffer.from(JSON.stringify(['tasks', 'tomorrow', '1', 'x'])).toString('base64url');
      const { errors } = await service.graphql(TASKS, { after: forged }, place.manager.token);
      expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    });

    it.each<[string, string, () => Person, () => string]>([
      ['home', HOME, () => place.coordinator, () => place.plant],
      ['tasks', TASKS, () => place.root, () => place.plant],
      ['tasks', TASKS, () => place.coordinator, () => 'org_999999'],
    ])('%s of an organization are FORBIDDEN to others than members, in the same words', async (_, query, asker, id) => {
      const { errors } = await service.graphql(query, { organizationId: id() }, asker().token);
      expect(errors.map(({ extensions, message }) => [extensions['code'], message])).toEqual([
        ['FORBIDDEN', 'Tasks are told of your own organizations; this is none of them.'],
      ]);
    });
  });

  describe('Home', () => {
    it('home counts each kind with its soonest deadline', async () => {
      const lab = await place.resource({ units: 9, policy: { approval: 'OWNER_APPROVES' } });
      await booked(service, place, lab, { startsAt: '2027-03-02T10:00:00Z' });
      await booked(service, place, lab);
      expect((await home(place.manager)).tasks).toEqual([
        { kind: 'APPROVE_BOOKING', count: 2, soonest: '2027-03-02T09:00:00.000Z' },
      ]);
      expect((await home(place.coordinator)).tasks).toEqual([]);
    });

    it('today is a day of the organization, and what follows 30 days; both count what holds its time', async () => {
      const lab = await place.resource({ units: 99 });
      const at = (startsAt: string, endsAt: string) => booked(service, place, lab, { startsAt, endsAt });
      const running = await at('2027-03-01T09:00:00Z', '2027-03-01T10:00:00Z');
      await at('2027-03-01T22:00:00Z', '2027-03-01T23:30:00Z');
      await at('2027-03-01T23:00:00Z', '2027-03-01T23:30:00Z');
      await at('2027-03-31T21:30:00Z', '2027-03-31T23:30:00Z');
      await at('2027-03-31T22:00:00Z', '2027-03-31T23:30:00Z');
      const cancelled = await at('2027-03-01T08:30:00Z', '2027-03-01T10:00:00Z');
      await act(service, place.coordinator, 'cancelBooking', { bookingId: cancelled });
      const expected = { today: 2, upcoming: 2, nextBooking: { id: running } };
      for (const asker of [place.manager, place.coordinator]) expect(await home(asker)).toMatchObject(expected);
      expect(await home(place.manager, { organizationId: place.plant })).toMatchObject(expected);
      expect(await home(place.root)).toEqual({ tasks: [], today: 0, upcoming: 0, nextBooking: null });
    });

    it('a booking of several days is of today, and next while it is not over', async () => {
      const lab = await place.resource();
      const id = await booked(service, place, lab, {
        startsAt: '2027-03-01T09:00:00Z',
        endsAt: '2027-03-09T10:00:00Z',
      });
      service.clock.set('2027-03-08T12:00:00Z');
      expect(await home(place.manager)).toMatchObject({ today: 1, upcoming: 0, nextBooking: { id } });
      service.clock.set('2027-03-09T10:00:00Z');
      expect(await home(place.manager)).toMatchObject({ today: 1, nextBooking: null });
    });

    it('a member sees the own bookings alone, and days are of the person’s zone without an organization', async () => {
      const member = await person(service, 'Member');
      await join(service, place.school, place.schoolAdmin, member, ['COORDINATOR']);
      const lab = await place.resource({ units: 9 });
      const id = await booked(service, { ...place, coordinator: member }, lab, {
        ...{ startsAt: '2027-03-01T23:30:00Z', endsAt: '2027-03-02T01:00:00Z' },
      });
      await booked(service, place, lab);
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
      expect(await home(member)).toMatchObject({ today: 0, upcoming: 1, nextBooking: { id } });
      await mutate(service, member.token, 'updateProfile', { timeZone: 'UTC' }, 'userErrors { code }');
      expect(await home(member)).toMatchObject({ today: 1, upcoming: 0 });
      expect(await home(member, { organizationId: place.school })).toMatchObject({ today: 0, upcoming: 1 });
    });
  });
});
