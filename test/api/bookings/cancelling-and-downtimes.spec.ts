import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

describe('Cancelling and downtimes', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const period = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };
  const request = (resourceId: string) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      ...period,
    });
  const cancel = (bookingId: string, input: Given<'cancelBooking'> = {}, asker = place.coordinator) =>
    act(service, asker, 'cancelBooking', { bookingId, ...input });
  const down = (resourceId: string, input: Given<'scheduleDowntime'> = {}, asker = place.manager) =>
    act(service, asker, 'scheduleDowntime', { resourceId, reason: 'Service', ...period, ...input });

  it('a cancelled booking frees its time', async () => {
    const lab = await place.resource();
    const { booking } = await request(lab);
    expect((await cancel(booking.id)).booking.status).toBe('CANCELLED');
    expect(codes(await request(lab))).toEqual([]);
  });

  it('a booking is cancelled once', async () => {
    const { booking } = await request(await place.resource());
    await cancel(booking.id);
    expect(codes(await cancel(booking.id))).toEqual(['WRONG_STATUS']);
  });

  it('a booking that is over is not cancelled', async () => {
    const { booking } = await request(await place.resource());
    service.clock.set('2027-03-02T11:00:00Z');
    const late = await cancel(booking.id);
    service.clock.set('2027-03-01T08:00:00Z');
    expect(codes(late)).toEqual(['WRONG_STATUS']);
  });

  it('a provider cancels only with a reason', async () => {
    const { booking } = await request(await place.resource());
    expect(codes(await cancel(booking.id, {}, place.manager))).toEqual(['INVALID']);
    expect(codes(await cancel(booking.id, { reason: 'Power cut' }, place.manager))).toEqual([]);
  });

  it('cancelling an unknown booking is NOT_FOUND', async () => {
    expect(codes(await cancel('bkg_1_0198c2f07a3b7000800000000000abcd'))).toEqual(['NOT_FOUND']);
    expect(codes(await cancel('nonsense'))).toEqual(['NOT_FOUND']);
  });

  it.each([1, 5])('a downtime takes all of %d units', async (units) => {
    const lab = await place.resource({ units });
    expect(codes(await down(lab))).toEqual([]);
    expect((await request(lab)).conflicts).toMatchObject([{ reason: 'DOWNTIME', unitsFree: 0, booking: null }]);
  });

  it.each([1, 5])('downtimes of %d units may overlap each other', async (units) => {
    const lab = await place.resource({ units });
    await down(lab);
    expect(codes(await down(lab))).toEqual([]);
  });

  it.each([1, 5])('a downtime over a booking of one of %d units is refused and lists the booking', async (units) => {
    const lab = await place.resource({ units });
    const { booking } = await request(lab);
    const refused = await down(lab);
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(refused.conflicts).toMatchObject([{ reason: 'BOOKED', booking: { id: booking.id } }]);
  });

  it('a cancelled downtime frees its time', async () => {
    const lab = await place.resource();
    const { downtime } = await down(lab);
    expect(codes(await act(service, place.manager, 'cancelDowntime', { downtimeId: downtime.id }))).toEqual([]);
    expect(codes(await request(lab))).toEqual([]);
    const again = await act(service, place.manager, 'cancelDowntime', { downtimeId: downtime.id });
    expect(codes(again)).toEqual(['NOT_FOUND']);
  });

  it('only the provider may schedule and cancel a downtime', async () => {
    const lab = await place.resource();
    expect(codes(await down(lab, {}, place.coordinator))).toEqual(['NOT_PERMITTED']);
    const { downtime } = await down(lab);
    const foreign = await act(service, place.coordinator, 'cancelDowntime', { downtimeId: downtime.id });
    expect(codes(foreign)).toEqual(['NOT_FOUND']);
  });

  it.each([
    ['INVALID', { reason: ' ' }],
    ['INVALID_PERIOD', { endsAt: '2027-03-02T09:00:00Z' }],
    ['TOO_LONG', { endsAt: '2028-04-02T09:00:00Z' }],
    ['NOT_FOUND', { resourceId: 'nonsense' }],
  ])('a downtime is refused as %s for the input %j', async (code, input) => {
    expect(codes(await down(await place.resource(), input))).toEqual([code]);
  });
});
