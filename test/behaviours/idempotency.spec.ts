import { join, registered, verify } from '../api/organizations/places.js';
import { codes } from '../api/bookings/town.js';
import { onStage, written } from './stage.js';

const REUSED = ['IDEMPOTENCY_KEY_REUSED'];

onStage('The same request again', (stage) => {
  let keys = 0;
  const twice = async (input: object = {}, lab?: string) => {
    const idempotencyKey = `key-${++keys}`;
    const resource = lab ?? (await stage.lab());
    const again = (change: object = {}, asker = stage.town.coordinator) =>
      stage.request(resource, '09:00', '10:00', { ...input, idempotencyKey, ...change }, asker);
    const { booking } = await again();
    return { id: booking.id as string, again, resource, idempotencyKey };
  };

  it('answers the booking as it is after it was called off, and books nothing', async () => {
    const { id, again, resource } = await twice();
    await stage.bySchool('cancelBooking', id);
    expect(await again()).toMatchObject({ booking: { id, status: 'CANCELLED' }, userErrors: [], conflicts: [] });
    expect(await stage.schedule(resource)).toEqual([]);
  });

  it('answers the hold that has expired as EXPIRED', async () => {
    const { id, again } = await twice({ hold: true });
    stage.now('2027-03-01T08:10:00Z');
    expect(await again()).toMatchObject({ booking: { id, status: 'EXPIRED' }, userErrors: [] });
  });

  it('answers the hold that was confirmed as CONFIRMED', async () => {
    const { id, again } = await twice({ hold: true });
    await stage.bySchool('confirmBooking', id);
    expect(await again()).toMatchObject({ booking: { id, status: 'CONFIRMED' } });
  });

  it('answers the booking where it was moved to', async () => {
    const { id, again } = await twice();
    await stage.move(id, '12:00', '13:00');
    expect(await again()).toMatchObject({ booking: { id, startsAt: written('12:00') } });
  });

  it('answers the booking that is over, though it would be in the past now', async () => {
    const { id, again } = await twice();
    stage.now('11:00');
    expect(await again()).toMatchObject({ booking: { id, status: 'CONFIRMED' }, userErrors: [] });
  });

  it('answers the booking though its resource is withdrawn', async () => {
    const { id, again, resource } = await twice();
    await stage.change(resource, { status: 'WITHDRAWN' });
    expect(await again()).toMatchObject({ booking: { id }, userErrors: [] });
  });

  it('is another request with another input, even after the first was called off', async () => {
    const { id, again } = await twice();
    await stage.bySchool('cancelBooking', id);
    expect(codes(await again({ title: 'Other' }))).toEqual(REUSED);
    expect(codes(await again({ hold: true }))).toEqual(REUSED);
    expect(codes(await again({ attendees: 3 }))).toEqual(REUSED);
  });

  it.each([
    ['null instead of nothing', { attendees: null, agreementId: null }],
    ['the default instead of nothing', { hold: false }],
    ['the instant by another offset', { startsAt: '2027-03-02T14:45:00+05:45' }],
  ])('is the same with %s', async (_, change) => {
    const { id, again } = await twice();
    expect(await again(change)).toMatchObject({ booking: { id }, userErrors: [] });
  });

  it('is each user’s own', async () => {
    const { again } = await twice();
    expect(codes(await again({}, stage.town.schoolAdmin))).toEqual(['CONFLICT']);
  });

  it('is each organization’s own', async () => {
    const { service, town } = stage;
    const college = await registered(service, town.schoolAdmin, 'college');
    await verify(service, college, town.root);
    await join(service, college, town.schoolAdmin, town.coordinator, ['COORDINATOR']);
    const { again } = await twice();
    expect(codes(await again({ organizationId: college }))).toEqual(['CONFLICT']);
  });

  it('is each mutation’s own', async () => {
    const { resource, idempotencyKey } = await twice();
    const input = { idempotencyKey };
    const series = await stage.series(resource, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', input);
    expect(codes(series)).toEqual([]);
  });

  it('is a new one after it was refused, with any input', async () => {
    const lab = await stage.lab();
    const blocker = await stage.booked(lab, '09:00', '10:00');
    const input = { idempotencyKey: 'refused' };
    expect(await stage.asked(lab, '09:00', '10:00', input)).toEqual(['CONFLICT']);
    await stage.bySchool('cancelBooking', blocker);
    expect(await stage.asked(lab, '09:00', '10:00', { ...input, title: 'Other' })).toEqual([]);
  });

  it('is not what a preview makes of it', async () => {
    const lab = await stage.lab();
    const input = { idempotencyKey: 'previewed' };
    expect(await stage.previewed(lab, '09:00', '10:00', input)).toEqual([]);
    expect(await stage.asked(lab, '09:00', '10:00', { ...input, title: 'Other' })).toEqual([]);
    expect(await stage.previewed(lab, '09:00', '10:00', input)).toEqual(REUSED);
  });

  it('needs a key of 1 to 200 characters', async () => {
    const lab = await stage.lab();
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: '' })).toEqual(['INVALID']);
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: 'k'.repeat(201) })).toEqual(['INVALID']);
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: 'k'.repeat(200) })).toEqual([]);
  });

  it('without a key is a second request', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00', { idempotencyKey: null });
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: null })).toEqual(['CONFLICT']);
  });

  it('of a series answers its occurrences as they are now', async () => {
    const lab = await stage.lab();
    const again = () =>
      stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', { idempotencyKey: 'term' });
    const first = await again();
    await stage.bySchool('cancelBooking', first.occurrences[0].booking.id);
    const second = await again();
    expect(second.series.id).toBe(first.series.id);
    expect(second.occurrences).toMatchObject([
      { booking: { status: 'CANCELLED' } },
      { booking: { status: 'CONFIRMED' } },
    ]);
    expect(await stage.found({ resourceId: lab })).toHaveLength(2);
  });

  it('of a series that skipped days skips the same, though they are free by now', async () => {
    const lab = await stage.lab();
    const blocker = await stage.booked(lab, '10T08:00', '10T09:00');
    const input = { idempotencyKey: 'skipping', onConflict: 'SKIP_CONFLICTS' };
    const again = () => stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', input);
    await again();
    await stage.bySchool('cancelBooking', blocker);
    expect((await again()).occurrences).toMatchObject([{ skippedBecause: null }, { skippedBecause: 'CONFLICT' }]);
  });
});
