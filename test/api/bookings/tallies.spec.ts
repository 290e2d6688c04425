import pg from 'pg';
import { built } from '../../support/built.js';
import { type Service, startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import type { Given } from '../../worlds/mutations.js';
import type { BookingFilter, RequestBookingInput } from '../../worlds/schema.js';
import { act, type Town, town } from '../../worlds/town.js';

const { TellExpired } = await built('bookings/life/tell-expired');
const { SettleMissed } = await built('bookings/index');
const { SumTallies } = await built('bookings/reading/sum-tallies');

const COUNTS = `query ($filter: BookingFilter) { bookingCounts(filter: $filter) { status count } }`;
const LIST = `query ($filter: BookingFilter) { bookings(filter: $filter, first: 100) { totalCount nodes { status } } }`;

const tallies = `
  select organization_id, side, status, sum(change)::int as total from booking_tally group by 1, 2, 3 having sum(change) <> 0`;
const recounted = `
  select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end as status, count(*)::int as total
    from booking b cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side)
   group by 1, 2, 3`;

describe('Tallies of bookings', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    await bookingsOfEveryStatus();
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  async function booked(input: Given<'requestBooking'> & Pick<RequestBookingInput, 'items'>): Promise<string> {
    const answer = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, title: 'Lesson', ...input },
      ...{ startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z' },
    });
    if (answer.booking === null) throw new Error(JSON.stringify(answer.userErrors));
    return answer.booking.id;
  }

  async function bookingsOfEveryStatus(): Promise<void> {
    const lab = await place.resource({ units: 20 });
    const strict = await place.resource({ units: 20, policy: { noShowAfterMinutes: 30 } });
    const asked = await place.resource({ units: 20, policy: { approval: 'OWNER_APPROVES' } });
    const step = (name: Parameters<typeof act>[2], bookingId: string, asker: Person = place.manager, more = {}) =>
      act(service, asker, name, { bookingId, ...more } as never);
    await booked({ items: [{ resourceId: lab }], hold: true });
    await booked({ items: [{ resourceId: asked }] });
    await step('declineBooking', await booked({ items: [{ resourceId: asked }] }), place.manager, { reason: 'Busy' });
    await step('cancelBooking', await booked({ items: [{ resourceId: lab }] }), place.coordinator);
    await booked({ items: [{ resourceId: strict }] });
    await booked({ items: [{ resourceId: lab }] });
    const [used, running] = [
      await booked({ items: [{ resourceId: lab }] }),
      await booked({ items: [{ resourceId: lab }] }),
    ];
    service.clock.set('2027-03-02T09:00:00Z');
    await step('checkInBooking', used);
    await step('checkInBooking', running);
    service.clock.set('2027-03-02T09:20:00Z');
    await step('checkOutBooking', used);
  }

  const sides = ['organizationId', 'providerId'] as const;
  const ask = (side: (typeof sides)[number]) =>
    side === 'organizationId' ? ([place.coordinator, place.school] as const) : ([place.manager, place.plant] as const);

  /** The counts of the tallies beside those of the list, which reads every booking. */
  async function bothCounts(side: (typeof sides)[number], more: BookingFilter) {
    const [asker, organization] = ask(side);
    const filter = { [side]: organization, ...more };
    const { bookingCounts } = await service.data(COUNTS, { filter }, asker.token);
    const { bookings } = await service.data(LIST, { filter }, asker.token);
    const told = Object.fromEntries(
      bookingCounts.filter(({ count }) => count > 0).map((row) => [row.status, row.count]),
    );
    const listed: Record<string, number> = {};
    for (const { status } of bookings.nodes) listed[status] = (listed[status] ?? 0) + 1;
    return { told, listed, total: bookings.totalCount, nodes: bookings.nodes.length };
  }

  const moments = [
    ['before the clock changed any', '2027-03-02T08:00:00Z'],
    ['while bookings run', '2027-03-02T09:25:00Z'],
    ['once one was missed', '2027-03-02T09:30:00Z'],
    ['once all are over', '2027-03-02T10:00:00Z'],
  ] as const;
  const filters = [{}, { needsTimes: true }, { needsTimes: false }, { status: ['CONFIRMED', 'EXPIRED'] as const }];
  const cases = moments.flatMap(([moment, at]) =>
    sides.flatMap((side) => filters.map((filter) => [moment, side, JSON.stringify(filter), at, filter] as const)),
  );

  async function expectSameCounts(side: (typeof sides)[number], filter: BookingFilter): Promise<void> {
    const { told, listed, total, nodes } = await bothCounts(side, filter);
    expect([told, total]).toEqual([listed, nodes]);
  }

  it.each(cases)('counts %s by %s and %s are those of the list', async (_moment, side, _filter, at, filter) => {
    service.clock.set(at);
    await expectSameCounts(side, filter);
  });

  it.each(sides)('counts by %s stay the same once jobs wrote down what the clock did', async (side) => {
    service.clock.set('2027-03-02T10:00:00Z');
    await service.app.get(TellExpired).execute();
    await service.app.get(SettleMissed).ofProviders();
    for (const filter of filters) await expectSameCounts(side, filter);
  });

  const sorted = async (text: string) => (await client.query(text)).rows.map((row) => JSON.stringify(row)).sort();

  it('tallies are what counting all rows tells', async () => {
    expect(await sorted(tallies)).toEqual(await sorted(recounted));
  });

  it('tallies follow bookings that raw SQL changes, moves and deletes', async () => {
    await client.query('begin');
    await client.query(
      `update booking set recorded_status = 'DECLINED', expires_at = null where recorded_status = 'PENDING_APPROVAL'`,
    );
    await client.query('update booking set consumer_id = organization_id');
    expect(await sorted(tallies)).toEqual(await sorted(recounted));
    await client.query('rollback');
  });

  it('summing up leaves one row for each status and changes no total', async () => {
    const before = (await client.query(tallies)).rows.length;
    await client.query(`
      insert into booking_tally (organization_id, side, status, change)
      select t.organization_id, t.side, t.status, k.n
        from booking_tally t cross join generate_series(1, 60) cross join (values (1), (-1)) k (n)`);
    await service.app.get(SumTallies).execute();
    expect((await client.query('select from booking_tally')).rows.length).toBe(before);
    expect(await sorted(tallies)).toEqual(await sorted(recounted));
  });
});
