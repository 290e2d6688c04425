import { MONDAY, type Service, startService } from '../../support/app.js';
import { built } from '../../support/built.js';
import { person, type Person } from '../../worlds/people.js';
import { act, type Town, town } from '../../worlds/town.js';
import { updateResource } from '../../worlds/resources.js';
import { join } from '../../worlds/places.js';
import { asked, HAPPENING, happenings, kindsOf, type Seen } from '../../worlds/happenings.js';
import type { Given } from '../../worlds/mutations.js';
import type { HappeningFilter } from '../../worlds/schema.js';

const { TellExpired } = await built('bookings/life/tell-expired');
const { SettleMissed } = await built('bookings/index');

const MORNING = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };
const NOON = { startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T14:00:00Z' };

describe('What happened', () => {
  let service: Service;
  let place: Town;
  let towns = 0;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    service.clock.set(MONDAY);
    place = await town(service, `-${++towns}`);
  });

  const request = async (resourceId: string, input: Given<'requestBooking'> = {}): Promise<string> => {
    const asking = { organizationId: place.school, items: [{ resourceId }], title: 'Practice', ...MORNING, ...input };
    const { booking, userErrors } = await act(service, place.coordinator, 'requestBooking', asking);
    expect(userErrors).toEqual([]);
    return booking.id;
  };
  const history = (subjectId: string, asker = place.manager) => happenings(service, asker, { subjectId });
  const kinds = (subjectId: string, asker = place.manager) => kindsOf(service, asker, { subjectId });
  const newest = async (subjectId: string, asker?: Person): Promise<Seen> => {
    const [first] = await history(subjectId, asker);
    if (first === undefined) throw new Error(`nothing happened to ${subjectId}`);
    return first;
  };

  describe('to a booking', () => {
    it('is its request with who, for whom, when and to what', async () => {
      const id = await request(await place.resource());
      expect(await newest(id)).toMatchObject({
        at: '2027-03-01T08:00:00.000Z',
        kind: 'BOOKING_CONFIRMED',
        by: { id: place.coordinator.id },
        bySide: { id: place.school },
        organizations: [{ id: place.plant }, { id: place.school }],
        subject: { __typename: 'Booking', id },
        text: 'The booking “Practice” was confirmed.',
        reason: null,
        changes: [],
        requestId: null,
      });
    });

    it('is told in Chinese to who asks in Chinese', async () => {
      const subjectId = await request(await place.resource());
      const document = 'query ($filter: HappeningFilter!) { happenings(filter: $filter) { nodes { text } } }';
      const chinese = { 'accept-language': 'zh-CN' };
      const { data } = await service.graphql(document, { filter: { subjectId } }, place.coordinator.token, chinese);
      expect(data.happenings.nodes).toEqual([{ text: '预订“Practice”已确认。' }]);
    });

    it('is a hold, then the request that it became, then the answer with its reason', async () => {
      const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
      const id = await request(lab, { hold: true });
      await act(service, place.coordinator, 'confirmBooking', { bookingId: id });
      await act(service, place.manager, 'declineBooking', { bookingId: id, reason: 'Full' });
      expect(await kinds(id)).toEqual(['BOOKING_HELD', 'BOOKING_REQUESTED', 'BOOKING_DECLINED']);
      expect(await newest(id)).toMatchObject({
        reason: 'Full',
        by: { id: place.manager.id },
        bySide: { id: place.plant },
      });
    });

    it('is a move with the values before and after', async () => {
      const id = await request(await place.resource());
      await act(service, place.coordinator, 'rescheduleBooking', { bookingId: id, ...NOON });
      expect((await newest(id)).changes).toEqual([
        { field: 'startsAt', before: '2027-03-02T09:00:00.000Z', after: '2027-03-02T12:00:00.000Z' },
        { field: 'endsAt', before: '2027-03-02T11:00:00.000Z', after: '2027-03-02T14:00:00.000Z' },
      ]);
    });

    it('is not a move to where it is', async () => {
      const id = await request(await place.resource());
      await act(service, place.coordinator, 'rescheduleBooking', { bookingId: id, ...MORNING });
      expect(await kinds(id)).toEqual(['BOOKING_CONFIRMED']);
    });

    it('is a change of its title, and no change when the title stays', async () => {
      const id = await request(await place.resource());
      await act(service, place.coordinator, 'updateBooking', { bookingId: id, title: 'Welding' });
      await act(service, place.coordinator, 'updateBooking', { bookingId: id, title: 'Welding' });
      expect(await kinds(id)).toEqual(['BOOKING_CONFIRMED', 'BOOKING_CHANGED']);
      expect((await newest(id)).changes).toEqual([{ field: 'title', before: 'Practice', after: 'Welding' }]);
    });

    it('is check-in and check-out, or the recording of their times', async () => {
      const lab = await place.resource();
      const [lived, recorded] = [await request(lab), await request(lab, NOON)];
      service.clock.set('2027-03-02T09:00:00Z');
      await act(service, place.coordinator, 'checkInBooking', { bookingId: lived });
      service.clock.set('2027-03-02T15:00:00Z');
      await act(service, place.coordinator, 'checkOutBooking', { bookingId: lived });
      await act(service, place.manager, 'checkInBooking', { bookingId: recorded, at: NOON.startsAt });
      expect(await kinds(lived)).toEqual(['BOOKING_CONFIRMED', 'BOOKING_CHECKED_IN', 'BOOKING_COMPLETED']);
      expect(await kinds(recorded)).toEqual(['BOOKING_CONFIRMED', 'BOOKING_TIMES_RECORDED']);
    });

    it('is its expiry by the clock, once, at the instant at which it expired', async () => {
      const id = await request(await place.resource(), { hold: true });
      service.clock.set('2027-03-01T09:30:00Z');
      await Promise.all([service.app.get(TellExpired).execute(), service.app.get(TellExpired).execute()]);
      await service.app.get(TellExpired).execute();
      expect(await kinds(id)).toEqual(['BOOKING_HELD', 'BOOKING_EXPIRED']);
      expect(await newest(id)).toMatchObject({ at: '2027-03-01T08:10:00.000Z', by: null, bySide: null });
    });

    it('is a no-show by the clock at the instant at which it was missed', async () => {
      const lab = await place.resource({ policy: { noShowAfterMinutes: 15 } });
      const id = await request(lab);
      service.clock.set('2027-03-03T09:00:00Z');
      await service.app.get(SettleMissed).ofProviders();
      await service.app.get(SettleMissed).ofProviders();
      expect(await kinds(id)).toEqual(['BOOKING_CONFIRMED', 'BOOKING_MISSED']);
      expect(await newest(id)).toMatchObject({ at: '2027-03-02T09:15:00.000Z', by: null });
    });

    it('is told once for a repeated idempotency key', async () => {
      const lab = await place.resource();
      const id = await request(lab, { idempotencyKey: 'k1' });
      expect(await request(lab, { idempotencyKey: 'k1' })).toBe(id);
      await act(service, place.coordinator, 'cancelBooking', { bookingId: id, idempotencyKey: 'k2' });
      await act(service, place.coordinator, 'cancelBooking', { bookingId: id, idempotencyKey: 'k2' });
      expect(await kinds(id)).toEqual(['BOOKING_CONFIRMED', 'BOOKING_CANCELLED']);
    });

    it('is nothing when the booking is refused', async () => {
      const lab = await place.resource();
      await request(lab);
      const asking = { organizationId: place.school, items: [{ resourceId: lab }], title: 'Second', ...MORNING };
      await act(service, place.coordinator, 'requestBooking', asking);
      const booked = await kindsOf(service, place.manager, {
        organizationId: place.plant,
        kinds: ['BOOKING_CONFIRMED'],
      });
      expect(booked).toHaveLength(1);
    });

    it('comes with the booking, that of its series included, and with nothing of others', async () => {
      const lab = await place.resource();
      const { series, occurrences } = await act(service, place.coordinator, 'requestBookingSeries', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        title: 'Course',
        startsAtLocal: '2027-03-02T09:00',
        endsAtLocal: '2027-03-02T10:00',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
        exceptLocal: [],
        onConflict: 'REFUSE_ALL',
      });
      const [first = '', second] = occurrences.map((each) => each.booking.id);
      await act(service, place.coordinator, 'cancelBooking', { bookingId: first });
      const document = 'query ($id: ID!) { booking(id: $id) { happenings { nodes { kind subject { id } } } } }';
      const of = async (id: string | undefined) =>
        (await service.graphql(document, { id }, place.coordinator.token)).data.booking.happenings.nodes;
      expect(await of(first)).toEqual([
        { kind: 'BOOKING_CANCELLED', subject: { id: first } },
        { kind: 'SERIES_BOOKED', subject: { id: series.id } },
      ]);
      expect(await of(second)).toEqual([{ kind: 'SERIES_BOOKED', subject: { id: series.id } }]);
    });

    it('is one cancellation of a series, however many of its bookings it ends', async () => {
      const { series } = await act(service, place.coordinator, 'requestBookingSeries', {
        organizationId: place.school,
        items: [{ resourceId: await place.resource() }],
        title: 'Course',
        startsAtLocal: '2027-03-02T09:00',
        endsAtLocal: '2027-03-02T10:00',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
        exceptLocal: [],
        onConflict: 'REFUSE_ALL',
      });
      const cancelling = { seriesId: series.id, reason: 'Holidays' };
      await act(service, place.coordinator, 'cancelBookingSeries', cancelling);
      await act(service, place.coordinator, 'cancelBookingSeries', cancelling);
      expect(await kinds(series.id)).toEqual(['SERIES_BOOKED', 'SERIES_CANCELLED']);
      expect(await newest(series.id)).toMatchObject({ reason: 'Holidays', subject: { __typename: 'BookingSeries' } });
    });

    it('tells the provider who booked a series, as it does for a single booking', async () => {
      const { series } = await act(service, place.coordinator, 'requestBookingSeries', {
        organizationId: place.school,
        items: [{ resourceId: await place.resource() }],
        title: 'Course',
        startsAtLocal: '2027-03-02T09:00',
        endsAtLocal: '2027-03-02T10:00',
        recurrence: 'FREQ=WEEKLY;COUNT=3',
        exceptLocal: [],
        onConflict: 'REFUSE_ALL',
      });
      expect(await newest(series.id, place.manager)).toMatchObject({ by: { id: place.coordinator.id } });
    });
  });

  describe('to equipment', () => {
    it('is its listing, its changes and its withdrawal, and nothing of a draft', async () => {
      const lab = await place.resource({ status: 'DRAFT' });
      await updateResource(service, place.manager, { resourceId: lab, name: 'Draft' });
      expect(await kinds(lab)).toEqual([]);
      await updateResource(service, place.manager, { resourceId: lab, status: 'LISTED' });
      await updateResource(service, place.manager, { resourceId: lab, units: 3, policy: { turnaroundMinutes: 10 } });
      await updateResource(service, place.manager, { resourceId: lab, units: 3 });
      const { changes } = await newest(lab);
      await updateResource(service, place.manager, { resourceId: lab, status: 'WITHDRAWN' });
      expect(await kinds(lab)).toEqual(['RESOURCE_LISTED', 'RESOURCE_CHANGED', 'RESOURCE_WITHDRAWN']);
      expect(changes).toEqual([
        { field: 'units', before: '1', after: '3' },
        { field: 'policy.turnaroundMinutes', before: '0', after: '10' },
      ]);
    });

    it('is a downtime that is scheduled and cancelled', async () => {
      const resourceId = await place.resource();
      const { downtime } = await act(service, place.manager, 'scheduleDowntime', {
        resourceId,
        reason: 'Oil',
        ...MORNING,
      });
      const scheduled = await newest(downtime.id);
      await act(service, place.manager, 'cancelDowntime', { downtimeId: downtime.id });
      expect(await kinds(downtime.id)).toEqual(['DOWNTIME_SCHEDULED', 'DOWNTIME_CANCELLED']);
      expect(scheduled).toMatchObject({ reason: 'Oil', subject: { __typename: 'Downtime', id: downtime.id } });
    });
  });

  describe('to an organization', () => {
    it('is its registration and verification, and who joined', async () => {
      expect(await kindsOf(service, place.plantAdmin, { organizationId: place.plant })).toEqual([
        'ORGANIZATION_REGISTERED',
        'ORGANIZATION_VERIFIED',
        'MEMBER_INVITED',
        'MEMBER_JOINED',
        'ORGANIZATION_CHANGED',
      ]);
    });

    it('is done for no side by a platform admin, whose request is told to platform admins alone', async () => {
      const filter = { subjectId: place.plant, kinds: ['ORGANIZATION_VERIFIED'] } as const;
      const [toAdmin] = await happenings(service, place.root, filter);
      const [toMember] = await happenings(service, place.plantAdmin, filter);
      expect(toAdmin).toMatchObject({ by: { id: place.root.id }, bySide: null, requestId: expect.stringMatching(/./) });
      expect(toMember).toMatchObject({ by: null, requestId: null });
    });

    it('tells roles before and after, and neither names nor addresses', async () => {
      const filter = { organizationId: place.plant, kinds: ['MEMBER_JOINED', 'MEMBER_INVITED'] } as const;
      const [joined, invited] = await happenings(service, place.plantAdmin, filter);
      expect(joined).toMatchObject({
        subject: { __typename: 'User', id: place.manager.id },
        changes: [{ field: 'roles', before: null, after: 'RESOURCE_MANAGER' }],
      });
      expect(JSON.stringify([joined, invited])).not.toMatch(/Manager|@/);
    });
  });

  describe('is seen', () => {
    it('of an organization by each role as far as its work goes', async () => {
      const lab = await place.resource();
      await request(lab);
      const seenBy = async (role: string) => {
        const somebody = await person(service, `${role} ${towns}`);
        await join(service, place.plant, place.plantAdmin, somebody, [role as 'ADMIN']);
        const kinds = await kindsOf(service, somebody, { organizationId: place.plant });
        return [...new Set(kinds.map((kind) => kind.split('_')[0]))];
      };
      expect(await seenBy('RESOURCE_MANAGER')).toEqual(['RESOURCE', 'BOOKING']);
      expect(await seenBy('FINANCE')).toEqual([]);
      expect(await seenBy('ADMIN')).toEqual(['ORGANIZATION', 'MEMBER', 'RESOURCE', 'BOOKING']);
      expect(await seenBy('COORDINATOR')).toEqual([]);
    });

    it.each([
      [
        'by a member without a role for it',
        async () => {
          const somebody = await person(service, `Plain ${towns}`);
          await join(service, place.plant, place.plantAdmin, somebody, ['MEMBER']);
          return somebody;
        },
      ],
      ['by a stranger', () => person(service, `Stranger ${towns}`)],
      ['by the other side', () => Promise.resolve(place.coordinator)],
    ])('of an organization not %s', async (_, somebody) => {
      const { errors } = await asked(service, await somebody(), { organizationId: place.plant });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it('of an organization that does not exist in the same words', async () => {
      const [real, none] = await Promise.all(
        [place.plant, 'org_999999', 'nothing'].map((id) => asked(service, place.coordinator, { organizationId: id })),
      );
      expect(none?.errors[0]?.message).toBe(real?.errors[0]?.message);
    });

    it('of a booking by everybody who sees the booking, and by nobody else', async () => {
      const id = await request(await place.resource());
      const finance = await person(service, `Finance ${towns}`);
      await join(service, place.school, place.schoolAdmin, finance, ['FINANCE']);
      const stranger = await person(service, `Nobody ${towns}`);
      expect(await kinds(id, finance)).toEqual(['BOOKING_CONFIRMED']);
      expect(await kinds(id, stranger)).toEqual([]);
    });

    it('by person only by people who know the person', async () => {
      await request(await place.resource());
      const filter = { organizationId: place.plant, byId: place.coordinator.id };
      expect(await happenings(service, place.plantAdmin, filter)).toEqual([]);
      expect(await kindsOf(service, place.root, filter)).toEqual(['BOOKING_CONFIRMED']);
    });

    it('by the person who did it, without naming an organization', async () => {
      const id = await request(await place.resource());
      const own = await happenings(service, place.coordinator, { byId: place.coordinator.id });
      expect(own.map(({ subject }) => subject?.id)).toEqual([id]);
      const { errors } = await asked(service, place.coordinator, { byId: place.manager.id });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it('by node, of what the viewer may see', async () => {
      const { id, kind } = await newest(await request(await place.resource()));
      const document = `query ($id: ID!) { node(id: $id) { ... on Happening { ${HAPPENING} } } }`;
      const stranger = await person(service, `Node ${towns}`);
      expect((await service.graphql(document, { id }, place.coordinator.token)).data.node).toMatchObject({ id, kind });
      expect((await service.graphql(document, { id }, stranger.token)).data.node).toBeNull();
    });
  });

  describe('is asked for', () => {
    it('with an organization, a subject or a person, else BAD_USER_INPUT', async () => {
      const { errors } = await asked(service, place.root, { byOthers: true });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('by kind, by time, and without what the viewer did', async () => {
      const lab = await place.resource();
      service.clock.set('2027-03-01T09:00:00Z');
      const id = await request(lab);
      const of = (filter: HappeningFilter) =>
        kindsOf(service, place.manager, { organizationId: place.plant, ...filter });
      expect(await of({ byOthers: true })).toEqual(['BOOKING_CONFIRMED']);
      expect(await of({ to: '2027-03-01T09:00:00Z' })).toEqual(['RESOURCE_LISTED']);
      expect(await of({ from: '2027-03-01T09:00:00Z' })).toEqual(['BOOKING_CONFIRMED']);
      expect(await of({ kinds: ['RESOURCE_LISTED'] })).toEqual(['RESOURCE_LISTED']);
      expect(await of({ subjectId: id, kinds: ['RESOURCE_LISTED'] })).toEqual([]);
    });

    it('page by page, each once, the newest first, also within one instant', async () => {
      const lab = await place.resource({ units: 5 });
      for (let index = 0; index < 5; index++) await request(lab);
      const filter = { organizationId: place.plant };
      const whole = (await happenings(service, place.manager, filter)).map(({ id }) => id);
      const pages: string[] = [];
      for (let after: string | null = null; ;) {
        const { data } = await asked(service, place.manager, filter, 2, after);
        pages.push(...data.happenings.nodes.map(({ id }) => id));
        if (data.happenings.pageInfo.hasNextPage !== true) break;
        after = data.happenings.pageInfo.endCursor;
      }
      expect(pages).toEqual(whole);
      expect(new Set(pages).size).toBe(6);
    });
  });
});
