import { codes } from '../worlds/town.js';
import { onStage } from './stage.js';
import type { Given } from '../worlds/mutations.js';

onStage('Cancelling', (stage) => {
  it('cancelling a booking that has begun frees the rest and clears the schedule', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '12:00');
    stage.now('10:00');
    expect((await stage.bySchool('cancelBooking', id)).booking.status).toBe('CANCELLED');
    expect(await stage.asked(lab, '10:00', '12:00')).toEqual([]);
    expect(await stage.schedule(lab)).toHaveLength(1);
  });

  it('a booking can be cancelled until the last moment before its end', async () => {
    const [one, other] = [await stage.lab(), await stage.lab()];
    const ids = [await stage.booked(one, '09:00', '10:00'), await stage.booked(other, '09:00', '10:00')] as const;
    stage.service.clock.set(Date.parse('2027-03-02T10:00:00Z') - 1);
    expect(codes(await stage.bySchool('cancelBooking', ids[0]))).toEqual([]);
    stage.now('10:00');
    expect(codes(await stage.bySchool('cancelBooking', ids[1]))).toEqual(['WRONG_STATUS']);
  });

  it('a late cancellation frees the time like any other', async () => {
    const lab = await stage.lab({ policy: { cancellationNoticeMinutes: 10_000 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    expect(codes(await stage.bySchool('cancelBooking', id))).toEqual([]);
    expect(await stage.asked(lab, '09:00', '10:00')).toEqual([]);
  });

  it('cancelling and moving use the notice that applied when the booking was made', async () => {
    const strict = await stage.lab({ policy: { cancellationNoticeMinutes: 10_000 } });
    const lax = await stage.lab();
    const bound = await stage.booked(strict, '09:00', '10:00');
    const free = await stage.booked(lax, '09:00', '10:00');
    await stage.change(strict, { policy: { cancellationNoticeMinutes: null } });
    await stage.change(lax, { policy: { cancellationNoticeMinutes: 10_000 } });
    expect(codes(await stage.move(bound, '11:00', '12:00'))).toEqual(['NOT_ENOUGH_NOTICE']);
    expect(codes(await stage.move(free, '11:00', '12:00'))).toEqual([]);
  });

  it('a cancellation is late from the exact minute of the notice on', async () => {
    const lab = await stage.lab({ policy: { cancellationNoticeMinutes: 60 } });
    const id = await stage.booked(lab, '09:00', '10:00');
    stage.now('08:00');
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(['NOT_ENOUGH_NOTICE']);
    stage.service.clock.set(Date.parse('2027-03-02T08:00:00Z') - 1);
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual([]);
  });

  it('a provider must give a reason to cancel, which the booker reads', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    expect((await stage.byPlant('cancelBooking', id, { reason: null })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['reason'] },
    ]);
    await stage.byPlant('cancelBooking', id, { reason: 'The spindle broke.' });
    expect(await stage.seen(id)).toMatchObject({ status: 'CANCELLED', reason: 'The spindle broke.' });
  });

  it('two concurrent cancellations cancel a booking once', async () => {
    const id = await stage.booked(await stage.lab(), '09:00', '10:00');
    const both = await Promise.all([
      stage.bySchool('cancelBooking', id),
      stage.byPlant('cancelBooking', id, { reason: 'The spindle broke.' }),
    ]);
    expect(both.map(codes).sort()).toEqual([[], ['WRONG_STATUS']]);
  });

  it('cancelling one of several items is a move without that item', async () => {
    const [one, other] = [await stage.lab(), await stage.lab()];
    const id = await stage.booked([{ resourceId: one }, { resourceId: other }], '09:00', '10:00');
    const { booking } = await stage.move(id, '09:00', '10:00', { items: [{ resourceId: one }] });
    expect(booking).toMatchObject({ status: 'CONFIRMED', items: [{ resource: { id: one } }] });
    expect(await stage.asked(other, '09:00', '10:00')).toEqual([]);
  });
});

