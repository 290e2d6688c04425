import { person } from '../../worlds/people.js';
import { type Service, startService } from '../../support/app.js';
import { act, type Town, town } from '../../worlds/town.js';

const LIST = `query ($filter: BookingFilter, $first: Int, $after: String) {
  bookings(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes { id startsAt status }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

describe('Reading bookings', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  let ids: string[];
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lab = await place.resource();
    ids = [];
    for (const day of ['04', '02', '03']) {
      const { booking } = await act(service, place.coordinator, 'requestBooking', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        startsAt: `2027-03-${day}T09:00:00Z`,
        endsAt: `2027-03-${day}T10:00:00Z`,
        title: `Day ${day}`,
      });
      ids.push(booking.id);
    }
  });
  afterAll(() => service.stop());

  const list = async (variables: object, token = place.coordinator.token) => {
    const { data, errors } = await service.graphql(LIST, variables, token);
    expect(errors).toEqual([]);
    return data.bookings;
  };

  it('bookings are sorted by start', async () => {
    const { nodes, totalCount } = await list({});
    expect(nodes.map((node) => node.id)).toEqual([ids[1], ids[2], ids[0]]);
    expect(totalCount).toBe(3);
  });

  it('the next page continues after the last booking of the page before', async () => {
    const first = await list({ first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map((node) => node.id)).toEqual([ids[0]]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it.each([
    [{ first: 0 }, /1 to 100/],
    [{ first: 101 }, /1 to 100/],
    [{ after: 'forged' }, /cursor/],
    [{ after: Buffer.from('["x","y"]').toString('base64url') }, /cursor/],
  ])('refuses the page %j', async (variables, message) => {
    const { errors } = await service.graphql(LIST, variables, place.coordinator.token);
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(message);
  });

  it.each([
    ['that overlap a window', { from: '2027-03-03T09:59:00Z', to: '2027-03-04T09:00:00Z' }, 1],
    ['that only touch a window: none', { from: '2027-03-02T10:00:00Z', to: '2027-03-03T09:00:00Z' }, 0],
    ['with a status that no booking has: none', { status: ['CANCELLED'] }, 0],
    ['of a malformed resource id: none', { resourceId: 'nonsense' }, 0],
  ])('a filter finds bookings %s', async (_, filter, count) => {
    expect((await list({ filter })).totalCount).toBe(count);
  });

  it('filters by resource, provider and organization find their bookings', async () => {
    for (const filter of [{ resourceId: lab }, { providerId: place.plant }, { organizationId: place.school }]) {
      expect((await list({ filter })).totalCount).toBe(3);
    }
  });

  it('the provider sees the bookings of its resources', async () => {
    expect((await list({}, place.manager.token)).totalCount).toBe(3);
  });

  it('a stranger sees no bookings', async () => {
    const stranger = await person(service, 'Reading Stranger');
    expect((await list({}, stranger.token)).totalCount).toBe(0);
    const one = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { id } node(id: $id) { id } }',
      { id: ids[0] },
      stranger.token,
    );
    expect(one.data).toEqual({ booking: null, node: null });
  });

  it('a stranger sees that time is taken, but not the booking', async () => {
    const stranger = await person(service, 'Other Stranger');
    const { data } = await service.graphql(
      `query ($id: ID!) { resource(id: $id) {
         schedule(from: "2027-03-02T00:00:00Z", to: "2027-03-03T00:00:00Z") { startsAt endsAt kind units booking { id } downtime { id } }
       } }`,
      { id: lab },
      stranger.token,
    );
    expect(data.resource.schedule).toEqual([
      {
        startsAt: '2027-03-02T09:00:00.000Z',
        endsAt: '2027-03-02T10:00:00.000Z',
        kind: 'BOOKING',
        units: 1,
        booking: null,
        downtime: null,
      },
    ]);
  });

  it('booking(id) and node(id) find the same booking', async () => {
    const { data } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { id series { id } } node(id: $id) { __typename id } }',
      { id: ids[0] },
      place.coordinator.token,
    );
    expect(data).toEqual({ booking: { id: ids[0], series: null }, node: { __typename: 'Booking', id: ids[0] } });
  });
});
