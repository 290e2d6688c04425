import { type Service, startService } from '../../support/app.js';
import { createResource, resourceId, updateResource } from '../catalog/resources.js';
import { scheduled } from './reading.js';
import { act, codes, type Town, town } from './town.js';

const MORNING = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };

describe('What is inside what', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const request = (items: object[], when: object = MORNING) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items,
      title: 'Practice',
      ...MORNING,
      ...when,
    });
  const downtime = (id: string, when: object = MORNING) =>
    act(service, place.manager, 'scheduleDowntime', { resourceId: id, reason: 'Service', ...when });
  const inside = (parentId: string, input: object = {}) =>
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

  it('is taken by a booking of all units of a lab', async () => {
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

  it('is taken two levels deep', async () => {
    const { whole, lathe } = await base();
    await request([{ resourceId: whole }]);
    expect(codes(await request([{ resourceId: lathe }]))).toEqual(['CONFLICT']);
  });

  it('is left alone by a booking of some seats', async () => {
    const { lab, lathe } = await base();
    await request([{ resourceId: lab, units: 29 }]);
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('makes the whole lab unavailable when a machine is booked, once for each booking', async () => {
    const { lab, lathe, benches } = await base();
    const { booking } = await request([{ resourceId: lathe }, { resourceId: benches, units: 2 }]);
    const refused = await request([{ resourceId: lab, units: 30 }]);
    expect(refused.conflicts).toEqual([
      expect.objectContaining({ resource: { id: lab }, unitsFree: 0, booking: { id: booking.id } }),
    ]);
  });

  it('leaves the other seats when a machine is booked', async () => {
    const { lab, lathe } = await base();
    await request([{ resourceId: lathe }]);
    expect(codes(await request([{ resourceId: lab, units: 29 }]))).toEqual([]);
  });

  it('is out of use with its lab', async () => {
    const { lab, lathe } = await base();
    await downtime(lab);
    const refused = await request([{ resourceId: lathe }]);
    expect(refused.conflicts).toMatchObject([{ reason: 'DOWNTIME', unitsFree: 0, booking: null }]);
  });

  it('keeps its lab from being taken whole while it is out of use', async () => {
    const { lab, lathe } = await base();
    await downtime(lathe);
    expect(codes(await request([{ resourceId: lab, units: 30 }]))).toEqual(['CONFLICT']);
  });

  it('refuses a downtime of the lab while a machine is booked', async () => {
    const { whole, lathe } = await base();
    await request([{ resourceId: lathe }]);
    const refused = await downtime(whole);
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(refused.conflicts).toHaveLength(1);
  });

  it('lets downtimes of lab and machine overlap', async () => {
    const { lab, lathe } = await base();
    await downtime(lathe);
    expect(codes(await downtime(lab))).toEqual([]);
  });

  it('has the turnaround of the booking that takes it', async () => {
    const lab = await place.resource({ policy: { turnaroundMinutes: 30 } });
    const lathe = await inside(lab);
    await request([{ resourceId: lab }]);
    const at = (time: string) => ({ startsAt: `2027-03-02T${time}:00Z`, endsAt: '2027-03-02T12:30:00Z' });
    expect(codes(await request([{ resourceId: lathe }], at('11:29')))).toEqual(['CONFLICT']);
    expect(codes(await request([{ resourceId: lathe }], at('11:30')))).toEqual([]);
  });

  it('cannot be asked for beside what takes it', async () => {
    const { whole, lathe } = await base();
    const refused = await request([{ resourceId: lathe }, { resourceId: whole }]);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['items', '0', 'resourceId'] }]);
  });

  it('can be asked for beside some seats of its lab', async () => {
    const { lab, lathe } = await base();
    expect(codes(await request([{ resourceId: lab, units: 5 }, { resourceId: lathe }]))).toEqual([]);
  });

  it('is not asked for status, audience, hours or policy', async () => {
    const lab = await place.resource();
    const hours = [{ weekday: 'SUNDAY', opensAt: '00:00', closesAt: '01:00' }];
    await inside(lab, { status: 'DRAFT', openingHours: hours, policy: { maximumMinutes: 1 } });
    expect(codes(await request([{ resourceId: lab }]))).toEqual([]);
  });

  it('is given back with the whole booking', async () => {
    const { lab, lathe } = await base();
    const { booking } = await request([{ resourceId: lab, units: 30 }]);
    await act(service, place.coordinator, 'cancelBooking', { bookingId: booking.id });
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('shows the whole booking in its schedule', async () => {
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

  it('joins the whole booking when it is added later', async () => {
    const { lab } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    const drill = await inside(lab, { name: 'Drill' });
    expect(codes(await request([{ resourceId: drill }]))).toEqual(['CONFLICT']);
  });

  it('joins the booking of the base when it is added to a lab in it', async () => {
    const { whole, lab } = await base();
    await request([{ resourceId: whole }]);
    const drill = await inside(lab, { units: 3 });
    expect(await schedule(drill)).toMatchObject([{ units: 3 }]);
  });

  it('keeps units closed that are added to a lab which is taken whole, and gives them to nobody', async () => {
    const { lab } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    await updateResource(service, place.manager, { resourceId: lab, units: 40 });
    expect(codes(await request([{ resourceId: lab, units: 1 }]))).toEqual(['CONFLICT']);
    expect(await schedule(lab)).toMatchObject([{ units: 30 }]);
  });

  it('gives units that are added inside to the whole booking', async () => {
    const { lab, benches } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    await updateResource(service, place.manager, { resourceId: benches, units: 6 });
    expect(codes(await request([{ resourceId: benches, units: 1 }]))).toEqual(['CONFLICT']);
  });

  it('leaves more machines to others when the only one is booked', async () => {
    const lathe = await place.resource({ kind: 'EQUIPMENT' });
    await request([{ resourceId: lathe }]);
    await updateResource(service, place.manager, { resourceId: lathe, units: 3 });
    expect(await schedule(lathe)).toMatchObject([{ units: 1 }]);
    expect(codes(await request([{ resourceId: lathe, units: 2 }]))).toEqual([]);
  });

  it('leaves the booking of some units as it is when their number comes down to it', async () => {
    const lab = await place.resource({ units: 6 });
    const lathe = await inside(lab);
    await request([{ resourceId: lab, units: 5 }]);
    await updateResource(service, place.manager, { resourceId: lab, units: 5 });
    expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
  });

  it('cannot lose units that a whole booking takes', async () => {
    const { lab, benches } = await base();
    await request([{ resourceId: lab, units: 30 }]);
    const { userErrors } = await updateResource(service, place.manager, { resourceId: benches, units: 3 });
    expect(userErrors).toMatchObject([{ code: 'IN_USE', field: ['units'] }]);
  });

  describe('when it is moved', () => {
    const move = (resource: string, parentId: string | null) =>
      updateResource(service, place.manager, { resourceId: resource, parentId });

    it('joins the whole booking of where it comes', async () => {
      const { lab } = await base();
      const drill = await place.resource({ kind: 'EQUIPMENT' });
      await request([{ resourceId: lab, units: 30 }]);
      expect((await move(drill, lab)).userErrors).toEqual([]);
      expect(codes(await request([{ resourceId: drill }]))).toEqual(['CONFLICT']);
    });

    it('leaves the whole booking of where it was', async () => {
      const { whole, lathe } = await base();
      await request([{ resourceId: whole }]);
      await move(lathe, null);
      expect(codes(await request([{ resourceId: lathe }]))).toEqual([]);
    });

    it('is refused while both are taken', async () => {
      const { lab } = await base();
      const drill = await place.resource({ kind: 'EQUIPMENT' });
      await request([{ resourceId: drill }]);
      await request([{ resourceId: lab, units: 30 }]);
      expect((await move(drill, lab)).userErrors).toMatchObject([{ code: 'IN_USE', field: ['parentId'] }]);
    });

    it('takes what is inside it along', async () => {
      const { lab, lathe } = await base();
      const other = await place.resource({ kind: 'TRAINING_BASE' });
      await request([{ resourceId: other }]);
      await move(lab, other);
      expect(codes(await request([{ resourceId: lathe }]))).toEqual(['CONFLICT']);
    });

    it('must be of a lower kind than what contains it', async () => {
      const { lab, lathe } = await base();
      expect((await move(lab, lathe)).userErrors).toMatchObject([{ code: 'INVALID', field: ['parentId'] }]);
    });
  });

  it('stands at the site of what contains it', async () => {
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
