import type { Person } from '../worlds/people.js';
import { act, codes, type Town, town } from '../worlds/town.js';
import { MONDAY, type Service, startService } from '../support/app.js';
import { cast, everybody, side } from './cast.js';
import type { Refusable, Given } from '../worlds/mutations.js';
import type { BookingPolicyInput, Query } from '../worlds/schema.js';

const sees = [
  'booker',
  ...side('own', 'COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'),
  ...side('provider', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'),
  'platform admin',
];
const bookersSide = ['booker', ...side('own', 'COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN')];
const providersSide = side('provider', 'RESOURCE_MANAGER', 'ADMIN');

/** rules.md §2: who may do each step; who sees the booking and is not named is told so, everybody else finds nothing. */
const table: Readonly<Record<string, readonly string[]>> = {
  'confirm a hold': bookersSide,
  'move a booking': bookersSide,
  'preview a move': bookersSide,
  'update a booking': bookersSide,
  'cancel a booking': [...bookersSide, ...providersSide],
  'cancel a series': [...bookersSide, ...providersSide],
  'check in': [...bookersSide, ...providersSide],
  'check out': [...bookersSide, ...providersSide],
  'check in at another time': providersSide,
  'check out at another time': providersSide,
  'approve a booking': providersSide,
  'decline a booking': providersSide,
  'mark a no-show': providersSide,
};

describe('Steps of a booking', () => {
  let service: Service;
  let place: Town;
  let people: ReadonlyMap<string, Person>;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    people = await cast(service, place);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const DAY = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z' };
  const DURING = '2027-03-02T09:30:00Z';
  const wish = async (policy: BookingPolicyInput = {}) => ({
    organizationId: place.school,
    items: [{ resourceId: await place.resource({ policy }) }],
    title: 'Lesson',
  });
  const made = async (input: Given<'requestBooking'> = {}, policy: BookingPolicyInput = {}): Promise<string> => {
    const asked = { ...(await wish(policy)), ...DAY, ...input };
    return (await act(service, place.coordinator, 'requestBooking', asked)).booking.id;
  };
  const running = async (): Promise<string> => {
    service.clock.set(MONDAY);
    const bookingId = await made();
    service.clock.set(DURING);
    return bookingId;
  };
  const inUse = async (): Promise<string> => {
    const bookingId = await running();
    await act(service, place.coordinator, 'checkInBooking', { bookingId });
    service.clock.set('2027-03-02T09:45:00Z');
    return bookingId;
  };
  const careful = { approval: 'OWNER_APPROVES' } as const;

  const attempts: Readonly<Record<string, (asker: Person) => Promise<Refusable>>> = {
    'confirm a hold': async (asker) => act(service, asker, 'confirmBooking', { bookingId: await made({ hold: true }) }),
    'move a booking': async (asker) =>
      act(service, asker, 'rescheduleBooking', { bookingId: await made(), ...DAY, endsAt: '2027-03-02T09:30:00Z' }),
    'preview a move': async (asker) => {
      const document =
        'query ($input: RescheduleBookingInput!) { answer: previewReschedule(input: $input) { userErrors { code } } }';
      const input = { bookingId: await made(), ...DAY, endsAt: '2027-03-02T09:30:00Z' };
      return (await service.data<{ answer: Query['previewReschedule'] }>(document, { input }, asker.token)).answer;
    },
    'update a booking': async (asker) =>
      act(service, asker, 'updateBooking', { bookingId: await made(), title: 'Another lesson' }),
    'cancel a booking': async (asker) =>
      act(service, asker, 'cancelBooking', { bookingId: await made(), reason: 'The spindle broke' }),
    'cancel a series': async (asker) => {
      const { series } = await act(service, place.coordinator, 'requestBookingSeries', {
        ...(await wish()),
        startsAtLocal: '2027-03-02T09:00',
        endsAtLocal: '2027-03-02T10:00',
        recurrence: 'FREQ=DAILY;COUNT=2',
      });
      return act(service, asker, 'cancelBookingSeries', { seriesId: series.id, reason: 'The spindle broke' });
    },
    'check in': async (asker) => act(service, asker, 'checkInBooking', { bookingId: await running() }),
    'check out': async (asker) => act(service, asker, 'checkOutBooking', { bookingId: await inUse() }),
    'check in at another time': async (asker) =>
      act(service, asker, 'checkInBooking', { bookingId: await running(), at: '2027-03-02T09:10:00Z' }),
    'check out at another time': async (asker) =>
      act(service, asker, 'checkOutBooking', { bookingId: await inUse(), at: '2027-03-02T09:40:00Z' }),
    'approve a booking': async (asker) => act(service, asker, 'approveBooking', { bookingId: await made({}, careful) }),
    'decline a booking': async (asker) => act(service, asker, 'declineBooking', { bookingId: await made({}, careful) }),
    'mark a no-show': async (asker) => act(service, asker, 'markNoShow', { bookingId: await running() }),
  };

  it.each(Object.keys(table))('everybody gets the right answer when they %s', async (row) => {
    const answers = new Map<string, string>();
    for (const name of everybody) {
      const asker = people.get(name);
      const attempt = attempts[row];
      if (asker === undefined || attempt === undefined) throw new Error(`nobody plays ${name}, or tries to ${row}`);
      answers.set(name, codes(await attempt(asker)).join() || 'done');
    }
    const expected = everybody.map((name): [string, string] => {
      if (table[row]?.includes(name)) return [name, 'done'];
      return [name, sees.includes(name) ? 'NOT_PERMITTED' : 'NOT_FOUND'];
    });
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
  });

  it('a refused step changes nothing', async () => {
    const bookingId = await made({}, careful);
    const finance = people.get('own FINANCE') ?? place.coordinator;
    for (const operation of ['approveBooking', 'declineBooking', 'cancelBooking', 'markNoShow'] as const) {
      expect(codes(await act(service, finance, operation, { bookingId, reason: 'Because' }))).toEqual([
        'NOT_PERMITTED',
      ]);
    }
    const document = 'query ($id: ID!) { booking(id: $id) { status reason } }';
    const { data } = await service.graphql(document, { id: bookingId }, finance.token);
    expect(data.booking).toEqual({ status: 'PENDING_APPROVAL', reason: null });
  });
});
