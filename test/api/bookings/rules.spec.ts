import { type Service, startService } from '../../support/app.js';
import { person } from '../../worlds/people.js';
import { registered } from '../../worlds/places.js';
import { updateResource } from '../../worlds/resources.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';
import type { BookingPolicyInput } from '../../worlds/schema.js';

/** The clock stands at Monday 1 March 2027, 08:00 UTC; Prague is an hour ahead. */
describe('The rules of a booking', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const request = (resourceId: string, input: Given<'requestBooking'> = {}, asker = place.coordinator) =>
    act(service, asker, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
      title: 'Lesson',
      ...input,
    });
  const policy = (rules: BookingPolicyInput) => place.resource({ policy: rules });

  it.each([
    ['TOO_SHORT', { minimumMinutes: 121 }, { minimumMinutes: 120 }],
    ['TOO_LONG', { maximumMinutes: 119 }, { maximumMinutes: 120 }],
    ['NOT_ENOUGH_NOTICE', { minimumNoticeMinutes: 25 * 60 + 1 }, { minimumNoticeMinutes: 25 * 60 }],
    ['TOO_FAR_AHEAD', { maximumAdvanceDays: 1 }, { maximumAdvanceDays: 2 }],
    ['OFF_GRID', { startStepMinutes: 90 }, { startStepMinutes: 60 }],
  ])('a booking is refused as %s from the first minute that breaks the rule', async (code, broken, kept) => {
    expect(codes(await request(await policy(broken)))).toEqual([code]);
    expect(codes(await request(await policy(kept)))).toEqual([]);
  });

  it('opening hours follow the wall clock of the site', async () => {
    const openingHours = [{ weekday: 'TUESDAY', opensAt: '10:00', closesAt: '12:00' }] as const;
    expect(codes(await request(await place.resource({ openingHours })))).toEqual([]);
    const utc = [{ weekday: 'TUESDAY', opensAt: '09:00', closesAt: '11:00' }] as const;
    expect(codes(await request(await place.resource({ openingHours: utc })))).toEqual(['OUTSIDE_OPENING_HOURS']);
  });

  it('turnaround may run past closing, and no other booking may start during it', async () => {
    const openingHours = [{ weekday: 'TUESDAY', opensAt: '10:00', closesAt: '13:00' }] as const;
    const lab = await place.resource({ openingHours, policy: { turnaroundMinutes: 30 } });
    expect(codes(await request(lab))).toEqual([]);
    const next = await request(lab, { startsAt: '2027-03-02T11:29:00Z', endsAt: '2027-03-02T12:00:00Z' });
    expect(next.conflicts).toMatchObject([
      { startsAt: '2027-03-02T11:29:00.000Z', endsAt: '2027-03-02T11:30:00.000Z', unitsFree: 0 },
    ]);
    const later = await request(lab, { startsAt: '2027-03-02T11:30:00Z', endsAt: '2027-03-02T12:00:00Z' });
    expect(codes(later)).toEqual([]);
  });

  it('the seats of all items are added up, and one item without a limit lifts the limit', async () => {
    const small = await place.resource({ seats: 10 });
    const other = await place.resource({ seats: 5 });
    const free = await place.resource();
    const items = [{ resourceId: small }, { resourceId: other }];
    expect(codes(await request(small, { items, attendees: 16 }))).toEqual(['TOO_MANY_ATTENDEES']);
    expect(codes(await request(small, { items: [...items, { resourceId: free }], attendees: 16 }))).toEqual([]);
  });

  it('units are counted at the instant with the fewest free', async () => {
    const benches = await place.resource({ units: 3 });
    const at = (from: string, to: string, units: number) =>
      request(benches, {
        items: [{ resourceId: benches, units }],
        startsAt: `2027-03-02T${from}:00Z`,
        endsAt: `2027-03-02T${to}:00Z`,
      });
    await at('09:00', '10:00', 2);
    await at('10:00', '11:00', 2);
    expect(codes(await at('09:00', '11:00', 1))).toEqual([]);
    const full = await at('09:30', '10:30', 1);
    expect(codes(full)).toEqual(['CONFLICT']);
    expect(full.conflicts.map((conflict: { unitsFree: number }) => conflict.unitsFree)).toEqual([0, 0, 0]);
    expect(codes(await at('12:00', '13:00', 4))).toEqual(['TOO_MANY_UNITS']);
  });

  it('all broken rules are reported at once, each code once', async () => {
    const lab = await place.resource({
      seats: 5,
      openingHours: [{ weekday: 'MONDAY', opensAt: '08:00', closesAt: '10:00' }],
      policy: { maximumMinutes: 60, startStepMinutes: 45, minimumNoticeMinutes: 100_000 },
    });
    const refused = await request(lab, { attendees: 6 });
    expect(codes(refused)).toEqual([
      'OUTSIDE_OPENING_HOURS',
      'NOT_ENOUGH_NOTICE',
      'TOO_LONG',
      'OFF_GRID',
      'TOO_MANY_ATTENDEES',
    ]);
  });

  it.each([
    ['INVALID_PERIOD', { endsAt: '2027-03-02T09:00:00Z' }],
    ['INVALID_PERIOD', { startsAt: '2027-03-02T09:00:30Z' }],
    ['TOO_LONG', { endsAt: '2028-03-03T09:00:00Z' }],
    ['IN_THE_PAST', { startsAt: '2027-03-01T07:59:00Z' }],
    ['INVALID', { title: ' ' }],
    ['INVALID', { items: [] }],
    ['INVALID', { attendees: 0 }],
    ['NOT_FOUND', { organizationId: 'org_999999' }],
    ['NOT_FOUND', { items: [{ resourceId: 'nonsense' }] }],
  ])('a booking is refused as %s for the input %j', async (code, input) => {
    expect(codes(await request(await place.resource(), input))).toContain(code);
  });

  it('a booking may start in the current minute', async () => {
    service.clock.set('2027-03-01T08:00:59Z');
    const now = { startsAt: '2027-03-01T08:00:00Z', endsAt: '2027-03-01T09:00:00Z' };
    expect(codes(await request(await place.resource(), now))).toEqual([]);
    service.clock.set('2027-03-01T08:00:00Z');
  });

  it('a booking of resources of two providers is refused as DIFFERENT_PROVIDERS', async () => {
    const abroad = await (await town(service, '-abroad')).resource();
    const lab = await place.resource();
    const both = await request(lab, { items: [{ resourceId: lab }, { resourceId: abroad }] });
    expect(codes(both)).toEqual(['DIFFERENT_PROVIDERS']);
  });

  it('a booking that repeats a resource or asks for no units is INVALID', async () => {
    const lab = await place.resource();
    expect(codes(await request(lab, { items: [{ resourceId: lab }, { resourceId: lab }] }))).toEqual(['INVALID']);
    expect(codes(await request(lab, { items: [{ resourceId: lab, units: 0 }] }))).toEqual(['INVALID']);
  });

  it('drafts and resources for the owner alone cannot be booked by others', async () => {
    const draft = await place.resource({ status: 'DRAFT' });
    expect(codes(await request(draft))).toEqual(['NOT_FOUND']);
    expect(codes(await request(draft, { organizationId: place.plant }, place.manager))).toEqual(['NOT_LISTED']);
    const own = await place.resource({ audience: 'OWN_ORGANIZATION' });
    expect(codes(await request(own))).toEqual(['NOT_FOUND']);
    const partners = await place.resource({ audience: 'PARTNERS' });
    expect(codes(await request(partners, { organizationId: place.plant }, place.manager))).toEqual([]);
  });

  it('booking needs a role in a VERIFIED organization', async () => {
    const lab = await place.resource();
    expect(codes(await request(lab, {}, place.manager))).toEqual(['NOT_PERMITTED']);
    const founder = await person(service, 'Founder');
    const pending = await registered(service, founder, 'pending-school');
    expect(codes(await request(lab, { organizationId: pending }, founder))).toEqual(['NOT_PERMITTED']);
    expect(codes(await request(lab, { organizationId: pending }))).toEqual(['NOT_FOUND']);
  });

  it('a booking that needs owner approval is PENDING_APPROVAL and takes its time', async () => {
    const lab = await policy({ approval: 'OWNER_APPROVES' });
    const { booking } = await request(lab);
    expect(booking).toMatchObject({ status: 'PENDING_APPROVAL' });
    expect(codes(await request(lab))).toEqual(['CONFLICT']);
  });

  it('a pending booking is EXPIRED at its start without any job', async () => {
    const lab = await policy({ approval: 'OWNER_APPROVES' });
    const { booking } = await request(lab);
    service.clock.set('2027-03-02T09:00:00Z');
    const again = await request(lab, { startsAt: '2027-03-02T10:00:00Z' });
    const { data } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { status } }',
      { id: booking.id },
      place.coordinator.token,
    );
    service.clock.set('2027-03-01T08:00:00Z');
    expect(codes(again)).toEqual([]);
    expect(data.booking.status).toBe('EXPIRED');
  });

  it('the provider may record a past booking without approval, the customer may not', async () => {
    const lab = await policy({ minimumMinutes: 600, approval: 'OWNER_APPROVES' });
    const past = { startsAt: '2027-02-20T09:00:00Z', endsAt: '2027-02-20T10:00:00Z' };
    expect((await request(lab, past, place.manager)).booking).toMatchObject({ status: 'CONFIRMED' });
    expect(codes(await request(lab, past, place.manager))).toEqual(['CONFLICT']);
    expect(codes(await request(lab, past))).toContain('IN_THE_PAST');
  });

  it('a preview reports the same refusals and books nothing', async () => {
    const lab = await place.resource();
    const input = {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
      title: 'Lesson',
    };
    expect(await act(service, place.coordinator, 'previewBooking', input)).toMatchObject({ status: 'CONFIRMED' });
    await request(lab);
    const preview = await act(service, place.coordinator, 'previewBooking', input);
    expect(preview.status).toBeNull();
    expect(codes(preview)).toEqual(['CONFLICT']);
  });

  it('a repeated key returns the same booking, and another input with that key is refused', async () => {
    const lab = await place.resource();
    const first = await request(lab, { idempotencyKey: 'k1' });
    const again = await request(lab, { idempotencyKey: 'k1', startsAt: '2027-03-02T10:00:00+01:00' });
    expect(again.booking.id).toBe(first.booking.id);
    expect(codes(await request(lab, { idempotencyKey: 'k1', title: 'Other' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('the units of a resource cannot be reduced below the booked units', async () => {
    const benches = await place.resource({ units: 3 });
    await request(benches, { items: [{ resourceId: benches, units: 2 }] });
    const lower = await updateResource(service, place.manager, { resourceId: benches, units: 1 });
    expect(codes(lower)).toEqual(['IN_USE']);
    const raise = await updateResource(service, place.manager, { resourceId: benches, units: 5 });
    expect(raise.resource.units).toBe(5);
  });
});
