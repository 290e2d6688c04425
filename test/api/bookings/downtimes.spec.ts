import { type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { createSite, join } from '../../worlds/places.js';
import { scheduled } from '../../worlds/reading.js';
import { ERRORS, type Given, mutate } from '../../worlds/mutations.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { DowntimeFilter, Query, ScheduleDowntimeInput } from '../../worlds/schema.js';

const PREVIEW = `query ($input: ScheduleDowntimeInput!) {
  previewDowntime(input: $input) {
    affectedTotal ${ERRORS}
    affected {
      because booking { id } resource { id } alternatives { startsAt endsAt items { units resource { id } } }
      equivalents { startsAt endsAt quote { amount } resource { id } }
    }
  }
}`;
const LIST = `query ($filter: DowntimeFilter!, $first: Int, $after: String) {
  downtimes(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id startsAt reason resource { id } } pageInfo { hasNextPage endCursor }
  }
}`;

/** The clock stands at Monday 1 March 2027, 08:00 UTC; the plant is in Prague. */
describe('Downtimes', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
  });
  afterEach(() => service.stop());

  const day = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };
  const down = async (resourceId: string, more: Given<'scheduleDowntime'> = {}): Promise<string> => {
    const payload = await act(service, place.manager, 'scheduleDowntime', {
      resourceId,
      reason: 'Service',
      ...day,
      ...more,
    });
    return payload.downtime.id;
  };
  const book = async (resourceId: string, more: Given<'requestBooking'> = {}): Promise<string> => {
    const { booking, userErrors } = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, items: [{ resourceId }], title: 'Lesson', ...day, ...more },
    });
    if (booking === null) throw new Error(JSON.stringify(userErrors));
    return booking.id;
  };
  const update = (downtimeId: string, more: Given<'updateDowntime'>, asker = place.manager) =>
    mutate(
      service,
      asker.token,
      'updateDowntime',
      { downtimeId, ...more },
      `downtime { id startsAt endsAt reason } affected { booking { id } because } affectedTotal conflicts { reason } ${ERRORS}`,
    );
  const taken = async (resourceId: string) =>
    (await scheduled(service, place.manager, resourceId, '2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z')).map(
      ({ kind, startsAt, endsAt }) => [kind, startsAt, endsAt],
    );

  describe('Changing a downtime', () => {
    it('a downtime moves over its old self, with everything inside, and tells it once', async () => {
      const lab = await place.resource();
      const machine = await place.resource({ kind: 'EQUIPMENT', parentId: lab });
      const id = await down(lab);
      const { downtime } = await update(id, { startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T12:00:00Z' });
      expect(downtime).toMatchObject({ id, reason: 'Service', startsAt: '2027-03-02T10:00:00.000Z' });
      const moved = [['DOWNTIME', '2027-03-02T10:00:00.000Z', '2027-03-02T12:00:00.000Z']];
      expect(await taken(lab)).toEqual(moved);
      expect(await taken(machine)).toEqual(moved);
      await book(machine, { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z' });
      const during = { items: [{ resourceId: machine }], title: 'X', organizationId: place.school };
      const clash = { ...during, startsAt: '2027-03-02T11:00:00Z', endsAt: '2027-03-02T12:00:00Z' };
      expect(codes(await act(service, place.coordinator, 'requestBooking', clash))).toEqual(['CONFLICT']);
      await update(id, { reason: 'Service' });
      const document = `query ($filter: HappeningFilter!) {
        happenings(filter: $filter) { nodes { kind reason changes { field before after } } }
      }`;
      const { happenings } = await service.data(document, { filter: { subjectId: id } }, place.manager.token);
      expect(happenings.nodes).toEqual([
        {
          ...{ kind: 'DOWNTIME_CHANGED', reason: 'Service' },
          changes: [
            { field: 'startsAt', before: '2027-03-02T09:00:00.000Z', after: '2027-03-02T10:00:00.000Z' },
            { field: 'endsAt', before: '2027-03-02T11:00:00.000Z', after: '2027-03-02T12:00:00.000Z' },
          ],
        },
        { kind: 'DOWNTIME_SCHEDULED', reason: 'Service', changes: [] },
      ]);
    });

    it('a downtime does not move over a booking, which is listed, and stays as it was', async () => {
      const lab = await place.resource();
      const id = await down(lab);
      const booking = await book(lab, { startsAt: '2027-03-02T11:00:00Z', endsAt: '2027-03-02T12:00:00Z' });
      const payload = await update(id, { endsAt: '2027-03-02T11:30:00Z' });
      expect(payload).toMatchObject({ downtime: null, affected: [{ booking: { id: booking }, because: 'CONFLICT' }] });
      expect([codes(payload), payload.affectedTotal, payload.conflicts]).toEqual([
        ['CONFLICT'],
        1,
        [{ reason: 'BOOKED' }],
      ]);
      expect(await taken(lab)).toContainEqual(['DOWNTIME', '2027-03-02T09:00:00.000Z', '2027-03-02T11:00:00.000Z']);
    });

    it('of a downtime that runs only end and reason change; one that is over stays as it is', async () => {
      const lab = await place.resource();
      const id = await down(lab);
      service.clock.set('2027-03-02T10:00:00Z');
      expect(codes(await update(id, { startsAt: '2027-03-02T10:30:00Z' }))).toEqual(['WRONG_STATUS']);
      const shorter = { startsAt: day.startsAt, endsAt: '2027-03-02T10:30:00Z', reason: 'Repair' };
      expect((await update(id, shorter)).downtime).toMatchObject({ reason: 'Repair' });
      expect(await taken(lab)).toEqual([['DOWNTIME', '2027-03-02T09:00:00.000Z', '2027-03-02T10:30:00.000Z']]);
      service.clock.set('2027-03-02T10:30:00Z');
      expect(codes(await update(id, { reason: 'Late' }))).toEqual(['WRONG_STATUS']);
    });

    it.each<[Given<'updateDowntime'>, string]>([
      [{ endsAt: '2027-03-02T09:00:00Z' }, 'INVALID_PERIOD'],
      [{ endsAt: '2027-03-02T11:00:30Z' }, 'INVALID_PERIOD'],
      [{ endsAt: '2029-03-02T11:00:00Z' }, 'TOO_LONG'],
      [{ reason: ' ' }, 'INVALID'],
    ])('a change to %j is %s', async (changes, code) => {
      expect(codes(await update(await down(await place.resource()), changes))).toEqual([code]);
    });

    it('members without the role are told so, and others find no downtime', async () => {
      const id = await down(await place.resource());
      const member = await person(service, 'Member');
      await join(service, place.plant, place.plantAdmin, member, ['MEMBER']);
      expect(codes(await update(id, { reason: 'Mine' }, member))).toEqual(['NOT_PERMITTED']);
      expect(codes(await update(id, { reason: 'Mine' }, place.coordinator))).toEqual(['NOT_FOUND']);
      await act(service, place.manager, 'cancelDowntime', { downtimeId: id });
      expect(codes(await update(id, { reason: 'Late' }))).toEqual(['NOT_FOUND']);
    });
  });

  describe('The list of downtimes', () => {
    const listed = async (filter: DowntimeFilter, asker = place.manager) => {
      const { downtimes } = await service.data(LIST, { filter }, asker.token);
      expect(downtimes.totalCount).toBe(downtimes.nodes.length);
      return downtimes.nodes.map(({ id }) => id);
    };

    it('downtimes are listed by start to every member, as far as they overlap the window', async () => {
      const lab = await place.resource();
      const other = await place.resource();
      const later = await down(other, { startsAt: '2027-03-04T09:00:00Z', endsAt: '2027-03-04T11:00:00Z' });
      const sooner = await down(lab);
      await act(service, place.manager, 'cancelDowntime', {
        downtimeId: await down(lab, { startsAt: '2027-03-03T09:00:00Z', endsAt: '2027-03-03T10:00:00Z' }),
      });
      const member = await person(service, 'Member');
      await join(service, place.plant, place.plantAdmin, member, ['MEMBER']);
      const organizationId = place.plant;
      expect(await listed({ organizationId }, member)).toEqual([sooner, later]);
      expect(await listed({ organizationId, resourceId: other })).toEqual([later]);
      expect(await listed({ organizationId, from: '2027-03-02T11:00:00Z' })).toEqual([later]);
      expect(await listed({ organizationId, from: '2027-03-02T10:59:00Z' })).toEqual([sooner, later]);
      expect(await listed({ organizationId, to: '2027-03-04T09:00:00Z' })).toEqual([sooner]);
      expect(await listed({ organizationId, resourceId: 'res_x' })).toEqual([]);
      const first: Pick<Query, 'downtimes'> = await service.data(
        LIST,
        { filter: { organizationId }, first: 1 },
        member.token,
      );
      const { endCursor } = first.downtimes.pageInfo;
      const { downtimes } = await service.data(
        LIST,
        { filter: { organizationId }, first: 1, after: endCursor },
        member.token,
      );
      expect(downtimes.nodes.map(({ id }) => id)).toEqual([later]);
    });

    it.each<[string, () => Person, () => string]>([
      ['a booker', () => place.coordinator, () => place.plant],
      ['a platform admin', () => place.root, () => place.plant],
      ['whoever names one that does not exist', () => place.manager, () => 'org_999999'],
    ])('downtimes are FORBIDDEN to %s, in the same words', async (_, asker, organizationId) => {
      const { errors } = await service.graphql(LIST, { filter: { organizationId: organizationId() } }, asker().token);
      expect(errors.map(({ extensions, message }) => [extensions['code'], message])).toEqual([
        ['FORBIDDEN', 'Only members of an organization see the downtimes of its resources.'],
      ]);
    });
  });

  describe('The preview of a downtime', () => {
    const preview = async (resourceId: string, more: Partial<ScheduleDowntimeInput> = {}, asker = place.manager) => {
      const input = { resourceId, reason: '', ...day, ...more };
      return (await service.data(PREVIEW, { input }, asker.token)).previewDowntime;
    };

    it('nothing is affected where nothing stands in the way, and nothing is done', async () => {
      const lab = await place.resource();
      expect(await preview(lab)).toEqual({ affected: [], affectedTotal: 0, userErrors: [] });
      expect(await taken(lab)).toEqual([]);
    });

    it('a booking inside is affected; other times keep clear of the downtime and of other bookings', async () => {
      const lab = await place.resource();
      const machine = await place.resource({ kind: 'EQUIPMENT', parentId: lab, policy: { startStepMinutes: 60 } });
      const booking = await book(machine, { startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T11:00:00Z' });
      await book(machine, { startsAt: '2027-03-02T11:00:00Z', endsAt: '2027-03-02T12:00:00Z' });
      const { affected, affectedTotal, userErrors } = await preview(lab);
      expect([affectedTotal, userErrors.map(({ code }) => code)]).toEqual([1, ['CONFLICT']]);
      expect(affected).toMatchObject([{ because: 'CONFLICT', booking: { id: booking }, resource: { id: machine } }]);
      expect(affected[0]?.alternatives.map(({ startsAt }) => startsAt)).toEqual([
        '2027-03-02T08:00:00.000Z',
        '2027-03-02T12:00:00.000Z',
        '2027-03-02T07:00:00.000Z',
        '2027-03-02T13:00:00.000Z',
        '2027-03-02T06:00:00.000Z',
      ]);
      expect(affected[0]?.alternatives[0]?.items).toEqual([{ units: 1, resource: { id: machine } }]);
      const [offered] = affected[0]?.alternatives ?? [];
      const { startsAt = '', endsAt = '' } = offered ?? {};
      const moved = await act(service, place.coordinator, 'rescheduleBooking', {
        bookingId: booking,
        startsAt,
        endsAt,
      });
      expect(codes(moved)).toEqual([]);
    });

    it('what is in use has no other times', async () => {
      const lab = await place.resource();
      const booking = await book(lab);
      service.clock.set('2027-03-02T09:00:00Z');
      await act(service, place.coordinator, 'checkInBooking', { bookingId: booking });
      expect((await preview(lab)).affected).toMatchObject([{ booking: { id: booking }, alternatives: [] }]);
    });

    it('equivalents have all its skills, are free then and offered to the organization that booked', async () => {
      const skills = ['Milling', 'Turning'];
      const lab = await place.resource({ code: 'Z' });
      const mill = await place.resource({ code: 'A', kind: 'EQUIPMENT', parentId: lab, skills });
      const spare = await place.resource({ code: 'B', skills: ['turning', 'Welding', 'MILLING'] });
      await place.resource({ code: 'C', skills: ['Milling'] });
      await place.resource({ code: 'D', skills, audience: 'PARTNERS' });
      await place.resource({ code: 'E', skills, status: 'DRAFT' });
      const busy = await place.resource({ code: 'F', skills });
      await book(busy);
      await place.resource({ code: 'G', kind: 'EQUIPMENT', parentId: lab, skills });
      await place.resource({ code: 'H', skills, policy: { minimumMinutes: 600 } });
      const booking = await book(mill);
      const { affected } = await preview(lab);
      expect(affected.find((each) => each.booking.id === booking)?.equivalents).toEqual([
        {
          resource: { id: spare },
          quote: null,
          startsAt: '2027-03-02T09:00:00.000Z',
          endsAt: '2027-03-02T11:00:00.000Z',
        },
      ]);
      const more: string[] = [];
      for (const code of ['I', 'J', 'K']) more.push(await place.resource({ code, skills }));
      const again = (await preview(lab)).affected.find((each) => each.booking.id === booking);
      expect(again?.equivalents.map(({ resource }) => resource.id)).toEqual([spare, ...more.slice(0, 2)]);
    });

    it('a resource without skills has no equivalents', async () => {
      const lab = await place.resource();
      await place.resource();
      await book(lab);
      expect((await preview(lab)).affected).toMatchObject([{ equivalents: [] }]);
    });

    it('other times and equivalents are told of the first 20', async () => {
      const lab = await place.resource({ units: 30, skills: ['Milling'] });
      await place.resource({ skills: ['Milling'] });
      for (let index = 0; index < 21; index++) await book(lab);
      const { affected } = await preview(lab);
      expect(affected).toHaveLength(21);
      expect(affected.slice(0, 20).every(({ alternatives }) => alternatives.length > 0)).toBe(true);
      expect(affected.slice(0, 20).every(({ equivalents }) => equivalents.length > 0)).toBe(true);
      expect(affected[20]).toMatchObject({ alternatives: [], equivalents: [] });
    });

    it('a booking that a closure left outside has other times as well', async () => {
      const site = (await createSite(service, place.manager, { organizationId: place.plant, name: 'Hall 9' })).site.id;
      const lab = await place.resource({ siteId: site, policy: { startStepMinutes: 60 } });
      await book(lab);
      const days = [{ day: '2027-03-02', name: 'Works outing', kind: 'CLOSURE' }] as const;
      const { affected } = await mutate(
        service,
        place.plantAdmin.token,
        'setCalendarDays',
        { organizationId: place.plant, days },
        `affected { because alternatives { startsAt } } ${ERRORS}`,
      );
      expect(affected[0]).toMatchObject({ because: 'OUTSIDE_OPENING_HOURS' });
      expect(affected[0]?.alternatives[0]?.startsAt).toBe('2027-03-01T21:00:00.000Z');
    });

    it.each<[string, () => Person, string]>([
      ['a member of another organization', () => place.coordinator, 'NOT_PERMITTED'],
      ['an ADMIN of the owner', () => place.plantAdmin, 'none'],
    ])('for %s the preview says %s', async (_, asker, code) => {
      const { userErrors } = await preview(await place.resource(), {}, asker());
      expect(userErrors[0]?.code ?? 'none').toBe(code);
    });

    it('a preview says what is wrong with the period, and finds no resource that is hidden', async () => {
      const hidden = await place.resource({ audience: 'OWN_ORGANIZATION' });
      expect(codes(await preview(hidden, {}, place.coordinator))).toEqual(['NOT_FOUND']);
      expect(codes(await preview(hidden, { endsAt: day.startsAt }))).toEqual(['INVALID_PERIOD']);
    });
  });
});
