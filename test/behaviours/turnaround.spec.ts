import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';

onStage('Turnaround', (stage) => {
  const withTurnaround = (turnaroundMinutes: number, input: Given<'createResource'> = {}) =>
    stage.lab({ policy: { turnaroundMinutes }, ...input });

  it('a booking keeps its turnaround when the policy changes', async () => {
    const lab = await withTurnaround(10);
    await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { policy: { turnaroundMinutes: 60 } });
    expect(await stage.asked(lab, '10:09', '11:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '10:10', '11:00')).toEqual([]);
  });

  it('a raised turnaround applies between a new booking and an older one', async () => {
    const lab = await withTurnaround(0);
    await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { policy: { turnaroundMinutes: 60 } });
    expect(await stage.asked(lab, '07:30', '08:01')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '07:30', '08:00')).toEqual([]);
  });

  it('turnaround between two bookings is that of the earlier one', async () => {
    const lab = await withTurnaround(30);
    await stage.booked(lab, '09:00', '10:00');
    expect(await stage.asked(lab, '10:30', '11:00')).toEqual([]);
    expect(await stage.asked(lab, '08:00', '08:30')).toEqual([]);
  });

  it('turnaround of a requested booking causes the conflict with the next booking', async () => {
    const lab = await withTurnaround(30);
    await stage.booked(lab, '09:00', '10:00');
    const { conflicts } = await stage.request(lab, '08:00', '08:45');
    expect(conflicts).toMatchObject([{ startsAt: written('09:00'), endsAt: written('09:15') }]);
  });

  it('a downtime cannot start before the turnaround is over', async () => {
    const lab = await withTurnaround(30);
    await stage.booked(lab, '09:00', '10:00');
    const refused = await stage.downtime(lab, '10:29', '11:00');
    expect(refused.conflicts).toMatchObject([
      { startsAt: written('10:29'), endsAt: written('10:30'), reason: 'BOOKED', unitsFree: 0 },
    ]);
    expect(codes(await stage.downtime(lab, '10:30', '11:00'))).toEqual([]);
  });

  it('a booking must end its turnaround before a downtime, which has no turnaround', async () => {
    const lab = await withTurnaround(30);
    await stage.downtime(lab, '09:00', '10:00');
    expect(await stage.asked(lab, '08:00', '08:31')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '08:00', '08:30')).toEqual([]);
    expect(await stage.asked(lab, '10:00', '11:00')).toEqual([]);
  });

  it('turnaround takes only the booked units', async () => {
    const benches = await withTurnaround(30, { units: 3 });
    await stage.booked([{ resourceId: benches, units: 2 }], '09:00', '10:00');
    const two = await stage.request([{ resourceId: benches, units: 2 }], '10:15', '11:00');
    expect(two.conflicts).toMatchObject([{ unitsFree: 1, startsAt: written('10:15'), endsAt: written('10:30') }]);
    expect(await stage.asked([{ resourceId: benches, units: 1 }], '10:15', '11:00')).toEqual([]);
  });

  it('each item has the turnaround of its own resource', async () => {
    const quick = await withTurnaround(0);
    const slow = await withTurnaround(60);
    await stage.booked([{ resourceId: quick }, { resourceId: slow }], '09:00', '10:00');
    expect(await stage.asked(quick, '10:00', '11:00')).toEqual([]);
    expect(await stage.asked(slow, '10:59', '12:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(slow, '11:00', '12:00')).toEqual([]);
  });

  it('an expired hold frees its turnaround', async () => {
    const lab = await withTurnaround(30);
    await stage.booked(lab, '09:00', '10:00', { hold: true });
    expect(await stage.asked(lab, '10:15', '11:00')).toEqual(['CONFLICT']);
    stage.now('2027-03-01T08:10:00Z');
    expect(await stage.asked(lab, '10:15', '11:00')).toEqual([]);
  });

  it('a cancelled booking frees its turnaround', async () => {
    const lab = await withTurnaround(30);
    await stage.bySchool('cancelBooking', await stage.booked(lab, '09:00', '10:00'));
    expect(await stage.asked(lab, '10:00', '11:00')).toEqual([]);
  });

  it('a booking may be moved into its own turnaround', async () => {
    const lab = await withTurnaround(30);
    const id = await stage.booked(lab, '09:00', '10:00');
    expect(codes(await stage.move(id, '10:10', '11:00'))).toEqual([]);
  });

  it('turnaround starts at an early check-out', async () => {
    const lab = await withTurnaround(20);
    const id = await stage.booked(lab, '09:00', '11:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    stage.now('09:30:40');
    await stage.bySchool('checkOutBooking', id);
    expect(await stage.asked(lab, '09:50', '11:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '09:51', '11:00')).toEqual([]);
  });

  it('a late check-out does not extend the turnaround', async () => {
    const lab = await withTurnaround(20);
    const id = await stage.booked(lab, '09:00', '10:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    stage.now('10:30');
    await stage.bySchool('checkOutBooking', id);
    expect(await stage.asked(lab, '10:30', '11:00')).toEqual([]);
  });

  it('turnaround of a whole-day booking continues on the next day', async () => {
    const lab = await withTurnaround(24 * 60);
    await stage.booked(lab, '02T00:00', '03T00:00');
    expect(await stage.asked(lab, '03T23:59', '04T10:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '04T00:00', '04T10:00')).toEqual([]);
  });
});
