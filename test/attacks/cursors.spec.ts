import { act, type Town, town } from '../worlds/town.js';
import { type Service, startService } from '../support/app.js';
import type { PageInfo } from '../worlds/schema.js';

const made = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const NOBODY = '00000000-0000-0000-0000-000000000000';

describe('Cursors', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    for (const day of ['02', '03']) {
      await act(service, place.coordinator, 'requestBooking', {
        organizationId: place.school,
        items: [{ resourceId: await place.resource() }],
        title: 'Lesson',
        startsAt: `2027-03-${day}T09:00:00Z`,
        endsAt: `2027-03-${day}T10:00:00Z`,
      });
    }
  });
  afterAll(() => service.stop());

  const search = '(first: 1, after: $a, input: {from: "2027-03-01T00:00:00Z", to: "2027-03-05T00:00:00Z"})';
  const near = search.replace('}', ', near: {latitude: 31, longitude: 121, withinKilometres: 9}}');
  const behind = (organizationId: string) =>
    `(first: 1, after: $a, input: {from: "2027-03-01", to: "2027-03-09", organizationId: "${organizationId}", figure: BOOKINGS})`;
  const lists = (): Record<string, string> => ({
    bookings: 'bookings(first: 1, after: $a)',
    resources: 'resources(first: 1, after: $a)',
    availableResources: `availableResources${search}`,
    'availableResources near': `availableResources${near}`,
    utilizationBookings: `utilizationBookings${behind(place.plant)}`,
  });
  const page = async (field: string, a: string | null) => {
    const document = `query ($a: String) { list: ${field} { pageInfo { endCursor } } }`;
    return service.graphql<{ list: { pageInfo: PageInfo } }>(document, { a }, place.plantAdmin.token);
  };
  const codes = ({ errors }: Awaited<ReturnType<typeof page>>) => errors.map((error) => error.extensions['code']);

  it('a cursor continues its own list', async () => {
    for (const field of ['bookings', 'resources', 'utilizationBookings']) {
      const list = lists()[field] ?? '';
      const { data } = await page(list, null);
      expect(codes(await page(list, data.list.pageInfo.endCursor))).toEqual([]);
    }
  });

  it('a cursor of another list is refused although the values look alike', async () => {
    const own = async (field: string) => (await page(lists()[field] ?? '', null)).data.list.pageInfo.endCursor;
    for (const [from, to] of [
      ['bookings', 'resources'],
      ['resources', 'bookings'],
      ['bookings', 'utilizationBookings'],
      ['utilizationBookings', 'bookings'],
    ] as const) {
      expect(codes(await page(lists()[to] ?? '', await own(from)))).toEqual(['BAD_USER_INPUT']);
    }
  });

  it.each(['bookings', 'resources', 'availableResources', 'availableResources near', 'utilizationBookings'])(
    'a forged cursor is refused by %s and never reaches SQL',
    async (field) => {
      const list = field.split(' ', 1)[0] ?? '';
      const instants = ['2027-99-99T99:99:99.999Z', '0000-01-01T00:00:00.000Z', '2027-02-30T00:00:00.000Z'];
      const forged = [
        ...instants.flatMap((at) => [made(list, at, NOBODY), made(list, at, '0', '1', NOBODY), made(at, NOBODY)]),
        made(list, '1', 'a\0b'),
        made(list, '1', '\ud800'),
        made(list, '2027-01-01T00:00:00.000Z', '9'.repeat(400), '1', NOBODY),
        made(list),
        made(),
        made(list, null, null),
        made(list, '9'.repeat(400), 'code'),
        ...['nonsense', '%%%', '', Buffer.from('{').toString('base64url'), made(list, 'x'.repeat(10_000), 'y')],
      ];
      for (const cursor of forged) {
        expect([cursor, codes(await page(lists()[field] ?? '', cursor))]).toEqual([cursor, ['BAD_USER_INPUT']]);
      }
    },
  );
});
