import { onStage, written } from './stage.js';
import type { BookingFilter, BookingStatus, BookingConnection } from '../worlds/schema.js';

const PAGE = /* GraphQL */ `
  query ($filter: BookingFilter, $first: Int!, $after: String) {
    bookings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        cursor
        node {
          id
          status
        }
      }
    }
  }
`;

onStage('Finding bookings', (stage) => {
  const page = async (filter: BookingFilter, first: number, after: string | null = null) => {
    const variables = { filter, first, after };
    const { data, errors } = await stage.service.graphql(PAGE, variables, stage.town.manager.token);
    expect(errors).toEqual([]);
    return data.bookings;
  };
  const idsOf = (found: Pick<BookingConnection, 'edges'>) => found.edges.map((edge) => edge.node.id);
  /** Three in a row, of which the first two are missed half an hour after their start. */
  const three = async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    const ids = [
      await stage.booked(lab, '09:00', '10:00'),
      await stage.booked(lab, '10:00', '11:00'),
      await stage.booked(lab, '14:00', '15:00'),
    ];
    return { lab, ids };
  };

  it('the next page continues at its place after all statuses changed', async () => {
    const { lab, ids } = await three();
    const first = await page({ resourceId: lab }, 2);
    stage.now('10:30');
    const second = await page({ resourceId: lab }, 2, first.pageInfo.endCursor);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('the next page by status continues behind a booking that lost the status', async () => {
    const { lab, ids } = await three();
    const filter = { resourceId: lab, status: ['CONFIRMED'] } as const;
    const first = await page(filter, 1);
    stage.now('10:30');
    const second = await page(filter, 1, first.pageInfo.endCursor);
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.totalCount).toBe(1);
  });

  it('the next page continues behind a booking that was moved away from the page end', async () => {
    const { lab, ids } = await three();
    const first = await page({ resourceId: lab }, 1);
    await stage.move(ids[0] ?? '', '16:00', '17:00');
    expect(idsOf(await page({ resourceId: lab }, 5, first.pageInfo.endCursor))).toEqual([ids[1], ids[2], ids[0]]);
  });

  it('pages order bookings with the same start by their ids', async () => {
    const benches = await stage.lab({ units: 9 });
    for (let index = 0; index < 5; index++) await stage.booked(benches, '09:00', '10:00');
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { pageInfo, edges } = await page({ resourceId: benches }, 2, after);
      found.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toHaveLength(5);
    expect([...found].sort()).toEqual(found);
  });

  it('a time filter finds overlapping bookings, not touching ones', async () => {
    const { lab, ids } = await three();
    const between = (from: string, to: string) =>
      stage.found({ resourceId: lab, from: written(from), to: written(to) });
    expect(await between('10:00', '14:00')).toEqual([ids[1]]);
    expect(await between('09:59', '14:01')).toEqual(ids);
    expect(await stage.found({ resourceId: lab, from: written('11:00') })).toEqual([ids[2]]);
    expect(await stage.found({ resourceId: lab, to: written('09:00') })).toEqual([]);
  });

  it('a filter by several statuses finds all of them, an empty list of statuses finds nothing', async () => {
    const { lab, ids } = await three();
    await stage.bySchool('cancelBooking', ids[1] ?? '');
    stage.now('09:30');
    const of = (status: BookingStatus[] | null) => stage.found({ resourceId: lab, status });
    expect(await of(['NO_SHOW', 'CANCELLED'])).toEqual([ids[0], ids[1]]);
    expect(await of(['NO_SHOW', 'NO_SHOW'])).toEqual([ids[0]]);
    expect(await of(['CONFIRMED', 'HELD'])).toEqual([ids[2]]);
    expect(await of(null)).toEqual(ids);
  });

  it('a filter by needsTimes combines with every other filter', async () => {
    const lab = await stage.lab();
    const over = await stage.booked(lab, '09:00', '10:00');
    const running = await stage.booked(lab, '10:00', '11:00');
    const inUse = await stage.booked(lab, '08:00', '09:00');
    stage.now('08:00');
    await stage.bySchool('checkInBooking', inUse);
    stage.now('10:30');
    const needing = (filter: BookingFilter) => stage.found({ resourceId: lab, needsTimes: true, ...filter });
    expect(await needing({})).toEqual([inUse, over]);
    expect(await needing({ status: ['IN_USE'] })).toEqual([inUse]);
    expect(await needing({ status: ['NO_SHOW'] })).toEqual([]);
    expect(await needing({ providerId: stage.town.plant, from: written('09:00') })).toEqual([over]);
    expect(await stage.found({ resourceId: lab, needsTimes: false })).toEqual([running]);
    expect(await needing({ needsTimes: null })).toEqual([inUse, over, running]);
  });

  it('a booking of several resources is found by each of them', async () => {
    const [one, other] = [await stage.lab(), await stage.lab()];
    const id = await stage.booked([{ resourceId: one }, { resourceId: other }], '09:00', '10:00');
    expect(await stage.found({ resourceId: one })).toEqual([id]);
    expect(await stage.found({ resourceId: other })).toEqual([id]);
  });

  it('several filters are combined with AND', async () => {
    const { lab } = await three();
    expect(await stage.found({ resourceId: lab, organizationId: stage.town.plant })).toEqual([]);
    expect(await stage.found({ resourceId: lab, organizationId: stage.town.school })).toHaveLength(3);
    expect(await stage.found({ resourceId: lab, providerId: stage.town.school })).toEqual([]);
    expect(await stage.found({ resourceId: lab, seriesId: 'ser_1_0' })).toEqual([]);
  });

  it.each(['organizationId', 'providerId', 'resourceId', 'seriesId'])(
    'a filter by %s finds nothing for an invalid id',
    async (by) => {
      for (const id of ['', ' ', 'nonsense', 'org_0', 'org_x', "org_1' or true", 'res_1', 'x'.repeat(5000)]) {
        expect(await page({ [by]: id }, 5)).toMatchObject({ totalCount: 0, edges: [] });
      }
    },
  );

  it.each([
    ['first', { first: 0 }],
    ['first', { first: -1 }],
    ['first', { first: 101 }],
    ['first', { first: 2147483647 }],
    ['after', { after: '' }],
    ['after', { after: 'nonsense' }],
    ['after', { after: Buffer.from('["x","y"]').toString('base64url') }],
    ['after', { after: Buffer.from('[]').toString('base64') }],
    ['after', { after: '\u0000' }],
  ])('a search for bookings refuses a bad %s: %j', async (_, change) => {
    const variables = { filter: null, first: 5, after: null, ...change };
    const { errors } = await stage.service.graphql(PAGE, variables, stage.town.manager.token);
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('a cursor of another list is refused', async () => {
    const RESOURCES = '{ resources(first: 1) { pageInfo { endCursor } } }';
    await stage.lab();
    const { data } = await stage.service.graphql(RESOURCES, {}, stage.town.manager.token);
    const variables = { filter: null, first: 5, after: data.resources.pageInfo.endCursor };
    const { errors } = await stage.service.graphql(PAGE, variables, stage.town.manager.token);
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});
