import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

/** The clock stands at Monday 1 March 2027, 08:00 UTC. */
describe('A step with an idempotency key', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  let days = 1;
  const made = async (input: Given<'requestBooking'> = {}): Promise<string> => {
    const day = String(++days).padStart(2, '0');
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, title: 'Lesson', items: [{ resourceId: await place.resource() }] },
      ...{ startsAt: `2027-03-${day}T09:00:00Z`, endsAt: `2027-03-${day}T10:00:00Z` },
      ...input,
    });
    return booking.id;
  };
  let keys = 0;
  const key = () => ({ idempotencyKey: `step ${++keys}` });

  it('cancelling twice with one key cancels once and returns the booking twice', async () => {
    const input = { bookingId: await made(), ...key() };
    const first = await act(service, place.coordinator, 'cancelBooking', input);
    const second = await act(service, place.coordinator, 'cancelBooking', input);
    expect([codes(first), codes(second)]).toEqual([[], []]);
    expect(second.booking).toMatchObject({ id: input.bookingId, status: 'CANCELLED' });
  });

  it('refuses the key with another input', async () => {
    const input = { bookingId: await made(), ...key() };
    await act(service, place.coordinator, 'cancelBooking', input);
    const other = await act(service, place.coordinator, 'cancelBooking', { ...input, reason: 'Another' });
    expect(codes(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('a refused step does not store its key', async () => {
    const bookingId = await made();
    const input = { bookingId, ...key() };
    expect(codes(await act(service, place.coordinator, 'confirmBooking', input))).toEqual(['WRONG_STATUS']);
    expect(codes(await act(service, place.coordinator, 'confirmBooking', input))).toEqual(['WRONG_STATUS']);
  });

  it.each(['', 'x'.repeat(201)])('refuses a key of a wrong length as INVALID', async (idempotencyKey) => {
    const input = { bookingId: await made(), idempotencyKey };
    const { userErrors } = await act(service, place.coordinator, 'cancelBooking', input);
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['idempotencyKey'] }]);
  });

  it('five concurrent reschedules with one key move the booking once', async () => {
    const bookingId = await made();
    const input = { bookingId, startsAt: '2027-03-29T09:00:00Z', endsAt: '2027-03-29T10:00:00Z', ...key() };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => act(service, place.coordinator, 'rescheduleBooking', input)),
    );
    expect(answers.map(codes)).toEqual([[], [], [], [], []]);
    expect(answers.map(({ booking }) => booking.startsAt)).toEqual(Array(5).fill('2027-03-29T09:00:00.000Z'));
  });

  it('confirming twice with one key returns the booking as it is now', async () => {
    const input = { bookingId: await made({ hold: true }), ...key() };
    await act(service, place.coordinator, 'confirmBooking', input);
    const again = await act(service, place.coordinator, 'confirmBooking', input);
    expect([codes(again), again.booking.status]).toEqual([[], 'CONFIRMED']);
  });

  it('five concurrent requests with one key schedule one downtime', async () => {
    const resourceId = await place.resource();
    const period = { startsAt: '2027-03-30T09:00:00Z', endsAt: '2027-03-30T10:00:00Z' };
    const input = { resourceId, ...period, reason: 'Oil', ...key() };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => act(service, place.manager, 'scheduleDowntime', input)),
    );
    expect(answers.map(codes)).toEqual([[], [], [], [], []]);
    expect(new Set(answers.map(({ downtime }) => downtime.id)).size).toBe(1);
  });

  it('cancelling a series twice with one key returns the same number of occurrences', async () => {
    const { series } = await act(service, place.coordinator, 'requestBookingSeries', {
      ...{ organizationId: place.school, title: 'Term', items: [{ resourceId: await place.resource() }] },
      ...{ startsAtLocal: '2027-03-02T09:00', endsAtLocal: '2027-03-02T10:00', recurrence: 'FREQ=DAILY;COUNT=3' },
    });
    const input = { seriesId: series.id, ...key() };
    const first = await act(service, place.coordinator, 'cancelBookingSeries', input);
    const second = await act(service, place.coordinator, 'cancelBookingSeries', input);
    expect([first.cancelled, second.cancelled, codes(second)]).toEqual([3, 3, []]);
  });
});

describe('Quotas of bookings', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ ...{ QUOTAS: 'true', QUOTA_HELD_BOOKINGS: '0,2', QUOTA_PENDING_APPROVALS: '0,2' } });
    place = await town(service);
  });
  afterAll(() => service.stop());

  const ask = (resourceId: string, hour: number, input: Given<'requestBooking'> = {}) => {
    const time = (at: number) => `2027-03-02T${String(at).padStart(2, '0')}:00:00Z`;
    return act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, title: 'Lesson', items: [{ resourceId }] },
      ...{ startsAt: time(hour), endsAt: time(hour + 1), ...input },
    });
  };

  it('an account may have two holds, and an expired hold no longer counts', async () => {
    const lab = await place.resource();
    const holdAt = (hour: number) => ask(lab, hour, { hold: true });
    expect(codes(await holdAt(9))).toEqual([]);
    expect(codes(await holdAt(10))).toEqual([]);
    const refused = await holdAt(11);
    expect(refused.userErrors).toMatchObject([{ code: 'TOO_MANY' }]);
    expect(refused.userErrors[0]?.message).toContain('2027-03-01T08:10:00.000Z');
    service.clock.set('2027-03-01T08:10:00Z');
    expect(codes(await holdAt(11))).toEqual([]);
  });

  it('concurrent requests of one account cannot exceed the quota of holds', async () => {
    service.clock.set('2027-03-01T08:30:00Z');
    const lab = await place.resource();
    const hours = Array.from({ length: 10 }, (_, index) => 8 + index);
    const asked = await Promise.all(hours.map((hour) => ask(lab, hour, { hold: true })));
    expect(asked.flatMap(codes)).toEqual(Array.from({ length: 8 }, () => 'TOO_MANY'));
  });

  it('concurrent requests cannot exceed the quota of pending approvals', async () => {
    const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
    const hours = Array.from({ length: 10 }, (_, index) => 8 + index);
    const asked = await Promise.all(hours.map((hour) => ask(lab, hour)));
    expect(asked.flatMap(codes)).toEqual(Array.from({ length: 8 }, () => 'TOO_MANY'));
    for (const { booking } of asked) {
      if (booking !== null) await act(service, place.coordinator, 'cancelBooking', { bookingId: booking.id });
    }
  });

  it('a series counts as one towards the quota of pending approvals', async () => {
    const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
    const series = await act(service, place.coordinator, 'requestBookingSeries', {
      ...{ organizationId: place.school, title: 'Term', items: [{ resourceId: lab }] },
      ...{ startsAtLocal: '2027-03-03T09:00', endsAtLocal: '2027-03-03T10:00', recurrence: 'FREQ=DAILY;COUNT=3' },
    });
    expect(codes(series)).toEqual([]);
    expect(codes(await ask(lab, 9))).toEqual([]);
    expect(codes(await ask(lab, 10))).toEqual(['TOO_MANY']);
    expect(codes(await ask(await place.resource(), 10))).toEqual([]);
  });
});
