import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';

onStage('A schedule', (stage) => {
  const kinds = async (lab: string) => (await stage.schedule(lab)).map((each) => each.kind);

  it('a schedule shows a hold until it is confirmed, and then a booking', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00', { hold: true });
    expect(await kinds(lab)).toEqual(['HOLD']);
    await stage.bySchool('confirmBooking', id);
    expect(await kinds(lab)).toEqual(['BOOKING']);
  });

  it('a schedule shows a booking that waits for approval as a booking', async () => {
    const lab = await stage.lab({ policy: { approval: 'OWNER_APPROVES' } });
    await stage.booked(lab, '09:00', '10:00');
    expect(await kinds(lab)).toEqual(['BOOKING']);
  });

  it('a schedule shows no cancelled, declined or expired bookings', async () => {
    const lab = await stage.lab();
    await stage.bySchool('cancelBooking', await stage.booked(lab, '09:00', '10:00'));
    await stage.booked(lab, '09:00', '10:00', { hold: true });
    stage.now('2027-03-01T08:10:00Z');
    await stage.change(lab, { policy: { approval: 'OWNER_APPROVES' } });
    await stage.byPlant('declineBooking', await stage.booked(lab, '09:00', '10:00'));
    expect(await stage.schedule(lab)).toEqual([]);
  });

  it('a schedule is ordered by start, not by creation', async () => {
    const lab = await stage.lab();
    const afternoon = await stage.booked(lab, '13:00', '14:00');
    const noon = await stage.booked(lab, '12:00', '13:00');
    const night = await stage.booked(lab, '01T23:00', '01:00');
    const entries = await stage.schedule(lab);
    expect(entries.map((each: { booking: { id: string } }) => each.booking.id)).toEqual([night, noon, afternoon]);
  });

  it('a schedule contains entries that overlap the window, unclipped, and no touching ones', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 30 } });
    await stage.booked(lab, '09:00', '11:00');
    expect(await stage.schedule(lab, '08:00', '09:00')).toEqual([]);
    expect(await stage.schedule(lab, '11:00', '12:00')).toEqual([]);
    expect(await stage.schedule(lab, '10:59', '11:00')).toMatchObject([
      { startsAt: written('09:00'), endsAt: written('11:00'), units: 1 },
    ]);
  });

  it('a schedule shows the units of each entry', async () => {
    const benches = await stage.lab({ units: 5 });
    await stage.booked([{ resourceId: benches, units: 2 }], '09:00', '10:00');
    await stage.booked([{ resourceId: benches, units: 3 }], '09:00', '10:00');
    const units = (await stage.schedule(benches)).map((each: { units: number }) => each.units);
    expect(units.sort()).toEqual([2, 3]);
  });

  it('a schedule shows strangers the time and the units, but not the booker', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    const stranger = await stage.newcomer('Stranger');
    expect(await stage.schedule(lab, '00:00', '03T00:00', stranger)).toEqual([
      { startsAt: written('09:00'), endsAt: written('10:00'), kind: 'BOOKING', units: 1, booking: null },
    ]);
  });

  it('a schedule shows a completed booking and a no-show beside later bookings', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    await stage.booked(lab, '09:00', '12:00');
    stage.now('09:30');
    const used = await stage.booked(lab, '09:30', '11:00');
    await stage.bySchool('checkInBooking', used);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', used);
    await stage.booked(lab, '10:00', '12:00');
    expect((await stage.schedule(lab)).map((each) => each.startsAt)).toEqual([
      written('09:00'),
      written('09:30'),
      written('10:00'),
    ]);
  });

  it('a schedule shows a moved booking once, at its new time', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00');
    expect(codes(await stage.move(id, '09:30', '10:30'))).toEqual([]);
    expect(await stage.schedule(lab)).toMatchObject([{ startsAt: written('09:30'), booking: { id } }]);
  });

  it.each([
    ['an empty window', '09:00', '09:00'],
    ['a window that ends before it starts', '10:00', '09:00'],
    ['more than 366 days', '09:00', '2028-03-02T09:00:00.001Z'],
  ])('a schedule is refused for %s', async (_, from, to) => {
    const document = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
      resource(id: $id) { schedule(from: $from, to: $to) { kind } } }`;
    const variables = { id: await stage.lab(), from: from.length > 5 ? from : written(from), to: written(to) };
    const { errors } = await stage.service.graphql(document, variables, stage.town.manager.token);
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});
