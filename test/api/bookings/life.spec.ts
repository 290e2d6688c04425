import { MONDAY, type Service, startService } from '../../support/app.js';
import { updateResource } from '../../worlds/resources.js';
import { filtered, scheduled, seen } from '../../worlds/reading.js';
import { act, codes, type Town, town, type StepInput, type BookingStep } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';
import type { BookingPolicyInput } from '../../worlds/schema.js';

const at = (time: string): number => Date.parse(`2027-03-02T${time}Z`);
const MORNING = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };

describe('The life of a booking', () => {
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
      ...MORNING,
      ...input,
    });
  const booked = async (resourceId: string, input: Given<'requestBooking'> = {}): Promise<string> => {
    const { booking, userErrors } = await request(resourceId, input);
    expect(userErrors).toEqual([]);
    return booking.id;
  };
  const status = async (id: string): Promise<string> => (await seen(service, place.coordinator, id)).status;
  const bySchool = (operation: BookingStep, bookingId: string, input: StepInput = {}) =>
    act(service, place.coordinator, operation, { bookingId, ...input });
  const byPlant = (operation: BookingStep, bookingId: string, input: StepInput = {}) =>
    act(service, place.manager, operation, { bookingId, ...input });

  describe('hold', () => {
    it('a hold lasts ten minutes', async () => {
      const { booking } = await request(await place.resource(), { hold: true });
      expect(booking).toMatchObject({ status: 'HELD', expiresAt: '2027-03-01T08:10:00.000Z' });
    });

    it('a hold conflicts with other bookings as HELD', async () => {
      const lab = await place.resource();
      await booked(lab, { hold: true });
      expect((await request(lab)).conflicts).toMatchObject([{ reason: 'HELD' }]);
    });

    it('a hold becomes CONFIRMED when it is confirmed', async () => {
      const id = await booked(await place.resource(), { hold: true });
      const { booking } = await bySchool('confirmBooking', id);
      expect(booking).toMatchObject({ status: 'CONFIRMED', expiresAt: null });
    });

    it('a hold becomes PENDING_APPROVAL when it is confirmed and the owner must approve', async () => {
      const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
      const id = await booked(lab, { hold: true });
      const { booking } = await bySchool('confirmBooking', id);
      expect(booking).toMatchObject({ status: 'PENDING_APPROVAL', expiresAt: null });
    });

    it('a confirmed hold conflicts with other bookings as BOOKED', async () => {
      const lab = await place.resource();
      await bySchool('confirmBooking', await booked(lab, { hold: true }));
      expect((await request(lab)).conflicts).toMatchObject([{ reason: 'BOOKED' }]);
    });

    it('a hold is EXPIRED from the tenth minute on, in every query', async () => {
      const lab = await place.resource();
      const id = await booked(lab, { hold: true });
      service.clock.set(MONDAY + 10 * 60_000);
      expect(await status(id)).toBe('EXPIRED');
      expect(await filtered(service, place.coordinator, { resourceId: lab, status: ['EXPIRED'] })).toEqual([id]);
      expect(await filtered(service, place.coordinator, { resourceId: lab, status: ['HELD'] })).toEqual([]);
      expect(await scheduled(service, place.manager, lab, '2027-03-02T00:00:00Z', '2027-03-03T00:00:00Z')).toEqual([]);
      expect(codes(await request(lab))).toEqual([]);
    });

    it('a hold cannot be confirmed after it expired', async () => {
      const id = await booked(await place.resource(), { hold: true });
      service.clock.set(MONDAY + 10 * 60_000);
      expect(codes(await bySchool('confirmBooking', id))).toEqual(['WRONG_STATUS']);
    });

    it('a hold can be confirmed a millisecond before it expires', async () => {
      const id = await booked(await place.resource(), { hold: true });
      service.clock.set(MONDAY + 10 * 60_000 - 1);
      expect(codes(await bySchool('confirmBooking', id))).toEqual([]);
    });

    it('a hold is previewed as HELD', async () => {
      const lab = await place.resource();
      const input = { organizationId: place.school, items: [{ resourceId: lab }], title: 'x', hold: true, ...MORNING };
      expect(await act(service, place.coordinator, 'previewBooking', input)).toMatchObject({ status: 'HELD' });
    });
  });

  describe('approval', () => {
    const careful = () => place.resource({ policy: { approval: 'OWNER_APPROVES' } });

    it('a pending booking becomes CONFIRMED when the owner approves', async () => {
      const id = await booked(await careful());
      const { booking } = await byPlant('approveBooking', id);
      expect(booking).toMatchObject({ status: 'CONFIRMED', expiresAt: null });
    });

    it('a booking can be approved only once', async () => {
      const id = await booked(await careful());
      await byPlant('approveBooking', id);
      expect(codes(await byPlant('approveBooking', id))).toEqual(['WRONG_STATUS']);
    });

    it('a declined booking frees its time and shows the reason of the owner', async () => {
      const lab = await careful();
      const id = await booked(lab);
      expect((await byPlant('declineBooking', id, { reason: 'Exams that day.' })).booking.status).toBe('DECLINED');
      expect(await seen(service, place.coordinator, id)).toMatchObject({
        status: 'DECLINED',
        reason: 'Exams that day.',
      });
      expect(codes(await request(lab))).toEqual([]);
    });

    it('a pending booking is EXPIRED at its start and cannot be approved any more', async () => {
      const id = await booked(await careful());
      service.clock.set(at('09:00:00'));
      expect(await status(id)).toBe('EXPIRED');
      expect(codes(await byPlant('approveBooking', id))).toEqual(['WRONG_STATUS']);
    });

    it('a booking by the owner itself needs no approval', async () => {
      const lab = await careful();
      const input = { organizationId: place.plant, items: [{ resourceId: lab }], title: 'x', ...MORNING };
      expect((await act(service, place.manager, 'requestBooking', input)).booking.status).toBe('CONFIRMED');
    });

    it('the booker cannot approve its own booking', async () => {
      const id = await booked(await careful());
      expect(codes(await bySchool('approveBooking', id))).toEqual(['NOT_PERMITTED']);
    });
  });

  describe('check-in', () => {
    it('a booking can be checked in from 15 minutes before its start', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('08:45:00'));
      const { booking } = await bySchool('checkInBooking', id);
      expect(booking.status).toBe('IN_USE');
      expect(await seen(service, place.coordinator, id)).toMatchObject({ checkedInAt: '2027-03-02T08:45:00.000Z' });
    });

    it('check-in is refused earlier than 15 minutes before the start', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('08:44:59.999'));
      expect(codes(await bySchool('checkInBooking', id))).toEqual(['CHECK_IN_NOT_OPEN']);
    });

    it('check-in is refused from the end on', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('11:00:00'));
      expect(codes(await byPlant('checkInBooking', id))).toEqual(['CHECK_IN_NOT_OPEN']);
    });

    it('a hold cannot be checked in', async () => {
      const id = await booked(await place.resource(), { hold: true });
      expect(codes(await bySchool('checkInBooking', id))).toEqual(['WRONG_STATUS']);
    });

    it('the provider may record check-in and check-out afterwards', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('15:00:00'));
      expect(codes(await byPlant('checkInBooking', id, { at: '2027-03-02T09:05:00Z' }))).toEqual([]);
      expect(codes(await byPlant('checkOutBooking', id, { at: '2027-03-02T11:20:00Z' }))).toEqual([]);
      expect(await seen(service, place.coordinator, id)).toMatchObject({
        status: 'COMPLETED',
        checkedInAt: '2027-03-02T09:05:00.000Z',
        checkedOutAt: '2027-03-02T11:20:00.000Z',
      });
    });

    it('the booker cannot record a check-in at another time', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('10:00:00'));
      const { userErrors } = await bySchool('checkInBooking', id, { at: '2027-03-02T09:05:00Z' });
      expect(userErrors).toMatchObject([{ code: 'NOT_PERMITTED', field: ['at'] }]);
    });

    it('a check-in cannot be recorded for the future', async () => {
      const id = await booked(await place.resource());
      service.clock.set(at('09:00:00'));
      expect(codes(await byPlant('checkInBooking', id, { at: '2027-03-02T09:05:00Z' }))).toEqual(['INVALID_PERIOD']);
    });
  });

  describe('check-out', () => {
    const inUse = async (policy: BookingPolicyInput = {}): Promise<{ lab: string; id: string }> => {
      const lab = await place.resource({ policy });
      const id = await booked(lab);
      service.clock.set(at('09:00:00'));
      await bySchool('checkInBooking', id);
      return { lab, id };
    };

    it('a checked-out booking is COMPLETED, and the schedule still shows its booked period', async () => {
      const { lab, id } = await inUse();
      service.clock.set(at('10:00:00'));
      expect((await bySchool('checkOutBooking', id)).booking.status).toBe('COMPLETED');
      expect(await scheduled(service, place.manager, lab, '2027-03-02T10:30:00Z', '2027-03-02T10:45:00Z')).toEqual([
        expect.objectContaining({ startsAt: '2027-03-02T09:00:00.000Z', endsAt: '2027-03-02T11:00:00.000Z' }),
      ]);
    });

    it('an early check-out frees the rest of the time after the turnaround', async () => {
      const { lab, id } = await inUse({ turnaroundMinutes: 20 });
      service.clock.set(at('10:00:00'));
      await bySchool('checkOutBooking', id);
      const next = { endsAt: '2027-03-02T12:00:00Z' };
      expect(codes(await request(lab, { ...next, startsAt: '2027-03-02T10:19:00Z' }))).toEqual(['CONFLICT']);
      expect(codes(await request(lab, { ...next, startsAt: '2027-03-02T10:20:00Z' }))).toEqual([]);
    });

    it('an overdue booking in use blocks no later booking', async () => {
      const { lab, id } = await inUse();
      service.clock.set(at('11:30:00'));
      expect(codes(await request(lab, { startsAt: '2027-03-02T11:30:00Z', endsAt: '2027-03-02T12:00:00Z' }))).toEqual(
        [],
      );
      expect(codes(await bySchool('checkOutBooking', id))).toEqual([]);
    });

    it('a check-out must be later than the check-in', async () => {
      const { id } = await inUse();
      service.clock.set(at('10:00:00'));
      const refused = await byPlant('checkOutBooking', id, { at: '2027-03-02T09:00:00Z' });
      expect(refused.userErrors).toMatchObject([{ code: 'INVALID_PERIOD', field: ['at'] }]);
    });

    it('a booking in use cannot be cancelled', async () => {
      const { id } = await inUse();
      expect(codes(await bySchool('cancelBooking', id))).toEqual(['WRONG_STATUS']);
    });
  });

  describe('no-show', () => {
    const strict = { noShowAfterMinutes: 30, turnaroundMinutes: 10 };

    it('a booking without check-in is a NO_SHOW from its deadline on', async () => {
      const id = await booked(await place.resource({ policy: strict }));
      service.clock.set(at('09:29:59.999'));
      expect(await status(id)).toBe('CONFIRMED');
      service.clock.set(at('09:30:00'));
      expect(await status(id)).toBe('NO_SHOW');
    });

    it('status filters see a no-show from its deadline on', async () => {
      const lab = await place.resource({ policy: strict });
      const id = await booked(lab);
      service.clock.set(at('09:30:00'));
      expect(await filtered(service, place.coordinator, { resourceId: lab, status: ['NO_SHOW'] })).toEqual([id]);
      expect(await filtered(service, place.coordinator, { resourceId: lab, status: ['CONFIRMED'] })).toEqual([]);
    });

    it('a no-show frees the rest of its time after the turnaround', async () => {
      const lab = await place.resource({ policy: strict });
      await booked(lab);
      service.clock.set(at('09:30:00'));
      const next = { endsAt: '2027-03-02T10:30:00Z' };
      expect(codes(await request(lab, { ...next, startsAt: '2027-03-02T09:39:00Z' }))).toEqual(['CONFLICT']);
      expect(codes(await request(lab, { ...next, startsAt: '2027-03-02T09:40:00Z' }))).toEqual([]);
    });

    it('the schedule still shows the booked period of a no-show', async () => {
      const lab = await place.resource({ policy: strict });
      await booked(lab);
      service.clock.set(at('09:30:00'));
      await request(lab, { startsAt: '2027-03-02T09:40:00Z', endsAt: '2027-03-02T10:30:00Z' });
      const entries = await scheduled(service, place.manager, lab, '2027-03-02T10:40:00Z', '2027-03-02T11:00:00Z');
      expect(entries).toMatchObject([{ startsAt: '2027-03-02T09:00:00.000Z', endsAt: '2027-03-02T11:00:00.000Z' }]);
    });

    it('a booking that was checked in does not become a no-show', async () => {
      const id = await booked(await place.resource({ policy: strict }));
      service.clock.set(at('09:29:00'));
      await bySchool('checkInBooking', id);
      service.clock.set(at('10:00:00'));
      expect(await status(id)).toBe('IN_USE');
    });

    it('a no-show cannot be checked in', async () => {
      const id = await booked(await place.resource({ policy: strict }));
      service.clock.set(at('09:30:00'));
      expect(codes(await byPlant('checkInBooking', id, { at: '2027-03-02T09:05:00Z' }))).toEqual(['WRONG_STATUS']);
    });

    it('the no-show deadline counts from the confirmation if that is later than the start', async () => {
      service.clock.set(at('08:55:00'));
      const id = await booked(await place.resource({ policy: strict }), { hold: true });
      service.clock.set(at('09:04:00'));
      await bySchool('confirmBooking', id);
      service.clock.set(at('09:33:00'));
      expect(await status(id)).toBe('CONFIRMED');
      service.clock.set(at('09:34:00'));
      expect(await status(id)).toBe('NO_SHOW');
    });

    it('a booking made after its start never becomes a no-show by itself', async () => {
      service.clock.set(at('09:00:30'));
      const id = await booked(await place.resource({ policy: strict }));
      service.clock.set(at('10:59:00'));
      expect(await status(id)).toBe('CONFIRMED');
    });

    it('the provider may mark a no-show from the start on, which frees the rest of the time', async () => {
      const lab = await place.resource();
      const id = await booked(lab);
      service.clock.set(at('08:59:59'));
      expect(codes(await byPlant('markNoShow', id))).toEqual(['WRONG_STATUS']);
      service.clock.set(at('09:00:00'));
      expect((await byPlant('markNoShow', id)).booking.status).toBe('NO_SHOW');
      expect(codes(await request(lab, { startsAt: '2027-03-02T09:00:00Z' }))).toEqual([]);
    });

    it('a later change of the policy does not change the no-show deadline of a booking', async () => {
      const lab = await place.resource();
      const id = await booked(lab);
      const input = { resourceId: lab, policy: { noShowAfterMinutes: 5 } };
      const UPDATE =
        'mutation ($input: UpdateResourceInput!) { updateResource(input: $input) { userErrors { code } } }';
      await service.graphql(UPDATE, { input }, place.manager.token);
      service.clock.set(at('10:00:00'));
      expect(await status(id)).toBe('CONFIRMED');
    });
  });

  describe('booking that ended without recorded times', () => {
    it('a booking that ended needs times until the provider records both', async () => {
      const lab = await place.resource();
      const id = await booked(lab);
      const needing = () => filtered(service, place.manager, { resourceId: lab, needsTimes: true });
      service.clock.set(at('10:59:59'));
      expect(await needing()).toEqual([]);
      service.clock.set(at('11:00:00'));
      expect(await needing()).toEqual([id]);
      await byPlant('checkInBooking', id, { at: '2027-03-02T09:00:00Z' });
      expect(await needing()).toEqual([id]);
      await byPlant('checkOutBooking', id, { at: '2027-03-02T11:00:00Z' });
      expect(await needing()).toEqual([]);
    });

    it('times can be recorded after the units of the resource were reduced', async () => {
      const lab = await place.resource({ units: 6 });
      const id = await booked(lab, { items: [{ resourceId: lab, units: 6 }] });
      service.clock.set(at('12:00:00'));
      await updateResource(service, place.manager, { resourceId: lab, units: 2 });
      expect(codes(await byPlant('checkInBooking', id, { at: '2027-03-02T09:00:00Z' }))).toEqual([]);
      expect(codes(await byPlant('checkOutBooking', id, { at: '2027-03-02T10:00:00Z' }))).toEqual([]);
    });

    it('a booking marked as a no-show needs no times', async () => {
      const lab = await place.resource();
      const id = await booked(lab);
      service.clock.set(at('12:00:00'));
      await byPlant('markNoShow', id);
      expect(await filtered(service, place.manager, { resourceId: lab, needsTimes: true })).toEqual([]);
      expect(await filtered(service, place.manager, { resourceId: lab, needsTimes: false })).toEqual([id]);
    });
  });

  it('a viewer that cannot see a booking gets NOT_FOUND for every change', async () => {
    const id = await booked(await place.resource());
    const payloads = await Promise.all(
      (['confirmBooking', 'checkInBooking', 'checkOutBooking', 'markNoShow', 'approveBooking'] as const).map(
        (operation) => act(service, place.root, operation, { bookingId: id.slice(0, -1) }),
      ),
    );
    expect(payloads.map(codes)).toEqual(payloads.map(() => ['NOT_FOUND']));
  });
});
