import { type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { agreed } from '../../worlds/agreements.js';
import { join, registered, verify } from '../../worlds/places.js';
import { act, codes, type Town, town } from '../../worlds/town.js';

/** The clock stands at Monday 1 March 2027, 08:00 UTC. */
describe('Recording past use', () => {
  let service: Service;
  let place: Town;
  let schools = 0;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const stranger = async (): Promise<{ readonly id: string; readonly admin: Person }> => {
    const admin = await person(service, `Stranger ${++schools}`);
    const id = await registered(service, admin, `stranger-${schools}`);
    await verify(service, id, place.root);
    return { id, admin };
  };
  const hourOf = (day: string) => ({ startsAt: `${day}T09:00:00Z`, endsAt: `${day}T10:00:00Z` });
  const record = async (organizationId: string, day: string, asker = place.manager, operation = 'requestBooking') =>
    act(service, asker, operation as 'requestBooking', {
      ...{ organizationId, title: 'What was', items: [{ resourceId: await place.resource() }] },
      ...hourOf(day),
    });

  it('recording for an organization without ties to the provider is NOT_PERMITTED', async () => {
    const { id } = await stranger();
    expect(codes(await record(id, '2027-02-26'))).toEqual(['NOT_PERMITTED']);
  });

  it('a preview for an organization without ties to the provider is NOT_PERMITTED too', async () => {
    const { id } = await stranger();
    expect(codes(await record(id, '2027-02-26', place.manager, 'previewBooking'))).toEqual(['NOT_PERMITTED']);
  });

  it('recording is permitted if an agreement was ACTIVE at the start', async () => {
    const { id, admin } = await stranger();
    const terms = {
      providerId: place.plant,
      consumerId: id,
      from: '2027-02-10',
      to: '2027-02-20',
      discountPercent: '0',
    };
    await agreed(service, place.plantAdmin, admin, terms);
    expect(codes(await record(id, '2027-02-15'))).toEqual([]);
  });

  it('recording before or after the term of an agreement is NOT_PERMITTED', async () => {
    const { id, admin } = await stranger();
    const terms = {
      providerId: place.plant,
      consumerId: id,
      from: '2027-02-10',
      to: '2027-02-20',
      discountPercent: '0',
    };
    await agreed(service, place.plantAdmin, admin, terms);
    expect(codes(await record(id, '2027-02-09'))).toEqual(['NOT_PERMITTED']);
    expect(codes(await record(id, '2027-02-20'))).toEqual(['NOT_PERMITTED']);
  });

  it('recording is permitted for an organization that booked with the provider before', async () => {
    const { id, admin } = await stranger();
    expect(codes(await record(id, '2027-03-04', admin))).toEqual([]);
    expect(codes(await record(id, '2027-02-26'))).toEqual([]);
  });

  it('a recorded booking does not permit further recordings', async () => {
    const { id, admin } = await stranger();
    const terms = {
      providerId: place.plant,
      consumerId: id,
      from: '2027-02-10',
      to: '2027-02-20',
      discountPercent: '0',
    };
    await agreed(service, place.plantAdmin, admin, terms);
    expect(codes(await record(id, '2027-02-15'))).toEqual([]);
    expect(codes(await record(id, '2027-02-25'))).toEqual(['NOT_PERMITTED']);
  });

  it('recording is permitted for an organization for which the manager may book', async () => {
    const { id, admin } = await stranger();
    await join(service, id, admin, place.manager, ['COORDINATOR']);
    expect(codes(await record(id, '2027-02-26'))).toEqual([]);
  });

  it('recording is permitted up to 92 days back', async () => {
    const { id, admin } = await stranger();
    await record(id, '2027-03-05', admin);
    expect(codes(await record(id, '2026-11-29'))).toEqual([]);
    expect(codes(await record(id, '2026-11-28'))).toEqual(['NOT_PERMITTED']);
  });

  it('a recorded series skips dates that are more than 92 days ago', async () => {
    const { id, admin } = await stranger();
    await record(id, '2027-03-06', admin);
    const series = await act(service, place.manager, 'requestBookingSeries', {
      ...{ organizationId: id, title: 'What was', items: [{ resourceId: await place.resource() }] },
      ...{ startsAtLocal: '2026-11-27T10:00', endsAtLocal: '2026-11-27T11:00', recurrence: 'FREQ=DAILY;COUNT=3' },
      onConflict: 'SKIP_CONFLICTS',
    });
    expect(series.occurrences.map((each: { skippedBecause: string | null }) => each.skippedBecause)).toEqual([
      'NOT_PERMITTED',
      'NOT_PERMITTED',
      null,
    ]);
  });
});
