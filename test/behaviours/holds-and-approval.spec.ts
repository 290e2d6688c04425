import { join, setMember } from '../worlds/places.js';
import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import type { BookingPolicyInput } from '../worlds/schema.js';

const WRONG = ['WRONG_STATUS'];
const EXPIRED_AT = '2027-03-01T08:10:00Z';

onStage('A hold', (stage) => {
  const held = async (policy: BookingPolicyInput = {}) => {
    const lab = await stage.lab({ policy });
    return { lab, id: await stage.booked(lab, '09:00', '10:00', { hold: true }) };
  };

  it('a hold can be cancelled and cannot be confirmed after that', async () => {
    const { lab, id } = await held();
    expect((await stage.bySchool('cancelBooking', id)).booking).toMatchObject({ status: 'CANCELLED', expiresAt: null });
    expect(codes(await stage.bySchool('confirmBooking', id))).toEqual(WRONG);
    expect(await stage.asked(lab, '09:00', '10:00')).toEqual([]);
  });

  it('a hold is confirmed only once', async () => {
    const { id } = await held();
    await stage.bySchool('confirmBooking', id);
    expect(codes(await stage.bySchool('confirmBooking', id))).toEqual(WRONG);
  });

  it('a hold can be confirmed although its resource was withdrawn', async () => {
    const { lab, id } = await held();
    await stage.change(lab, { status: 'WITHDRAWN' });
    expect((await stage.bySchool('confirmBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a confirmed hold gets the status that the policy gave when the hold was made', async () => {
    const { lab, id } = await held();
    await stage.change(lab, { policy: { approval: 'OWNER_APPROVES' } });
    expect((await stage.bySchool('confirmBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a confirmed hold needs approval although the owner no longer requires it', async () => {
    const { lab, id } = await held({ approval: 'OWNER_APPROVES' });
    await stage.change(lab, { policy: { approval: 'AUTOMATIC' } });
    expect((await stage.bySchool('confirmBooking', id)).booking.status).toBe('PENDING_APPROVAL');
  });

  it('the owner cannot approve, decline or confirm a hold', async () => {
    const { id } = await held({ approval: 'OWNER_APPROVES' });
    expect(codes(await stage.byPlant('approveBooking', id))).toEqual(WRONG);
    expect(codes(await stage.byPlant('declineBooking', id))).toEqual(WRONG);
    expect(codes(await stage.byPlant('confirmBooking', id))).toEqual(['NOT_PERMITTED']);
  });

  it('an ADMIN of the holding organization can confirm a hold', async () => {
    const { id } = await held();
    const { booking } = await stage.act(stage.town.schoolAdmin, 'confirmBooking', { bookingId: id });
    expect(booking.status).toBe('CONFIRMED');
  });

  it.each(['cancelBooking', 'approveBooking', 'declineBooking', 'checkInBooking', 'markNoShow'] as const)(
    'an expired hold cannot be used in %s',
    async (operation) => {
      const { id } = await held();
      stage.now(EXPIRED_AT);
      const by = operation === 'cancelBooking' || operation === 'checkInBooking' ? 'bySchool' : 'byPlant';
      expect(codes(await stage[by](operation, id))).toEqual(WRONG);
    },
  );

  it('an expired hold cannot be moved', async () => {
    const { id } = await held();
    stage.now(EXPIRED_AT);
    expect(codes(await stage.move(id, '10:00', '11:00'))).toEqual(WRONG);
  });

  it('an expired hold is EXPIRED in the resource and in the list of bookings', async () => {
    const { lab, id } = await held();
    stage.now(EXPIRED_AT);
    expect(await stage.seen(id)).toMatchObject({ status: 'EXPIRED', expiresAt: written(EXPIRED_AT) });
    expect(await stage.found({ resourceId: lab })).toEqual([id]);
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
    stage.now('12:00');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
  });

  it('a second hold of the same time is refused although the first expires a moment later', async () => {
    const { lab } = await held();
    stage.service.clock.set(Date.parse(EXPIRED_AT) - 1);
    expect(await stage.asked(lab, '09:00', '10:00', { hold: true })).toEqual(['CONFLICT']);
    stage.now(EXPIRED_AT);
    expect(await stage.asked(lab, '09:00', '10:00', { hold: true })).toEqual([]);
  });
});

onStage('Approval', (stage) => {
  const careful = (input: Given<'createResource'> = {}) =>
    stage.lab({ policy: { approval: 'OWNER_APPROVES' }, ...input });

  it('a pending booking blocks a second request until it is declined', async () => {
    const lab = await careful();
    const first = await stage.booked(lab, '09:00', '10:00');
    expect(await stage.asked(lab, '09:30', '10:30')).toEqual(['CONFLICT']);
    await stage.byPlant('declineBooking', first);
    expect(await stage.asked(lab, '09:30', '10:30')).toEqual([]);
  });

  it('a booking of several items needs approval when one of them requires it', async () => {
    const items = [{ resourceId: await stage.lab() }, { resourceId: await careful() }];
    expect((await stage.request(items, '09:00', '10:00')).booking.status).toBe('PENDING_APPROVAL');
  });

  it('a preview shows that a booking needs approval', async () => {
    const input = stage.wish(await careful(), '09:00', '10:00');
    expect(await stage.act(stage.town.coordinator, 'previewBooking', input)).toMatchObject({
      status: 'PENDING_APPROVAL',
    });
  });

  it('a booking by a manager of the provider for a school needs no approval', async () => {
    const { service, town } = stage;
    await join(service, town.school, town.schoolAdmin, town.manager, ['COORDINATOR']);
    const lab = await careful({ policy: { approval: 'OWNER_APPROVES', minimumNoticeMinutes: 10_000 } });
    const { booking } = await stage.request(lab, '09:00', '10:00', {}, town.manager);
    await setMember(service, town.schoolAdmin, { organizationId: town.school, email: town.manager.email, roles: [] });
    expect(booking.status).toBe('CONFIRMED');
  });

  it('a pending booking can be cancelled by the booker, and then not approved', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    expect((await stage.bySchool('cancelBooking', id)).booking.status).toBe('CANCELLED');
    expect(codes(await stage.byPlant('approveBooking', id))).toEqual(WRONG);
  });

  it('a declined booking cannot be approved, cancelled or moved', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    await stage.byPlant('declineBooking', id);
    expect(codes(await stage.byPlant('approveBooking', id))).toEqual(WRONG);
    expect(codes(await stage.bySchool('cancelBooking', id))).toEqual(WRONG);
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(WRONG);
  });

  it('a pending booking can be approved in the last moment before its start', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    stage.service.clock.set(Date.parse('2027-03-02T09:00:00Z') - 1);
    expect((await stage.byPlant('approveBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a pending booking can be approved although a new rule forbids it', async () => {
    const lab = await careful();
    const id = await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { status: 'WITHDRAWN', policy: { minimumMinutes: 120 } });
    expect((await stage.byPlant('approveBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a pending booking cannot be checked in or marked as a no-show', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    stage.now('08:50');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual(WRONG);
    expect(codes(await stage.byPlant('markNoShow', id))).toEqual(WRONG);
  });

  it('a pending booking that is moved waits until its new start', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    const { booking } = await stage.move(id, '12:00', '13:00');
    expect(booking).toMatchObject({ status: 'PENDING_APPROVAL' });
    stage.now('09:30');
    expect((await stage.byPlant('approveBooking', id)).booking.status).toBe('CONFIRMED');
  });

  it('a booking that was never approved frees its time and needs no times', async () => {
    const lab = await careful();
    const id = await stage.booked(lab, '09:00', '12:00');
    stage.now('09:00');
    expect(await stage.asked(lab, '10:00', '11:00')).toEqual([]);
    stage.now('12:00');
    expect(await stage.found({ resourceId: lab, needsTimes: true })).toEqual([]);
    expect(await stage.status(id)).toBe('EXPIRED');
    expect(await stage.schedule(lab)).toEqual([]);
  });

  it('two concurrent decisions decide a pending booking once', async () => {
    const id = await stage.booked(await careful(), '09:00', '10:00');
    const { plantAdmin, manager } = stage.town;
    const both = await Promise.all([
      stage.act(plantAdmin, 'approveBooking', { bookingId: id }),
      stage.act(manager, 'declineBooking', { bookingId: id }),
    ]);
    expect(both.map(codes).sort()).toEqual([[], WRONG].sort());
  });
});
