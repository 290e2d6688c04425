import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

describe('requestBooking', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const request = (resourceId: string, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
      title: 'CNC basics',
      ...input,
    });

  it('books a free resource', async () => {
    const lab = await place.resource();
    const { booking, userErrors, conflicts } = await request(lab, { attendees: 12 });
    expect({ userErrors, conflicts }).toEqual({ userErrors: [], conflicts: [] });
    expect(booking).toEqual({
      id: expect.stringMatching(/^bkg_/),
      reference: expect.stringMatching(/^WB-[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      status: 'CONFIRMED',
      title: 'CNC basics',
      attendees: 12,
      startsAt: '2027-03-02T09:00:00.000Z',
      endsAt: '2027-03-02T11:00:00.000Z',
      expiresAt: null,
      items: [{ units: 1, resource: { id: lab } }],
      organization: { id: place.school },
      provider: { id: place.plant },
      bookedBy: { id: place.coordinator.id },
      series: null,
    });
  });

  it('lets a booking start when another ends', async () => {
    const lab = await place.resource();
    await request(lab);
    const next = await request(lab, { startsAt: '2027-03-02T11:00:00Z', endsAt: '2027-03-02T12:00:00Z' });
    expect(codes(next)).toEqual([]);
  });

  it('a booking that overlaps another is refused, and the conflict shows the overlap', async () => {
    const lab = await place.resource();
    const { booking } = await request(lab);
    const second = await request(lab, { startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T12:00:00Z' });
    expect(second.booking).toBeNull();
    expect(codes(second)).toEqual(['CONFLICT']);
    expect(second.conflicts).toEqual([
      {
        resource: { id: lab },
        startsAt: '2027-03-02T10:00:00.000Z',
        endsAt: '2027-03-02T11:00:00.000Z',
        reason: 'BOOKED',
        unitsFree: 0,
        booking: { id: booking.id },
      },
    ]);
  });
});
