import pg from 'pg';
import { type Service, startService } from '../../support/app.js';
import { mutate } from '../../worlds/mutations.js';
import { person, type Person } from '../../worlds/people.js';
import { join } from '../../worlds/places.js';
import { booked } from '../../worlds/money.js';
import { act, type Town, town } from '../../worlds/town.js';

describe('Unread happenings', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
  });
  afterEach(() => service.stop());

  const unread = async (asker: Person): Promise<number> =>
    (await service.data('{ viewer { unreadHappenings } }', {}, asker.token)).viewer.unreadHappenings;
  const mark = (asker: Person, until: string) =>
    mutate(
      service,
      asker.token,
      'markHappeningsRead',
      { until },
      'viewer { unreadHappenings } userErrors { code field }',
    );

  it('what others did after the mark is unread; what the viewer did is not', async () => {
    await mark(place.manager, '2027-03-01T08:00:00Z');
    await mark(place.coordinator, '2027-03-01T08:00:00Z');
    service.clock.set('2027-03-01T08:01:00Z');
    const lab = await place.resource();
    await booked(service, place, lab);
    expect(await unread(place.manager)).toBe(1);
    expect(await unread(place.coordinator)).toBe(0);
    service.clock.set('2027-03-01T08:02:00Z');
    expect((await mark(place.manager, '2027-03-01T08:01:00Z')).viewer.unreadHappenings).toBe(0);
  });

  it('a mark moves forward only, and one in the future is INVALID', async () => {
    service.clock.set('2027-03-01T08:01:00Z');
    await booked(service, place, await place.resource());
    await mark(place.manager, '2027-03-01T08:01:00Z');
    const earlier = await mark(place.manager, '2027-02-01T08:00:00Z');
    expect([earlier.userErrors, earlier.viewer.unreadHappenings]).toEqual([[], 0]);
    const { viewer, userErrors } = await mark(place.manager, '2027-03-01T08:01:00.001Z');
    expect([viewer, userErrors]).toEqual([null, [{ code: 'INVALID', field: ['until'] }]]);
  });

  it('the instant up to which the viewer has read moves with the mark, and is 14 days ago before', async () => {
    const told = async (asker: Person): Promise<string> =>
      (await service.data('{ viewer { happeningsReadUntil } }', {}, asker.token)).viewer.happeningsReadUntil;
    service.clock.set('2027-03-15T08:00:00Z');
    expect(await told(place.manager)).toBe('2027-03-01T08:00:00.000Z');
    await mark(place.manager, '2027-03-15T07:00:00Z');
    expect(await told(place.manager)).toBe('2027-03-15T07:00:00.000Z');
  });

  it('a viewer who never marked has read what is older than 14 days', async () => {
    await booked(service, place, await place.resource(), {
      ...{ startsAt: '2027-04-02T09:00:00Z', endsAt: '2027-04-02T10:00:00Z' },
    });
    const before = await unread(place.plantAdmin);
    expect(before).toBeGreaterThan(1);
    service.clock.set('2027-03-15T08:00:00Z');
    expect(await unread(place.plantAdmin)).toBe(0);
    service.clock.set('2027-03-15T07:59:59Z');
    expect(await unread(place.plantAdmin)).toBe(before);
  });

  it('only what the viewer may see counts, and of the own organizations alone', async () => {
    const [finance, member, stranger] = [
      await person(service, 'Finance'),
      await person(service, 'Member'),
      await person(service, 'Stranger'),
    ];
    await join(service, place.plant, place.plantAdmin, finance, ['FINANCE']);
    await join(service, place.plant, place.plantAdmin, member, ['MEMBER']);
    service.clock.set('2027-03-01T08:01:00Z');
    for (const asker of [finance, member, place.manager, place.root]) await mark(asker, '2027-03-01T08:01:00Z');
    service.clock.set('2027-03-01T08:02:00Z');
    await booked(service, place, await place.resource());
    expect(await Promise.all([finance, member, stranger, place.root].map(unread))).toEqual([0, 0, 0, 0]);
    expect(await unread(place.manager)).toBe(1);
  });

  it('a member sees news of the own bookings, and a row of two own organizations counts once', async () => {
    const both = await person(service, 'Both');
    await join(service, place.school, place.schoolAdmin, both, ['COORDINATOR']);
    const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
    const bookingId = await booked(service, { ...place, coordinator: both }, lab);
    await join(service, place.school, place.schoolAdmin, both, ['MEMBER']);
    await join(service, place.plant, place.plantAdmin, both, ['RESOURCE_MANAGER']);
    service.clock.set('2027-03-01T08:01:00Z');
    await mark(both, '2027-03-01T08:01:00Z');
    service.clock.set('2027-03-01T08:02:00Z');
    await act(service, place.manager, 'approveBooking', { bookingId });
    expect(await unread(both)).toBe(1);
    await join(service, place.plant, place.plantAdmin, both, ['MEMBER']);
    expect(await unread(both)).toBe(1);
  });

  it('more than 100 are told as 100', async () => {
    const lab = await place.resource();
    await mark(place.plantAdmin, '2027-03-01T08:00:00Z');
    service.clock.set('2027-03-01T08:01:00Z');
    for (let index = 0; index < 101; index++) {
      await mutate(
        service,
        place.manager.token,
        'updateResource',
        { resourceId: lab, name: `Lab ${index}` },
        'userErrors { code }',
      );
    }
    expect(await unread(place.plantAdmin)).toBe(100);
  });

  it('PostgreSQL refuses to move a mark back', async () => {
    await mark(place.manager, '2027-03-01T08:00:00Z');
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    const back = client.query(`update happenings_read set read_until = read_until - interval '1 second'`);
    await expect(back).rejects.toMatchObject({ code: '23514' });
    await client.end();
  });
});
