import { MONDAY, type Service, startService } from '../../support/app.js';
import { updateResource } from '../../worlds/resources.js';
import { scheduled, seen } from '../../worlds/reading.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';
import type { Inputs } from '../../worlds/schema.js';

const at = (time: string): number => Date.parse(`2027-03-02T${time}Z`);
const period = (from: string, to: string) => ({ startsAt: `2027-03-02T${from}:00Z`, endsAt: `2027-03-02T${to}:00Z` });

describe('rescheduleBooking', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const request = (resourceId: string, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Practice',
      ...period('09:00', '11:00'),
      ...input,
    });
  const booked = async (resourceId: string, input: Given<'requestBooking'> = {}): Promise<string> => {
    const { booking, userErrors } = await request(resourceId, input);
    expect(userErrors).toEqual([]);
    return booking.id;
  };
  const move = (bookingId: string, input: Omit<Inputs['rescheduleBooking'], 'bookingId'>) =>
    act(service, place.coordinator, 'rescheduleBooking', { bookingId, ...input });

  it('a reschedule moves the booking and frees the old time', async () => {
    const lab = await place.resource();
    const id = await booked(lab);
    const { booking } = await move(id, period('13:00', '14:00'));
    expect(booking).toMatchObject({ id, status: 'CONFIRMED', startsAt: '2027-03-02T13:00:00.000Z' });
    expect(codes(await request(lab))).toEqual([]);
    expect(codes(await request(lab, period('13:30', '14:00')))).toEqual(['CONFLICT']);
  });

  it('the new period may overlap the old one', async () => {
    const id = await booked(await place.resource());
    expect(codes(await move(id, period('10:00', '12:00')))).toEqual([]);
  });

  it('a reschedule into another booking is refused and changes nothing', async () => {
    const lab = await place.resource();
    const id = await booked(lab);
    const other = await booked(lab, period('12:00', '13:00'));
    const refused = await move(id, period('11:30', '12:30'));
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(refused.conflicts).toMatchObject([{ booking: { id: other } }]);
    expect(await seen(service, place.coordinator, id)).toMatchObject({ startsAt: '2027-03-02T09:00:00.000Z' });
    expect(codes(await request(lab))).toEqual(['CONFLICT']);
  });

  it('a reschedule checks every rule again and reports all that are broken', async () => {
    const lab = await place.resource();
    const id = await booked(lab);
    const policy = { maximumMinutes: 30, minimumNoticeMinutes: 3000 };
    await updateResource(service, place.manager, { resourceId: lab, policy });
    expect(codes(await move(id, period('13:00', '14:00')))).toEqual(['NOT_ENOUGH_NOTICE', 'TOO_LONG']);
  });

  it('a reschedule is refused when the resource is no longer listed', async () => {
    const lab = await place.resource();
    const id = await booked(lab);
    await updateResource(service, place.manager, { resourceId: lab, status: 'WITHDRAWN' });
    expect(codes(await move(id, period('13:00', '14:00')))).toEqual(['NOT_LISTED']);
  });

  it('a reschedule may change resources and units of the same provider', async () => {
    const id = await booked(await place.resource());
    const benches = await place.resource({ units: 8 });
    const { booking } = await move(id, { ...period('09:00', '11:00'), items: [{ resourceId: benches, units: 3 }] });
    expect(booking.items).toEqual([{ units: 3, resource: { id: benches } }]);
    const day = ['2027-03-02T00:00:00Z', '2027-03-03T00:00:00Z'] as const;
    expect(await scheduled(service, place.manager, benches, ...day)).toMatchObject([{ units: 3 }]);
  });

  it('a rescheduled hold stays HELD and expires at the same time', async () => {
    const id = await booked(await place.resource(), { hold: true });
    service.clock.advance(60_000);
    const { booking } = await move(id, period('13:00', '14:00'));
    expect(booking).toMatchObject({ status: 'HELD', expiresAt: '2027-03-01T08:10:00.000Z' });
  });

  describe('approval by the owner', () => {
    const approved = async (): Promise<string> => {
      const id = await booked(await place.resource({ policy: { approval: 'OWNER_APPROVES' } }));
      await act(service, place.manager, 'approveBooking', { bookingId: id });
      return id;
    };

    it('a moved booking needs approval again', async () => {
      const { booking } = await move(await approved(), period('10:00', '12:00'));
      expect(booking).toMatchObject({ status: 'PENDING_APPROVAL', expiresAt: null });
    });

    it('a booking shortened within its period needs no new approval', async () => {
      const { booking } = await move(await approved(), period('09:30', '11:00'));
      expect(booking.status).toBe('CONFIRMED');
    });

    it('a booking with more units needs approval again', async () => {
      const lab = await place.resource({ units: 5, policy: { approval: 'OWNER_APPROVES' } });
      const id = await booked(lab);
      await act(service, place.manager, 'approveBooking', { bookingId: id });
      const { booking } = await move(id, { ...period('09:00', '11:00'), items: [{ resourceId: lab, units: 2 }] });
      expect(booking.status).toBe('PENDING_APPROVAL');
    });

    it('a booking moved to a resource without approval is CONFIRMED', async () => {
      const id = await booked(await place.resource({ policy: { approval: 'OWNER_APPROVES' } }));
      const free = await place.resource();
      const { booking } = await move(id, { ...period('13:00', '14:00'), items: [{ resourceId: free }] });
      expect(booking).toMatchObject({ status: 'CONFIRMED', expiresAt: null });
    });
  });

  it('a reschedule within the cancellation notice is refused', async () => {
    const id = await booked(await place.resource({ policy: { cancellationNoticeMinutes: 60 } }));
    service.clock.set(at('08:00:00'));
    expect(codes(await move(id, period('13:00', '14:00')))).toEqual(['NOT_ENOUGH_NOTICE']);
  });

  it('a reschedule before the cancellation notice is allowed', async () => {
    const id = await booked(await place.resource({ policy: { cancellationNoticeMinutes: 60 } }));
    service.clock.set(at('07:59:59'));
    expect(codes(await move(id, period('13:00', '14:00')))).toEqual([]);
  });

  it('a whole booking stays whole when it is moved, also after units were added', async () => {
    const base = await place.resource({ kind: 'TRAINING_BASE' });
    const lathe = await place.resource({ parentId: base, kind: 'EQUIPMENT' });
    const id = await booked(base);
    await updateResource(service, place.manager, { resourceId: base, units: 4 });
    await move(id, period('10:00', '12:00'));
    expect(codes(await request(lathe, period('11:00', '12:00')))).toEqual(['CONFLICT']);
    expect(codes(await request(base, period('11:00', '12:00')))).toEqual(['CONFLICT']);
  });

  describe('booking in use', () => {
    const inUse = async (lab: string): Promise<string> => {
      const id = await booked(lab);
      service.clock.set(at('09:10:00'));
      await act(service, place.coordinator, 'checkInBooking', { bookingId: id });
      return id;
    };

    it('the end of a booking in use can be moved', async () => {
      const lab = await place.resource();
      const id = await inUse(lab);
      const { booking } = await move(id, period('09:00', '12:00'));
      expect(booking).toMatchObject({ status: 'IN_USE', endsAt: '2027-03-02T12:00:00.000Z' });
      expect(codes(await request(lab, period('11:30', '12:30')))).toEqual(['CONFLICT']);
    });

    it('the start of a booking in use cannot be moved', async () => {
      const id = await inUse(await place.resource());
      expect((await move(id, period('09:05', '11:00'))).userErrors).toMatchObject([
        { code: 'WRONG_STATUS', field: ['startsAt'] },
      ]);
    });

    it('the end of a booking in use can be moved only to the future', async () => {
      const id = await inUse(await place.resource());
      expect(codes(await move(id, period('09:00', '09:10')))).toEqual(['IN_THE_PAST']);
    });
  });

  it('a booking that has ended cannot be rescheduled', async () => {
    const id = await booked(await place.resource());
    service.clock.set(at('11:00:00'));
    expect(codes(await move(id, period('13:00', '14:00')))).toEqual(['WRONG_STATUS']);
  });

  it('the provider cannot reschedule a booking of another organization', async () => {
    const id = await booked(await place.resource());
    const input = { bookingId: id, ...period('13:00', '14:00') };
    expect(codes(await act(service, place.manager, 'rescheduleBooking', input))).toEqual(['NOT_PERMITTED']);
  });

  it('a reschedule without any items is INVALID', async () => {
    const id = await booked(await place.resource());
    const own = await act(service, place.schoolAdmin, 'rescheduleBooking', {
      bookingId: id,
      ...period('09:00', '11:00'),
      items: [],
    });
    expect(codes(own)).toEqual(['INVALID']);
  });
});
