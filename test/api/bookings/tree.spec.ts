import { type Service, startService } from '../../support/app.js';
import { createResource, resourceId, updateResource } from '../../worlds/resources.js';
import { scheduled } from '../../worlds/reading.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Inputs } from '../../worlds/schema.js';
import type { Given } from '../../worlds/mutations.js';

const MORNING = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };

describe('Resources inside resources', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const request = (items: Inputs['requestBooking']['items'], when: Given<'requestBooking'> = MORNING) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items,
      title: 'Practice',
      ...MORNING,
      ...when,
    });
  const downtime = (id: string, when: typeof MORNING = MORNING) =>
    act(service, place.manager, 'scheduleDowntime', { resourceId: id, reason: 'Service', ...when });
  const inside = (parentId: string, input: Given<'createResource'> = {}) =>
    place.resource({ parentId, kind: 'EQUIPMENT', name: 'Lathe', ...input });
  const schedule = (id: string) =>
    scheduled(service, place.manager, id, '2027-03-02T00:00:00Z', '2027-03-03T00:00:00Z');

  /** A base with a lab of 30 seats with a lathe and 4 benches. */
  async function base() {
    const whole = await place.resource({ kind: 'TRAINING_BASE', name: 'Base' });
    const lab = await place.resource({ parentId: whole, units: 30, name: 'Lab' });
    const lathe = await inside(lab);
    const benches = await inside(lab, { units: 4, name: 'Benches' });
    return { whole, lab, lathe, benches };
  }

  it('a booking of all units of a lab takes every resource inside', async () => {
    const { lab, lathe, benches } = await base();
    const { booking } = await request([{ resourceId: lab, units: 30 }]);
    const refused = await request([{ resourceId: lathe }, { resourceId: benches, units: 1 }]);
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(refused.conflicts).toEqual(
      [lathe, benches].map((id) => ({
        resource: { id },
        startsAt: '2027-03-02T09:00:00.000Z',
        endsAt: '2027-03-02T11:00:00.000Z',
        reason: 'BOOKED',
        unitsFree: 0,
        booking: { id: booking.id },
      })),
    );
  });

  it('a booking of a whole base takes resources two levels down', async () => {
    const { whole, lathe } = await base();
    await request([{ resourceId: whole }]);
    expect(codes(await request([{ resourceId: lathe }]))).toEqual(['CONFLICT']);
  });

  it('a booking of some seats of a lab leaves its machines free', async () => {
    const { lab, lathe } = await base();
    await request([{ resourceId: lab, units: 29 }]);
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('a booked machine blocks the whole lab, with one conflict for each booking', async () => {
    const { lab, lathe, benches } = await base();
    const { booking } = await request([{ resourceId: lathe }, { resourceId: benches, units: 2 }]);
    const refused = await request([{ resourceId: lab, units: 30 }]);
    expect(refused.conflicts).toEqual([
      expect.objectContaining({ resource: { id: lab }, unitsFree: 0, booking: { id: booking.id } }),
    ]);
  });

  it('a booked machine leaves the other seats of its lab free', async () => {
    const { lab, lathe } = await base();
    await request([{ resourceId: lathe }]);
    expect(codes(await request([{ resourceId: lab, units: 29 }]))).toEqual([]);
  });

  it('a downtime of a lab blocks its machines', async () => {
    const { lab, lathe } = await base();
    await downtime(lab);
    const refused = await request([{ resourceId: lathe }]);
    expect(refused.conflicts).toMatchObject([{ reason: 'DOWNTIME', unitsFree: 0, booking: null }]);
  });

  it('a downtime of a machine blocks a booking of its whole lab', async () => {
    const { lab, lathe } = await base();
    await downtime(lathe);
    expect(codes(await request([{ resourceId: lab, units: 30 }]))).toEqual(['CONFLICT']);
  });

  it('a downtime of a base is refused while a machine inside is booked', async () => {
    const { whole, lathe } = await base();
    await request([{ resourceId: lathe }]);
    const refused = await downtime(whole);
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(refused.conflicts).toHaveLength(1);
  });

  it('downtimes of a lab and its machine may overlap', async () => {
    const { lab, lathe } = await base();
    await downtime(lathe);
    expect(codes(await downtime(lab))).toEqual([]);
  });

  it('the turnaround of a whole-lab booking applies to its machines', async () => {
    const lab = await place.resource({ policy: { turnaroundMinutes: 30 } });
    const lathe = await inside(lab);
    await request([{ resourceId: lab }]);
    const at = (time: string) => ({ startsAt: `2027-03-02T${time}:00Z`, endsAt: '2027-03-02T12:30:00Z' });
    expect(codes(await request([{ resourceId: lathe }], at('11:29')))).toEqual(['CONFLICT']);
    expect(codes(await request([{ resourceId: lathe }], at('11:30')))).toEqual([]);
  });

  it('a machine cannot be booked together with the whole base around it', async () => {
    const { whole, lathe } = await base();
    const refused = await request([{ resourceId: lathe }, { resourceId: whole }]);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['items', '0', 'resourceId'] }]);
  });

  it('a machine can be booked together with some seats of its lab', async () => {
    const { lab, lathe } = await base();
    expect(codes(await request([{ resourceId: lab, units: 5 }, { resourceId: lathe }]))).toEqual([]);
  });

  it('a whole-lab booking ignores status, hours and policy of the machines inside', async () => {
    const lab = await place.resource();
    const hours = [{ weekday: 'SUNDAY', opensAt: '00:00', closesAt: '01:00' }] as const;
    await inside(lab, { status: 'DRAFT', openingHours: hours, policy: { maximumMinutes: 1 } });
    expect(codes(await request([{ resourceId: lab }]))).toEqual([]);
  });

  it('cancelling a whole-lab booking frees its machines', async () => {
    const { lab, lathe } = await base();
    const { booking } = await request([{ resourceId: lab, units: 30 }]);
    await act(service, place.coordinator, 'cancelBooking', { bookingId: booking.id });
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('the schedule of a machine shows the whole-lab booking', async () => {
    const { lab, benches } = await base();
    const { booking } = await request([{ resourceId: lab, units: 30 }]);
    expect(await schedule(benches)).toEqual([
      {
        startsAt: '2027-03-02T09:00:00.000Z',
        endsAt: '2027-03-02T11:00:00.000Z',
        kind: 'BOOKING',
        units: 4,
        booking: { id: booking.id },
      },
    ]);
  });

  it('a machine added to a lab joins its whole-lab booking', async () => {
    const { lab } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    const drill = await inside(lab, { name: 'Drill' });
    expect(codes(await request([{ resourceId: drill }]))).toEqual(['CONFLICT']);
  });

  it('a machine added to a lab joins the booking of the whole base', async () => {
    const { whole, lab } = await base();
    await request([{ resourceId: whole }]);
    const drill = await inside(lab, { units: 3 });
    expect(await schedule(drill)).toMatchObject([{ units: 3 }]);
  });

  it('units added to a wholly booked lab stay closed and do not join the booking', async () => {
    const { lab } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    await updateResource(service, place.manager, { resourceId: lab, units: 40 });
    expect(codes(await request([{ resourceId: lab, units: 1 }]))).toEqual(['CONFLICT']);
    expect(await schedule(lab)).toMatchObject([{ units: 30 }]);
  });

  it('units added to a resource inside a wholly booked lab join the booking', async () => {
    const { lab, benches } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    await updateResource(service, place.manager, { resourceId: benches, units: 6 });
    expect(codes(await request([{ resourceId: benches, units: 1 }]))).toEqual(['CONFLICT']);
  });

  it('units added to a booked machine are free for others', async () => {
    const lathe = await place.resource({ kind: 'EQUIPMENT' });
    await request([{ resourceId: lathe }]);
    await updateResource(service, place.manager, { resourceId: lathe, units: 3 });
    expect(await schedule(lathe)).toMatchObject([{ units: 1 }]);
    expect(codes(await request([{ resourceId: lathe, units: 2 }]))).toEqual([]);
  });

  it('a partial booking does not become whole when the units are reduced to its number', async () => {
    const lab = await place.resource({ units: 6 });
    const lathe = await inside(lab);
    await request([{ resourceId: lab, units: 5 }]);
    await updateResource(service, place.manager, { resourceId: lab, units: 5 });
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('units that a whole-lab booking takes cannot be removed', async () => {
    const { lab, benches } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    const { userErrors } = await updateResource(service, place.manager, { resourceId: benches, units: 3 });
    expect(userErrors).toMatchObject([{ code: 'IN_USE', field: ['units'] }]);
  });

  describe('moving a resource', () => {
    const move = (resource: string, parentId: string | null) =>
      updateResource(service, place.manager, { resourceId: resource, parentId });

    it('a machine moved into a wholly booked lab joins that booking', async () => {
      const { lab } = await base();
      const drill = await place.resource({ kind: 'EQUIPMENT' });
      await request([{ resourceId: lab, units: 30 }]);
      expect((await move(drill, lab)).userErrors).toEqual([]);
      expect(codes(await request([{ resourceId: drill }]))).toEqual(['CONFLICT']);
    });

    it('a machine moved out of a wholly booked base leaves that booking', async () => {
      const { whole, lathe } = await base();
      await request([{ resourceId: whole }]);
      await move(lathe, null);
      expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
    });

    it('a booked machine cannot be moved into a wholly booked lab', async () => {
      const { lab } = await base();
      const drill = await place.resource({ kind: 'EQUIPMENT' });
      await request([{ resourceId: drill }]);
      await request([{ resourceId: lab, units: 30 }]);
      expect((await move(drill, lab)).userErrors).toMatchObject([{ code: 'IN_USE', field: ['parentId'] }]);
    });

    it('a lab that is moved takes its machines along', async () => {
      const { lab, lathe } = await base();
      const other = await place.resource({ kind: 'TRAINING_BASE' });
      await request([{ resourceId: other }]);
      await move(lab, other);
      expect(codes(await request([{ resourceId: lathe }]))).toEqual(['CONFLICT']);
    });

    it('a resource can only be moved into a resource of a higher kind', async () => {
      const { lab, lathe } = await base();
      expect((await move(lab, lathe)).userErrors).toMatchObject([{ code: 'INVALID', field: ['parentId'] }]);
    });
  });

  it('a resource must be at the site of the resource around it', async () => {
    const { lab } = await base();
    const { site } = (
      await service.graphql(
        'mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }',
        { input: { organizationId: place.plant, name: 'Elsewhere', timeZone: 'Europe/Prague' } },
        place.manager.token,
      )
    ).data.createSite;
    const { userErrors } = await createResource(service, place.manager, { siteId: site.id, parentId: lab });
    expect(userErrors).toMatchObject([{ code: 'INVALID' }]);
    await expect(resourceId(service, place.manager, { siteId: site.id })).resolves.toMatch(/^res_/);
  });
});
