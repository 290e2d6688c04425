import { join, registered, verify } from '../worlds/places.js';
import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import { nth } from '../support/lists.js';

const REUSED = ['IDEMPOTENCY_KEY_REUSED'];

onStage('Repeated requests', (stage) => {
  let keys = 0;
  const twice = async (input: Given<'requestBooking'> = {}, lab?: string) => {
    const idempotencyKey = `key-${++keys}`;
    const resource = lab ?? (await stage.lab());
    const again = (change: Given<'requestBooking'> = {}, asker = stage.town.coordinator) =>
      stage.request(resource, '09:00', '10:00', { ...input, idempotencyKey, ...change }, asker);
    const { booking } = await again();
    return { id: booking.id, again, resource, idempotencyKey };
  };

  it('a repeated request returns the cancelled booking and books nothing', async () => {
    const { id, again, resource } = await twice();
    await stage.bySchool('cancelBooking', id);
    expect(await again()).toMatchObject({ booking: { id, status: 'CANCELLED' }, userErrors: [], conflicts: [] });
    expect(await stage.schedule(resource)).toEqual([]);
  });

  it('a repeated request returns an expired hold as EXPIRED', async () => {
    const { id, again } = await twice({ hold: true });
    stage.now('2027-03-01T08:10:00Z');
    expect(await again()).toMatchObject({ booking: { id, status: 'EXPIRED' }, userErrors: [] });
  });

  it('a repeated request returns a confirmed hold as CONFIRMED', async () => {
    const { id, again } = await twice({ hold: true });
    await stage.bySchool('confirmBooking', id);
    expect(await again()).toMatchObject({ booking: { id, status: 'CONFIRMED' } });
  });

  it('a repeated request returns the booking at the time to which it was moved', async () => {
    const { id, again } = await twice();
    await stage.move(id, '12:00', '13:00');
    expect(await again()).toMatchObject({ booking: { id, startsAt: written('12:00') } });
  });

  it('a repeated request returns a booking that is over, although its time is past', async () => {
    const { id, again } = await twice();
    stage.now('11:00');
    expect(await again()).toMatchObject({ booking: { id, status: 'CONFIRMED' }, userErrors: [] });
  });

  it('a repeated request returns the booking although its resource is withdrawn', async () => {
    const { id, again, resource } = await twice();
    await stage.change(resource, { status: 'WITHDRAWN' });
    expect(await again()).toMatchObject({ booking: { id }, userErrors: [] });
  });

  it('a key with another input is refused, even after the first booking was cancelled', async () => {
    const { id, again } = await twice();
    await stage.bySchool('cancelBooking', id);
    expect(codes(await again({ title: 'Other' }))).toEqual(REUSED);
    expect(codes(await again({ hold: true }))).toEqual(REUSED);
    expect(codes(await again({ attendees: 3 }))).toEqual(REUSED);
  });

  it.each([
    ['null instead of an absent value', { attendees: null, agreementId: null }],
    ['the default instead of an absent value', { hold: false }],
    ['the same instant with another offset', { startsAt: '2027-03-02T14:45:00+05:45' }],
  ])('a request counts as repeated with %s', async (_, change) => {
    const { id, again } = await twice();
    expect(await again(change)).toMatchObject({ booking: { id }, userErrors: [] });
  });

  it('an idempotency key belongs to one user', async () => {
    const { again } = await twice();
    expect(codes(await again({}, stage.town.schoolAdmin))).toEqual(['CONFLICT']);
  });

  it('an idempotency key belongs to one organization', async () => {
    const { service, town } = stage;
    const college = await registered(service, town.schoolAdmin, 'college');
    await verify(service, college, town.root);
    await join(service, college, town.schoolAdmin, town.coordinator, ['COORDINATOR']);
    const { again } = await twice();
    expect(codes(await again({ organizationId: college }))).toEqual(['CONFLICT']);
  });

  it('an idempotency key belongs to one mutation', async () => {
    const { resource, idempotencyKey } = await twice();
    const input = { idempotencyKey };
    const series = await stage.series(resource, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', input);
    expect(codes(series)).toEqual([]);
  });

  it('the key of a refused request may be used again with any input', async () => {
    const lab = await stage.lab();
    const blocker = await stage.booked(lab, '09:00', '10:00');
    const input = { idempotencyKey: 'refused' };
    expect(await stage.asked(lab, '09:00', '10:00', input)).toEqual(['CONFLICT']);
    await stage.bySchool('cancelBooking', blocker);
    expect(await stage.asked(lab, '09:00', '10:00', { ...input, title: 'Other' })).toEqual([]);
  });

  it('a preview does not use up the idempotency key', async () => {
    const lab = await stage.lab();
    const input = { idempotencyKey: 'previewed' };
    expect(await stage.previewed(lab, '09:00', '10:00', input)).toEqual([]);
    expect(await stage.asked(lab, '09:00', '10:00', { ...input, title: 'Other' })).toEqual([]);
    expect(await stage.previewed(lab, '09:00', '10:00', input)).toEqual(REUSED);
  });

  it('an idempotency key has 1 to 200 characters', async () => {
    const lab = await stage.lab();
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: '' })).toEqual(['INVALID']);
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: 'k'.repeat(201) })).toEqual(['INVALID']);
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: 'k'.repeat(200) })).toEqual([]);
  });

  it('a repeated request without a key makes a second booking', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00', { idempotencyKey: null });
    expect(await stage.asked(lab, '09:00', '10:00', { idempotencyKey: null })).toEqual(['CONFLICT']);
  });

  it('a repeated request for a series returns its occurrences as they are now', async () => {
    const lab = await stage.lab();
    const again = () =>
      stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', { idempotencyKey: 'term' });
    const first = await again();
    await stage.bySchool('cancelBooking', nth(first.occurrences, 0).booking.id);
    const second = await again();
    expect(second.series.id).toBe(first.series.id);
    expect(second.occurrences).toMatchObject([
      { booking: { status: 'CANCELLED' } },
      { booking: { status: 'CONFIRMED' } },
    ]);
    expect(await stage.found({ resourceId: lab })).toHaveLength(2);
  });

  it('a repeated request for a series skips the same days although they are free now', async () => {
    const lab = await stage.lab();
    const blocker = await stage.booked(lab, '10T08:00', '10T09:00');
    const input = { idempotencyKey: 'skipping', onConflict: 'SKIP_CONFLICTS' } as const;
    const again = () => stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', input);
    await again();
    await stage.bySchool('cancelBooking', blocker);
    expect((await again()).occurrences).toMatchObject([{ skippedBecause: null }, { skippedBecause: 'CONFLICT' }]);
  });
});
