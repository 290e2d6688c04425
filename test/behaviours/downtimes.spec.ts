import { join } from '../worlds/places.js';
import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';

const SCHEDULE = /* GraphQL */ `
  query ($id: ID!) {
    resource(id: $id) {
      schedule(from: "2027-03-02T00:00:00Z", to: "2027-03-03T00:00:00Z") {
        kind
        units
        startsAt
        booking {
          id
        }
        downtime {
          reason
          startsAt
          endsAt
          resource {
            id
          }
        }
      }
    }
  }
`;

onStage('A downtime', (stage) => {
  const cancel = (downtimeId: string) => stage.act(stage.town.manager, 'cancelDowntime', { downtimeId });

  it('a downtime is refused over a hold until the hold expires', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00', { hold: true });
    expect((await stage.downtime(lab, '09:00', '10:00')).conflicts).toMatchObject([{ reason: 'HELD' }]);
    stage.now('2027-03-01T08:10:00Z');
    expect(codes(await stage.downtime(lab, '09:00', '10:00'))).toEqual([]);
  });

  it('a downtime is refused over a booking that waits for approval', async () => {
    const lab = await stage.lab({ policy: { approval: 'OWNER_APPROVES' } });
    await stage.booked(lab, '09:00', '10:00');
    expect(codes(await stage.downtime(lab, '09:59', '11:00'))).toEqual(['CONFLICT']);
  });

  it('a downtime is refused over a booking in use, and possible over its rest after check-out', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '11:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    expect(codes(await stage.downtime(lab, '10:00', '11:00'))).toEqual(['CONFLICT']);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    expect(codes(await stage.downtime(lab, '10:00', '11:00'))).toEqual([]);
  });

  it('a downtime is possible over the rest of a no-show', async () => {
    const lab = await stage.lab({ policy: { noShowAfterMinutes: 30 } });
    await stage.booked(lab, '09:00', '11:00');
    stage.now('09:30');
    expect(codes(await stage.downtime(lab, '09:29', '11:00'))).toEqual(['CONFLICT']);
    expect(codes(await stage.downtime(lab, '09:30', '11:00'))).toEqual([]);
  });

  it('a downtime may touch the bookings before and after it', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    await stage.booked(lab, '11:00', '12:00');
    expect(codes(await stage.downtime(lab, '10:00', '11:00'))).toEqual([]);
  });

  it('a refused downtime lists every conflicting booking', async () => {
    const benches = await stage.lab({ units: 9 });
    const ids = [await stage.booked(benches, '09:00', '10:00'), await stage.booked(benches, '09:30', '10:30')];
    const { conflicts, downtime } = await stage.downtime(benches, '09:00', '12:00');
    expect(downtime).toBeNull();
    expect(conflicts.map((each: { booking: { id: string } }) => each.booking.id)).toEqual(ids);
  });

  it('a cancelled downtime leaves the time to another downtime that overlaps it', async () => {
    const lab = await stage.lab({ units: 3 });
    const { downtime } = await stage.downtime(lab, '09:00', '11:00');
    await stage.downtime(lab, '10:00', '12:00');
    await cancel(downtime.id);
    expect(await stage.free(lab, '09:00', '12:00')).toEqual([{ startsAt: written('09:00'), endsAt: written('10:00') }]);
  });

  it('a downtime can be cancelled only once', async () => {
    const { downtime } = await stage.downtime(await stage.lab(), '09:00', '11:00');
    expect(codes(await cancel(downtime.id))).toEqual([]);
    expect(codes(await cancel(downtime.id))).toEqual(['NOT_FOUND']);
  });

  it.each([
    ['no reason', { reason: '' }, 'INVALID'],
    ['blanks for a reason', { reason: ' \t\n ' }, 'INVALID'],
    ['a reason of 2001 characters', { reason: 'x'.repeat(2001) }, 'INVALID'],
    ['seconds', { startsAt: '2027-03-02T09:00:01Z' }, 'INVALID_PERIOD'],
    ['an end before its start', { endsAt: '2027-03-01T09:00:00Z' }, 'INVALID_PERIOD'],
    ['more than 366 days', { endsAt: '2028-03-02T09:01:00Z' }, 'TOO_LONG'],
  ])('a downtime cannot have %s', async (_, input, code) => {
    expect(codes(await stage.downtime(await stage.lab(), '09:00', '10:00', input))).toEqual([code]);
  });

  it('a downtime may last 366 days', async () => {
    expect(codes(await stage.downtime(await stage.lab(), '09:00', '2028-03-02T09:00:00Z'))).toEqual([]);
  });

  it('a downtime may be for a draft or a withdrawn resource', async () => {
    expect(codes(await stage.downtime(await stage.lab({ status: 'DRAFT' }), '09:00', '10:00'))).toEqual([]);
    const lab = await stage.lab();
    await stage.change(lab, { status: 'WITHDRAWN' });
    expect(codes(await stage.downtime(lab, '09:00', '10:00'))).toEqual([]);
  });

  it('a downtime ignores opening hours and booking rules', async () => {
    const openingHours = [{ weekday: 'MONDAY', opensAt: '08:00', closesAt: '09:00' }] as const;
    const policy = { minimumMinutes: 600, startStepMinutes: 60, maximumAdvanceDays: 0 };
    const lab = await stage.lab({ openingHours, policy });
    expect(codes(await stage.downtime(lab, '09:07', '09:08'))).toEqual([]);
  });

  it('a member of the owner sees the reason of a downtime, others see only taken time', async () => {
    const { service, town } = stage;
    const lab = await stage.lab({ units: 4 });
    const machine = await stage.lab({ parentId: lab, kind: 'EQUIPMENT' });
    await stage.downtime(lab, '09:00', '10:00', { reason: 'Laser alignment' });
    const member = await stage.newcomer('Apprentice');
    await join(service, town.plant, town.plantAdmin, member, ['MEMBER']);
    const entry = async (id: string, token: string) =>
      (await service.graphql(SCHEDULE, { id }, token)).data.resource.schedule;
    const downtime = { reason: 'Laser alignment', startsAt: written('09:00'), endsAt: written('10:00') };
    const taken = { kind: 'DOWNTIME', startsAt: written('09:00'), booking: null };
    expect(await entry(lab, member.token)).toEqual([
      { ...taken, units: 4, downtime: { ...downtime, resource: { id: lab } } },
    ]);
    expect(await entry(machine, member.token)).toMatchObject([{ ...taken, downtime: { resource: { id: lab } } }]);
    expect(await entry(lab, town.coordinator.token)).toEqual([{ ...taken, units: 4, downtime: null }]);
  });

  it('a booker sees DOWNTIME as the conflict, without the text of its reason', async () => {
    const lab = await stage.lab();
    await stage.downtime(lab, '09:00', '10:00', { reason: 'Laser alignment' });
    const refused = await stage.request(lab, '09:30', '10:30');
    expect(refused.conflicts).toMatchObject([{ reason: 'DOWNTIME', unitsFree: 0, booking: null }]);
    expect(JSON.stringify(refused)).not.toContain('Laser');
  });

  it('a downtime also takes units that are added later', async () => {
    const benches = await stage.lab({ units: 2 });
    await stage.downtime(benches, '09:00', '10:00');
    await stage.change(benches, { units: 5 });
    expect((await stage.request(benches, '09:00', '10:00')).conflicts).toMatchObject([{ unitsFree: 0 }]);
    expect(await stage.schedule(benches)).toMatchObject([{ units: 5 }]);
  });

  it('a downtime does not prevent fewer units', async () => {
    const benches = await stage.lab({ units: 5 });
    await stage.downtime(benches, '09:00', '10:00');
    await stage.change(benches, { units: 2 });
    expect(await stage.schedule(benches)).toMatchObject([{ kind: 'DOWNTIME', units: 2 }]);
  });
});