onStage('Recording past bookings', (stage) => {
  const record = (
    wish: Parameters<typeof stage.asked>[0],
    from: string,
    to: string,
    input: Given<'requestBooking'> = {},
  ) => stage.asked(wish, from, to, input, stage.town.manager);

  it('a past booking ignores status, audience, hours, grid, length, notice and seats', async () => {
    const lab = await stage.lab({
      seats: 2,
      status: 'DRAFT',
      audience: 'OWN_ORGANIZATION',
      openingHours: [{ weekday: 'SUNDAY', opensAt: '08:00', closesAt: '09:00' }],
      policy: { minimumMinutes: 600, startStepMinutes: 60, minimumNoticeMinutes: 600, approval: 'OWNER_APPROVES' },
    });
    expect(await record(lab, '01T06:07', '01T06:09', { attendees: 50 })).toEqual([]);
  });

  it('a past booking is checked for units, conflicts and valid input', async () => {
    const benches = await stage.lab({ units: 3 });
    const of = (units: number) => [{ resourceId: benches, units }];
    expect(await record(of(4), '01T06:00', '01T07:00')).toEqual(['TOO_MANY_UNITS']);
    expect(await record(of(2), '01T06:00', '01T07:00')).toEqual([]);
    expect(await record(of(2), '01T06:30', '01T07:30')).toEqual(['CONFLICT']);
    expect(await record(of(1), '01T06:00', '01T07:00', { title: ' ' })).toEqual(['INVALID']);
    expect(await record(of(1), '01T06:00', '01T06:00')).toEqual(['INVALID_PERIOD']);
  });

  it('a manager may record a start up to the previous minute, but not the current one', async () => {
    const lab = await stage.lab();
    stage.service.clock.set(Date.parse('2027-03-01T08:00:59Z'));
    expect(await record(lab, '01T08:00', '01T08:30')).toEqual(['NOT_PERMITTED']);
    expect(await record(lab, '01T07:59', '01T08:30')).toEqual([]);
  });

  it('a past booking may extend into the future', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '01T07:00', '01T12:00', {}, stage.town.manager);
    expect(await stage.asked(lab, '01T11:00', '01T13:00')).toEqual(['CONFLICT']);
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
  });

  it('a manager may record a series only when all of it is past', async () => {
    const lab = await stage.lab();
    const series = (startsAtLocal: string, endsAtLocal: string) =>
      stage.act(stage.town.manager, 'requestBookingSeries', {
        organizationId: stage.town.school,
        items: [{ resourceId: lab }],
        title: 'Last term',
        startsAtLocal,
        endsAtLocal,
        recurrence: 'FREQ=WEEKLY;COUNT=3',
      });
    expect(codes(await series('2027-02-01T09:00', '2027-02-01T10:00'))).toEqual([]);
    expect(codes(await series('2027-02-18T09:00', '2027-02-18T10:00'))).toEqual(['NOT_PERMITTED']);
  });

  it('a coordinator cannot record past bookings', async () => {
    const lab = await stage.lab();
    expect(await stage.asked(lab, '01T06:00', '01T07:00')).toEqual(['IN_THE_PAST']);
    const skipping = { onConflict: 'SKIP_CONFLICTS' } as const;
    const series = await stage.series(lab, '2027-02-22T08:00', '2027-02-22T08:30', 'FREQ=WEEKLY;COUNT=3', skipping);
    expect(series.occurrences.map((each) => each.skippedBecause)).toEqual(['IN_THE_PAST', 'IN_THE_PAST', null]);
  });

  it('a past booking cannot combine several providers', async () => {
    const items = [{ resourceId: await stage.lab() }, { resourceId: 'res_999_00000000000000000000000000000000' }];
    expect(await record(items, '01T06:00', '01T07:00')).toEqual(['NOT_FOUND']);
  });
});
