import pg from 'pg';
import { type Service, startService, Root } from '../../support/app.js';
import { act, type Town, town } from '../../worlds/town.js';
import type { BookingSeries } from '../../worlds/schema.js';
import { first } from '../../support/lists.js';

const ERRORS = 'userErrors { code message field facts { name value } }';
const REQUEST = `mutation ($input: RequestBookingInput!) { requestBooking(input: $input) { ${ERRORS} } }`;
const APPROVE = `mutation ($input: BookingActionInput!) { approveBooking(input: $input) { ${ERRORS} } }`;
const SERIES = `mutation ($input: RequestBookingSeriesInput!) {
  requestBookingSeries(input: $input) { series { id } occurrences { ${ERRORS} } }
}`;
const OCCURRENCES = `query ($id: ID!) {
  node(id: $id) { ... on BookingSeries { occurrences { ${ERRORS} } } }
}`;
const CHINESE = { 'accept-language': 'zh-CN' };

type SeriesByNode = Omit<Root, 'node'> & { readonly node: BookingSeries };

describe('Refusals of bookings', () => {
  let service: Service;
  let place: Town;
  let lathe: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lathe = await place.resource({ name: 'Lathe', code: 'L-1', units: 3 });
    await act(service, place.coordinator, 'requestBooking', request(2));
  });
  afterAll(() => service.stop());

  const request = (units: number) => ({
    organizationId: place.school,
    items: [{ resourceId: lathe, units }],
    startsAt: '2027-03-02T09:00:00Z',
    endsAt: '2027-03-02T11:00:00Z',
    title: 'Turning',
  });
  const inChinese = async (document: string, variables: object) =>
    (await service.graphql<SeriesByNode>(document, variables, place.coordinator.token, CHINESE)).data;

  it('a conflict has the resource, the units and the wall-clock times as facts', async () => {
    const { requestBooking } = await inChinese(REQUEST, { input: request(2) });
    expect(requestBooking.userErrors).toEqual([
      {
        code: 'CONFLICT',
        message:
          'Lathe (L-1)共 3 台，2027-03-02 10:00 (Europe/Prague) 至 2027-03-02 12:00 (Europe/Prague) 空闲 1 台；需要 2 台。',
        field: ['items', '0'],
        facts: expect.arrayContaining([
          { name: 'resource', value: 'Lathe (L-1)' },
          { name: 'free', value: '1' },
          { name: 'units', value: '3' },
          { name: 'needed', value: '2' },
          { name: 'from', value: '2027-03-02 10:00 (Europe/Prague)' },
          { name: 'to', value: '2027-03-02 12:00 (Europe/Prague)' },
        ]),
      },
    ]);
  });

  it('a refusal names roles in Chinese, and has their codes as facts', async () => {
    const { booking } = await act(service, place.coordinator, 'requestBooking', request(1));
    const { approveBooking } = await inChinese(APPROVE, { input: { bookingId: booking.id } });
    expect(approveBooking.userErrors).toEqual([
      {
        code: 'NOT_PERMITTED',
        message: '只有提供方的设备管理员或管理员可以这样做。',
        field: ['bookingId'],
        facts: [{ name: 'provider', value: 'RESOURCE_MANAGER,ADMIN' }],
      },
    ]);
  });

  /** A series whose first week is taken. */
  const series = async (weeks: number) => {
    const { organizationId, items, title } = request(3);
    const times = { startsAtLocal: '2027-03-02T10:00', endsAtLocal: '2027-03-02T12:00' };
    const rule = { recurrence: `FREQ=WEEKLY;COUNT=${weeks}`, onConflict: 'SKIP_CONFLICTS' };
    return inChinese(SERIES, { input: { organizationId, items, title, ...times, ...rule } });
  };

  it('the refusal of a skipped occurrence can be read in both languages', async () => {
    const { requestBookingSeries } = await series(2);
    const refusal = first(first(requestBookingSeries.occurrences).userErrors);
    expect(refusal.message).toContain('需要 3 台');
    const { node } = await inChinese(OCCURRENCES, { id: requestBookingSeries.series.id });
    expect(first(node.occurrences).userErrors[0]).toEqual({ ...refusal, facts: expect.arrayContaining(refusal.facts) });
    const { data } = await service.graphql<SeriesByNode>(
      OCCURRENCES,
      { id: requestBookingSeries.series.id },
      place.coordinator.token,
    );
    expect(data.node.occurrences[0]?.userErrors[0]?.message).toContain('3 are asked for');
  });

  it('a refusal that an earlier version stored as English text stays English', async () => {
    const { requestBookingSeries } = await series(3);
    const { id } = requestBookingSeries.series;
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    await client.query(
      `update series_occurrence set refusals = '[{"code": "CONFLICT", "field": null, "message": "Taken {by} others."}]'
        where skipped_because is not null and 'ser_' || organization_id || '_' || replace(series_id::text, '-', '') = $1`,
      [id],
    );
    await client.end();
    const { node } = await inChinese(OCCURRENCES, { id });
    expect(node.occurrences[0]?.userErrors).toEqual([
      { code: 'CONFLICT', message: 'Taken {by} others.', field: null, facts: [] },
    ]);
  });
});
