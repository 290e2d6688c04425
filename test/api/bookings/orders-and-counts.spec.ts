import { type Service, startService } from '../../support/app.js';
import { filtered } from '../../worlds/reading.js';
import { createSite } from '../../worlds/places.js';
import type { Person } from '../../worlds/people.js';
import { act, type Town, town } from '../../worlds/town.js';
import type { BookingFilter, BookingOrder } from '../../worlds/schema.js';
import type { Given } from '../../worlds/mutations.js';

const LIST = `query ($filter: BookingFilter, $orderBy: BookingOrder!, $first: Int, $after: String) {
  bookings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor }
  }
}`;

describe('Lists of bookings', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  let elsewhere: string;
  /** By what the clock does to each: at once, in 10 minutes, today, tomorrow, never. */
  let held: string;
  let pending: string;
  let missed: string;
  let kept: string;
  let cancelled: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    const site = (await createSite(service, place.manager, { organizationId: place.plant, name: 'Hall 9' })).site.id;
    lab = await place.resource({ units: 5 });
    elsewhere = await place.resource({ siteId: site, policy: { approval: 'OWNER_APPROVES' } });
    const strict = await place.resource({ policy: { noShowAfterMinutes: 30 } });
    cancelled = await booked(place.coordinator, { startsAt: '2027-03-02T07:00:00Z' });
    await act(service, place.coordinator, 'cancelBooking', { bookingId: cancelled });
    kept = await booked(place.schoolAdmin, { startsAt: '2027-03-05T09:00:00Z', endsAt: '2027-03-05T10:00:00Z' });
    missed = await booked(place.coordinator, { items: [{ resourceId: strict }] });
    pending = await booked(place.coordinator, {
      items: [{ resourceId: elsewhere }, { resourceId: lab }],
      startsAt: '2027-03-01T20:00:00Z',
    });
    held = await booked(place.coordinator, {
      hold: true,
      startsAt: '2027-03-03T09:00:00Z',
      endsAt: '2027-03-03T10:00:00Z',
    });
  });
  afterAll(() => service.stop());

  async function booked(asker: Person, more: Given<'requestBooking'>): Promise<string> {
    const input = {
      ...{ organizationId: place.school, items: [{ resourceId: lab }], title: 'Lesson' },
      ...{ startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z', ...more },
    };
    const { booking, userErrors } = await act(service, asker, 'requestBooking', input);
    if (booking === null) throw new Error(JSON.stringify(userErrors));
    return booking.id;
  }

  const list = async (orderBy: BookingOrder, variables: object = {}, asker = place.coordinator) =>
    (await service.data(LIST, { orderBy, ...variables }, asker.token)).bookings;

  it.each<[BookingOrder, () => string[]]>([
    ['START_ASC', () => [pending, cancelled, missed, held, kept]],
    ['START_DESC', () => [kept, held, missed, cancelled, pending]],
    ['DEADLINE', () => [held, pending, missed, kept, cancelled]],
  ])('bookings come in the order %s, page by page as at once', async (orderBy, expected) => {
    expect((await list(orderBy)).nodes.map(({ id }) => id)).toEqual(expected());
    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo, totalCount } = await list(orderBy, { first: 1, after });
      expect(totalCount).toBe(5);
      walked.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(walked).toEqual(expected());
  });

  it('a cursor of one order is refused in another', async () => {
    const { pageInfo } = await list('DEADLINE', { first: 1 });
    const { errors } = await service.graphql(
      LIST,
      { orderBy: 'START_DESC', after: pageInfo.endCursor },
      place.coordinator.token,
    );
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('a hold that has lapsed comes with what the clock never changes', async () => {
    service.clock.set('2027-03-01T08:10:00Z');
    const waiting = { filter: { status: ['HELD', 'PENDING_APPROVAL'] } };
    expect((await list('DEADLINE', waiting)).nodes.map(({ id }) => id)).toEqual([pending]);
    expect(
      (await list('DEADLINE')).nodes
        .slice(-2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([cancelled, held].sort());
    service.clock.set('2027-03-01T08:00:00Z');
  });

  it.each<[string, () => Promise<BookingFilter>, () => string[]]>([
    ['the site of any item', async () => ({ siteId: await siteOf(elsewhere) }), () => [pending]],
    ['another site', () => Promise.resolve({ siteId: place.site, status: ['PENDING_APPROVAL'] }), () => [pending]],
    ['a site that does not exist', () => Promise.resolve({ siteId: 'sit_x' }), () => []],
    ['what the viewer booked', () => Promise.resolve({ mine: true, status: ['CONFIRMED'] }), () => [missed]],
    ['what others booked', () => Promise.resolve({ mine: false }), () => [kept]],
  ])('a filter finds %s', async (_, filter, expected) => {
    expect(await filtered(service, place.coordinator, await filter())).toEqual(expected());
  });

  it('what the viewer booked is seen no more once the viewer has left the organization', async () => {
    const { schoolAdmin, plantAdmin } = place;
    expect(await filtered(service, schoolAdmin, { mine: true })).toEqual([kept]);
    expect(await filtered(service, plantAdmin, { mine: true })).toEqual([]);
  });

  async function siteOf(id: string): Promise<string> {
    const { resource } = await service.data(
      'query ($id: ID!) { resource(id: $id) { site { id } } }',
      { id },
      place.manager.token,
    );
    return resource.site.id;
  }

  const counts = async (filter: BookingFilter, asker = place.coordinator) => {
    const document = 'query ($filter: BookingFilter) { bookingCounts(filter: $filter) { status count } }';
    return (await service.data(document, { filter }, asker.token)).bookingCounts;
  };
  const some = (of: readonly { status: string; count: number }[]) =>
    Object.fromEntries(of.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]));

  it('the counts have one entry for each status, also for those without bookings', async () => {
    const answer = await counts({});
    expect(answer.map(({ status }) => status)).toEqual([
      ...[
        'HELD',
        'PENDING_APPROVAL',
        'CONFIRMED',
        'IN_USE',
        'COMPLETED',
        'NO_SHOW',
        'CANCELLED',
        'DECLINED',
        'EXPIRED',
      ],
    ]);
    expect(some(answer)).toEqual({ HELD: 1, PENDING_APPROVAL: 1, CONFIRMED: 2, CANCELLED: 1 });
  });

  it('the counts follow the filter and the clock, and count what the viewer may see', async () => {
    expect(some(await counts({ mine: true, from: '2027-03-02T10:00:00Z' }))).toEqual({ HELD: 1 });
    expect(some(await counts({ outsideOpeningHours: true }))).toEqual({});
    expect(some(await counts({ outsideOpeningHours: false }))).toEqual(some(await counts({})));
    expect(some(await counts({ text: '!!' }))).toEqual({});
    service.clock.set('2027-03-02T09:30:00Z');
    expect(some(await counts({}))).toEqual({ EXPIRED: 2, CONFIRMED: 1, NO_SHOW: 1, CANCELLED: 1 });
    const stranger = { ...place.coordinator, token: place.root.token };
    expect(some(await counts({ mine: true }, stranger))).toEqual({});
    service.clock.set('2027-03-01T08:00:00Z');
  });
});
