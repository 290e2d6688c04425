import { updateResource } from '../worlds/resources.js';
import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';

onStage('Counted units', (stage) => {
  const benches = (units: number, input: Given<'createResource'> = {}) => stage.lab({ units, ...input });
  const of = (resourceId: string, units: number) => [{ resourceId, units }];
  const lower = async (resource: string, units: number) =>
    codes(await updateResource(stage.service, stage.town.manager, { resourceId: resource, units }));

  it('a unit that is free only in the morning can be booked in the morning only', async () => {
    const six = await benches(6);
    await stage.booked(of(six, 5), '08:30', '16:00');
    await stage.booked(of(six, 1), '10:00', '12:00');
    expect(await stage.asked(of(six, 1), '13:00', '15:00')).toEqual([]);
    expect(await stage.asked(of(six, 1), '14:00', '16:00')).toEqual(['CONFLICT']);
  });

  it('units are free where several bookings leave a gap in the middle', async () => {
    const three = await benches(3);
    await stage.booked(of(three, 1), '09:00', '12:00');
    await stage.booked(of(three, 1), '10:00', '13:00');
    expect(await stage.asked(of(three, 2), '12:00', '14:00')).toEqual([]);
    expect(await stage.asked(of(three, 1), '09:00', '12:00')).toEqual([]);
    expect(await stage.asked(of(three, 1), '11:59', '12:01')).toEqual(['CONFLICT']);
  });

  it('a conflict lists only bookings at instants with too few free units', async () => {
    const three = await benches(3);
    const two = await stage.booked(of(three, 2), '09:00', '10:00');
    await stage.booked(of(three, 1), '10:00', '11:00');
    const { conflicts } = await stage.request(of(three, 2), '09:00', '11:00');
    expect(conflicts).toMatchObject([{ booking: { id: two }, unitsFree: 1, endsAt: written('10:00') }]);
  });

  it('a request for too many units is refused for the number and for conflicts', async () => {
    const two = await benches(2);
    await stage.booked(of(two, 1), '09:00', '10:00');
    expect(await stage.asked(of(two, 3), '09:00', '10:00')).toEqual(['CONFLICT', 'TOO_MANY_UNITS']);
  });

  it.each([0, -1, -2147483648])('a booking cannot have %d units', async (units) => {
    expect(await stage.asked(of(await benches(3), units), '09:00', '10:00')).toEqual(['INVALID']);
  });

  it('a booking cannot have more units than the resource has', async () => {
    const { userErrors } = await stage.request(of(await benches(3), 2147483647), '09:00', '10:00');
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_UNITS', field: ['items', '0', 'units'] }]);
  });

  it('a booking of several resources needs enough units of each', async () => {
    const one = await benches(1);
    const three = await benches(3);
    await stage.booked(one, '09:00', '10:00');
    const items = [...of(one, 1), ...of(three, 1)];
    const { userErrors, conflicts } = await stage.request(items, '09:00', '10:00');
    expect(codes({ userErrors })).toEqual(['CONFLICT']);
    expect(conflicts).toMatchObject([{ resource: { id: one } }]);
  });

  it('units of different resources are not pooled', async () => {
    const first = await benches(2);
    const second = await benches(2);
    await stage.booked(of(first, 2), '09:00', '10:00');
    expect(await stage.asked([...of(first, 1), ...of(second, 1)], '09:00', '10:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(of(second, 2), '09:00', '10:00')).toEqual([]);
  });

  it('units of an expired hold are free again', async () => {
    const two = await benches(2);
    await stage.booked(of(two, 1), '09:00', '10:00', { hold: true });
    const { conflicts } = await stage.request(of(two, 2), '09:00', '10:00');
    expect(conflicts).toMatchObject([{ reason: 'HELD', unitsFree: 1 }]);
    stage.now('2027-03-01T08:10:00Z');
    expect(await stage.asked(of(two, 2), '09:00', '10:00')).toEqual([]);
  });

  it('units are free again after an early check-out', async () => {
    const two = await benches(2);
    const early = await stage.booked(of(two, 1), '09:00', '12:00');
    await stage.booked(of(two, 1), '09:00', '12:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', early);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', early);
    expect(await stage.asked(of(two, 1), '10:00', '12:00')).toEqual([]);
    expect(await stage.asked(of(two, 1), '10:00', '12:00')).toEqual(['CONFLICT']);
  });

  describe('Lowering the number of units', () => {
    it('the number of units can be lowered to the peak of future bookings, not below', async () => {
      const five = await benches(5);
      await stage.booked(of(five, 2), '09:00', '10:00');
      await stage.booked(of(five, 1), '09:30', '10:30');
      await stage.booked(of(five, 2), '10:30', '11:30');
      expect(await lower(five, 2)).toEqual(['IN_USE']);
      expect(await lower(five, 3)).toEqual([]);
    });

    it('a past booking does not prevent fewer units', async () => {
      const five = await benches(5);
      await stage.booked(of(five, 5 - 1), '09:00', '10:00');
      stage.now('10:00');
      expect(await lower(five, 1)).toEqual([]);
    });

    it('a hold prevents fewer units until it expires', async () => {
      const five = await benches(5);
      await stage.booked(of(five, 3), '09:00', '10:00', { hold: true });
      expect(await lower(five, 2)).toEqual(['IN_USE']);
      stage.now('2027-03-01T08:10:00Z');
      expect(await lower(five, 2)).toEqual([]);
    });

    it('a no-show does not prevent fewer units', async () => {
      const five = await benches(5, { policy: { noShowAfterMinutes: 30 } });
      await stage.booked(of(five, 3), '09:00', '12:00');
      stage.now('09:29:59');
      expect(await lower(five, 2)).toEqual(['IN_USE']);
      stage.now('09:30');
      expect(await lower(five, 2)).toEqual([]);
    });

    it('a request for the former number of units is refused after the number was lowered', async () => {
      const five = await benches(5);
      await lower(five, 2);
      expect(await stage.asked(of(five, 3), '09:00', '10:00')).toEqual(['TOO_MANY_UNITS']);
    });
  });

  it('a booking of a withdrawn resource keeps its units', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { status: 'WITHDRAWN' });
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });
});
