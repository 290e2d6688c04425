import { type Service, startService } from '../../support/app.js';
import { agreed } from '../../worlds/agreements.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

const SEARCH = /* GraphQL */ `
  query ($input: AvailabilitySearchInput!) {
    availableResources(input: $input, first: 50) {
      nodes {
        startsAt
        resource {
          id
        }
      }
    }
  }
`;

/** The clock stands at Monday 1 March 2027, 08:00:30 UTC. */
describe('A booking that must be approved', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
    service.clock.set('2027-03-01T08:00:30Z');
  });
  afterEach(() => service.stop());

  const now = { startsAt: '2027-03-01T08:00:00Z', endsAt: '2027-03-01T09:00:00Z' };
  const wish = (resourceId: string, input: Given<'requestBooking'> = {}) => ({
    ...{ organizationId: place.school, title: 'At once', items: [{ resourceId }] },
    ...{ ...now, ...input },
  });
  const ask = (resourceId: string, input?: Given<'requestBooking'>) =>
    act(service, place.coordinator, 'requestBooking', wish(resourceId, input));
  const owned = () => place.resource({ policy: { approval: 'OWNER_APPROVES' } });

  it('cannot start in the current minute', async () => {
    const refused = await ask(await owned());
    expect([codes(refused), refused.booking]).toEqual([['NOT_ENOUGH_NOTICE'], null]);
  });

  it('cannot start in the current minute as a hold either', async () => {
    expect(codes(await ask(await owned(), { hold: true }))).toEqual(['NOT_ENOUGH_NOTICE']);
  });

  it('is not previewed for the current minute', async () => {
    const preview = await act(service, place.coordinator, 'previewBooking', wish(await owned()));
    expect([codes(preview), preview.status]).toEqual([['NOT_ENOUGH_NOTICE'], null]);
  });

  it('may start in the next minute', async () => {
    expect(codes(await ask(await owned(), { startsAt: '2027-03-01T08:01:00Z' }))).toEqual([]);
  });

  it('cannot be moved into the current minute', async () => {
    const { booking } = await ask(await owned(), { startsAt: '2027-03-01T10:00:00Z', endsAt: '2027-03-01T11:00:00Z' });
    const moved = await act(service, place.coordinator, 'rescheduleBooking', { bookingId: booking.id, ...now });
    expect(codes(moved)).toEqual(['NOT_ENOUGH_NOTICE']);
  });

  it('a hold that needs approval cannot be confirmed from its start on', async () => {
    const { booking } = await ask(await owned(), { startsAt: '2027-03-01T08:05:00Z', hold: true });
    service.clock.set('2027-03-01T08:05:00Z');
    const confirmed = await act(service, place.coordinator, 'confirmBooking', { bookingId: booking.id });
    expect(codes(confirmed)).toEqual(['NOT_ENOUGH_NOTICE']);
  });

  it('a series skips a date that starts in the current minute', async () => {
    const series = await act(service, place.coordinator, 'previewBookingSeries', {
      ...{ organizationId: place.school, title: 'Daily', items: [{ resourceId: await owned() }] },
      ...{ startsAtLocal: '2027-03-01T09:00', endsAtLocal: '2027-03-01T10:00', recurrence: 'FREQ=DAILY;COUNT=2' },
      onConflict: 'SKIP_CONFLICTS',
    });
    expect(series.occurrences.map((each: { skippedBecause: string | null }) => each.skippedBecause)).toEqual([
      'NOT_ENOUGH_NOTICE',
      null,
    ]);
  });

  const found = async (input: Given<'availableResources'>) => {
    const asked = { organizationId: place.school, from: now.startsAt, to: now.endsAt, ...input };
    const { data, errors } = await service.graphql(SEARCH, { input: asked }, place.coordinator.token);
    expect(errors).toEqual([]);
    return data.availableResources.nodes.map(({ startsAt, resource }) => [resource.id, startsAt] as const);
  };

  it('a search for the current minute leaves out resources that need approval', async () => {
    await owned();
    const free = await place.resource();
    expect((await found({})).map(([id]) => id)).toEqual([free]);
  });

  it('a search for the earliest slot offers such a resource from the next minute on', async () => {
    const lab = await owned();
    expect(await found({ durationMinutes: 30 })).toEqual([[lab, '2027-03-01T08:01:00.000Z']]);
  });

  it('a partner that needs no approval may search and book the current minute', async () => {
    const lab = await place.resource({ policy: { approval: 'AUTOMATIC_FOR_PARTNERS' } });
    expect(await found({})).toEqual([]);
    expect(codes(await ask(lab))).toEqual(['NOT_ENOUGH_NOTICE']);
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-02-01', to: '2027-07-01' };
    await agreed(service, place.plantAdmin, place.schoolAdmin, { ...terms, discountPercent: '0' });
    expect((await found({})).map(([id]) => id)).toEqual([lab]);
    expect(codes(await ask(lab))).toEqual([]);
  });
});
