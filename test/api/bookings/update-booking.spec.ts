import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

/** The clock stands at Monday 1 March 2027, 08:00 UTC. */
describe('Updating a booking', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
  });
  afterEach(() => service.stop());

  const made = async (input: Given<'requestBooking'> = {}, resource: Given<'createResource'> = {}): Promise<string> => {
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, title: 'Lesson', items: [{ resourceId: await place.resource(resource) }] },
      ...{ startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z', attendees: 5 },
      ...input,
    });
    return booking.id;
  };
  const update = (bookingId: string, input: Given<'updateBooking'>) =>
    act(service, place.coordinator, 'updateBooking', { bookingId, ...input });

  it('absent fields stay as they are', async () => {
    const id = await made();
    expect((await update(id, { title: 'Welding' })).booking).toMatchObject({ title: 'Welding', attendees: 5 });
    expect((await update(id, { attendees: 6 })).booking).toMatchObject({ title: 'Welding', attendees: 6 });
  });

  it('attendees: null clears the attendees', async () => {
    expect((await update(await made(), { attendees: null })).booking).toMatchObject({ attendees: null });
  });

  it.each([
    ['a title that is null', { title: null }],
    ['a title of spaces', { title: ' ' }],
    ['a title of 201 characters', { title: 'x'.repeat(201) }],
    ['0 attendees', { attendees: 0 }],
  ])('an update with %s is refused as INVALID', async (_, input) => {
    expect(codes(await update(await made(), input))).toEqual(['INVALID']);
  });

  it('an update with more attendees than seats is refused', async () => {
    const id = await made({}, { seats: 8 });
    expect(codes(await update(id, { attendees: 8 }))).toEqual([]);
    expect(codes(await update(id, { attendees: 9 }))).toEqual(['TOO_MANY_ATTENDEES']);
  });

  it('an update checks no other rule and keeps the approval', async () => {
    const id = await made({}, { policy: { approval: 'OWNER_APPROVES', minimumNoticeMinutes: 60 } });
    service.clock.set('2027-03-02T08:30:00Z');
    expect((await update(id, { title: 'Soon' })).booking).toMatchObject({ status: 'PENDING_APPROVAL', title: 'Soon' });
  });

  it('is refused once the booking is over', async () => {
    const id = await made();
    service.clock.set('2027-03-02T10:00:00Z');
    expect(codes(await update(id, { title: 'Late' }))).toEqual(['WRONG_STATUS']);
  });

  it('is refused once the booking is cancelled', async () => {
    const id = await made();
    await act(service, place.coordinator, 'cancelBooking', { bookingId: id });
    expect(codes(await update(id, { title: 'Late' }))).toEqual(['WRONG_STATUS']);
  });

  it('every reader of the booking sees the update', async () => {
    const id = await made();
    await update(id, { title: 'Welding' });
    const { data } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { title } }',
      { id },
      place.manager.token,
    );
    expect(data.booking.title).toBe('Welding');
  });
});
