import { setTimeout as pause } from 'node:timers/promises';
import { type Service, startService } from '../support/app.js';
import { agree } from '../worlds/agreements.js';
import { changeCalendar } from '../worlds/calendar.js';
import { type Changes, LiveSocket, type Told } from '../worlds/live.js';
import { publishRate } from '../worlds/money.js';
import { mutate } from '../worlds/mutations.js';
import { type Person, person } from '../worlds/people.js';
import { inviteMember, join, registered, setMember, verify } from '../worlds/places.js';
import { updateResource } from '../worlds/resources.js';
import type { ChangedInput } from '../worlds/schema.js';
import { act, type Town, town } from '../worlds/town.js';

/** Longer than the hints of a change need to come, on a busy machine too. */
const QUIET_MS = 800;

describe('Live hints', () => {
  let service: Service;
  let place: Town;
  let stranger: Person;
  const opened: LiveSocket[] = [];
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    stranger = await person(service, 'Stranger');
  });
  afterEach(() => {
    for (const live of opened.splice(0)) live.close();
  });
  afterAll(() => service.stop());

  async function changesFor(viewer: Person, input: Partial<ChangedInput>): Promise<Changes> {
    const live = await LiveSocket.of(service, viewer);
    opened.push(live);
    const changes = await live.changed(input);
    // Hints of what was done to set the test up are on their way.
    await pause(QUIET_MS);
    changes.forget();
    return changes;
  }

  /** The kinds and ids that each subscription is told while something is done. */
  async function toldWhile(subscriptions: readonly Changes[], work: () => Promise<unknown>): Promise<string[][]> {
    for (const changes of subscriptions) changes.forget();
    await work();
    await pause(QUIET_MS);
    return subscriptions.map(({ told }) => told.map(({ kind, id }) => (id === null ? kind : `${kind} ${id}`)).sort());
  }

  const book = (resourceId: string, day = '02', hour = '09') =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      startsAt: `2027-03-${day}T${hour}:00:00Z`,
      endsAt: `2027-03-${day}T${hour}:30:00Z`,
    });

  describe('Bookings', () => {
    it('a booking is told as SCHEDULE of its resource and as BOOKING of its organizations', async () => {
      const lab = await place.resource();
      const provider = await changesFor(place.manager, { resourceIds: [lab], organizationIds: [place.plant] });
      const booker = await changesFor(place.coordinator, { organizationIds: [place.school] });
      const { booking } = await book(lab);
      const { startsAt, endsAt } = booking;
      expect(await provider.kind('SCHEDULE')).toMatchObject({ id: lab, from: startsAt, to: endsAt });
      const told = { id: booking.id, from: null, to: null, at: '2027-03-01T08:00:00.000Z' };
      expect(await provider.kind('BOOKING')).toMatchObject(told);
      expect(await booker.kind('BOOKING')).toMatchObject(told);
    });

    it('a stranger is told that time of a visible resource was taken, and not of the booking', async () => {
      const lab = await place.resource();
      const both = { resourceIds: [lab], organizationIds: [place.school, place.plant] };
      const outside = await changesFor(stranger, both);
      expect(await toldWhile([outside], () => book(lab))).toEqual([[`SCHEDULE ${lab}`]]);
    });

    it('a moved booking tells the time from the first instant to the last', async () => {
      const lab = await place.resource();
      const { booking } = await book(lab, '03', '09');
      const changes = await changesFor(stranger, { resourceIds: [lab] });
      await act(service, place.coordinator, 'rescheduleBooking', {
        bookingId: booking.id,
        startsAt: '2027-03-03T12:00:00.000Z',
        endsAt: '2027-03-03T13:00:00.000Z',
      });
      expect(await changes.kind('SCHEDULE')).toMatchObject({
        from: '2027-03-03T09:00:00.000Z',
        to: '2027-03-03T13:00:00.000Z',
      });
    });

    it('a series is one SCHEDULE for each resource, and RESYNC to viewers of its organizations', async () => {
      const lab = await place.resource();
      const booker = await changesFor(place.coordinator, { organizationIds: [place.school] });
      const outside = await changesFor(stranger, { resourceIds: [lab], organizationIds: [place.school] });
      const told = await toldWhile([booker, outside], () =>
        act(service, place.coordinator, 'requestBookingSeries', {
          organizationId: place.school,
          items: [{ resourceId: lab }],
          title: 'Semester',
          startsAtLocal: '2027-03-04T09:00',
          endsAtLocal: '2027-03-04T10:00',
          recurrence: 'FREQ=DAILY;COUNT=5',
        }),
      );
      expect(told).toEqual([['RESYNC'], [`SCHEDULE ${lab}`]]);
      expect(outside.told[0]).toMatchObject({ from: '2027-03-04T08:00:00.000Z', to: '2027-03-08T09:00:00.000Z' });
    });

    it('a downtime is told as SCHEDULE alone', async () => {
      const lab = await place.resource();
      const inside = await changesFor(place.manager, { resourceIds: [lab], organizationIds: [place.plant] });
      const told = await toldWhile([inside], () =>
        act(service, place.manager, 'scheduleDowntime', {
          resourceId: lab,
          startsAt: '2027-03-02T09:00:00.000Z',
          endsAt: '2027-03-02T10:00:00.000Z',
          reason: 'Oil',
        }),
      );
      expect(told).toEqual([[`SCHEDULE ${lab}`]]);
    });

    it('more than 20 hints a second are one RESYNC', async () => {
      const labs = [];
      for (let count = 0; count < 24; count++) labs.push(await place.resource());
      const changes = await changesFor(stranger, { resourceIds: labs });
      await Promise.all(labs.map((lab) => book(lab, '05')));
      await changes.kind('RESYNC');
      await pause(QUIET_MS);
      expect(changes.told.filter(({ kind }) => kind === 'SCHEDULE').length).toBeLessThanOrEqual(20);
    });
  });

  describe('Resources', () => {
    it('a subscription covers what is inside a resource and what contains it, and no sibling', async () => {
      const lab = await place.resource({ units: 5 });
      const [lathe, robot] = [
        await place.resource({ kind: 'EQUIPMENT', parentId: lab }),
        await place.resource({ kind: 'EQUIPMENT', parentId: lab }),
      ];
      const ofLab = await changesFor(stranger, { resourceIds: [lab] });
      const ofLathe = await changesFor(stranger, { resourceIds: [lathe] });
      expect(await toldWhile([ofLab, ofLathe], () => book(robot, '08'))).toEqual([[`SCHEDULE ${robot}`], []]);
      expect(await toldWhile([ofLab, ofLathe], () => book(lab, '09'))).toEqual([
        [`SCHEDULE ${lab}`],
        [`SCHEDULE ${lab}`],
      ]);
    });

    it('a resource that the viewer may not see is ignored, also as the container of one that is visible', async () => {
      const lab = await place.resource({ units: 5, audience: 'OWN_ORGANIZATION' });
      const lathe = await place.resource({ kind: 'EQUIPMENT', parentId: lab });
      const outside = await changesFor(stranger, { resourceIds: [lab] });
      const inside = await changesFor(place.plantAdmin, { resourceIds: [lab] });
      expect(await toldWhile([outside, inside], () => book(lathe, '10'))).toEqual([[], [`SCHEDULE ${lathe}`]]);
    });

    it('what the viewer may see is asked again for each event', async () => {
      const lab = await place.resource();
      const outside = await changesFor(stranger, { resourceIds: [lab] });
      const change = (input: object) => updateResource(service, place.manager, { resourceId: lab, ...input });
      expect(await toldWhile([outside], () => change({ name: 'Lab A' }))).toEqual([[`RESOURCE ${lab}`]]);
      expect(await toldWhile([outside], () => change({ audience: 'OWN_ORGANIZATION' }))).toEqual([[]]);
      expect(await toldWhile([outside], () => change({ name: 'Lab B' }))).toEqual([[]]);
      expect(await toldWhile([outside], () => change({ audience: 'EVERYONE' }))).toEqual([[`RESOURCE ${lab}`]]);
    });

    it('the calendar and rates of an organization are told as RESOURCE of each subscribed resource', async () => {
      const [lab, other] = [await place.resource(), await place.resource()];
      const changes = await changesFor(stranger, { resourceIds: [lab, other] });
      const both = [[`RESOURCE ${lab}`, `RESOURCE ${other}`].sort()];
      const days = [{ day: '2027-03-20', kind: 'HOLIDAY', name: 'Works closed' }] as const;
      const closing = () =>
        changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
      expect(await toldWhile([changes], closing)).toEqual(both);
      expect(await toldWhile([changes], () => publishRate(service, place.plantAdmin, { resourceId: lab }))).toEqual(
        both,
      );
    });
  });

  describe('Organizations', () => {
    it('members and invitations are told to those who may see them', async () => {
      const admin = await changesFor(place.schoolAdmin, { organizationIds: [place.school] });
      const member = await changesFor(place.coordinator, { organizationIds: [place.school] });
      const outside = await changesFor(stranger, { organizationIds: [place.school] });
      const all = [admin, member, outside];
      const invited = { organizationId: place.school, email: 'new@example.org', roles: ['MEMBER'] as const };
      const members = `MEMBERS ${place.school}`;
      expect(await toldWhile(all, () => inviteMember(service, place.schoolAdmin, invited))).toEqual([
        [members],
        [],
        [],
      ]);
      const joining = await person(service, 'Joining');
      const told = await toldWhile(all, () => join(service, place.school, place.schoolAdmin, joining, ['FINANCE']));
      expect(told).toEqual([[members], [members], []]);
    });

    it('a change of roles counts from the next hint on', async () => {
      const helper = await person(service, 'Helper');
      await join(service, place.school, place.schoolAdmin, helper, ['COORDINATOR']);
      const lab = await place.resource();
      const changes = await changesFor(helper, { organizationIds: [place.school] });
      expect((await toldWhile([changes], () => book(lab, '11')))[0]).toHaveLength(1);
      const roles = { organizationId: place.school, email: helper.email, roles: [] };
      await setMember(service, place.schoolAdmin, roles);
      await pause(QUIET_MS);
      expect(await toldWhile([changes], () => book(lab, '12'))).toEqual([[]]);
    });

    it('agreements are told to those who see them', async () => {
      const accountant = await person(service, 'Accountant');
      await join(service, place.school, place.schoolAdmin, accountant, ['FINANCE']);
      const both = { organizationIds: [place.school, place.plant] };
      const finance = await changesFor(accountant, both);
      const coordinator = await changesFor(place.coordinator, both);
      let id = '';
      const told = await toldWhile([finance, coordinator], async () => {
        const { agreement } = await agree(service, place.plantAdmin, 'proposeAgreement', {
          providerId: place.plant,
          consumerId: place.school,
          from: '2027-04-01',
          to: '2027-05-01',
          includedMinutes: 0,
          discountPercent: '5',
        });
        ({ id } = agreement);
      });
      expect(told).toEqual([[`AGREEMENT ${id}`], []]);
    });

    it('platform admins who ask for it are told of organizations to verify, and nobody else', async () => {
      const admin = await changesFor(place.root, { platform: true });
      const outside = await changesFor(stranger, { platform: true });
      const founder = await person(service, 'Founder');
      let id = '';
      const registering = async () => {
        id = await registered(service, founder, 'new-school');
      };
      expect(await toldWhile([admin, outside], registering)).toEqual([[`ORGANIZATION ${id}`], []]);
      const described = () =>
        mutate(
          service,
          founder.token,
          'updateOrganization',
          { organizationId: id, address: 'Main street 1' },
          'organization { id }',
        );
      expect(await toldWhile([admin], described)).toEqual([[`ORGANIZATION ${id}`]]);
      const pending = await changesFor(stranger, { organizationIds: [id] });
      expect(await toldWhile([pending], described)).toEqual([[]]);
      expect(await toldWhile([admin, pending], () => verify(service, id, place.root))).toEqual([
        [`ORGANIZATION ${id}`],
        [`ORGANIZATION ${id}`],
      ]);
    });
  });

  it('equal hints within 250 ms are one', async () => {
    const lab = await place.resource();
    const changes = await changesFor(stranger, { resourceIds: [lab] });
    const { booking } = await book(lab, '15');
    await changes.kind('SCHEDULE');
    await pause(QUIET_MS);
    changes.forget();
    await act(service, place.coordinator, 'updateBooking', { bookingId: booking.id, title: 'First' });
    await act(service, place.coordinator, 'updateBooking', { bookingId: booking.id, title: 'Second' });
    await pause(QUIET_MS);
    expect(changes.told.map(({ kind }: Told) => kind)).toEqual(['SCHEDULE']);
  });

  it('a hint never names a booking that a malformed or foreign id was subscribed for', async () => {
    const lab = await place.resource();
    const inputs = ['res_x', `res_9_${lab.split('_')[2] ?? ''}`, lab.toUpperCase(), place.school];
    const changes = await changesFor(place.manager, { resourceIds: inputs, organizationIds: ['org_0', lab] });
    expect(await toldWhile([changes], () => book(lab, '16'))).toEqual([[]]);
  });
});
