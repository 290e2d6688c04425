import { type Service, startService } from '../../support/app.js';
import { updateResource } from '../../worlds/resources.js';
import { scheduled } from '../../worlds/reading.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

const REPORT = /* GraphQL */ `
  query ($input: UtilizationReportInput!) {
    utilizationReport(input: $input) {
      rows {
        bookedMinutes
        usedMinutes
      }
    }
  }
`;

/** The clock stands at Monday 1 March 2027, 08:00 UTC. */
describe('Added units', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const NINE_TO_ELEVEN = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };
  const asked = (resourceId: string, units: number, input: Given<'requestBooking'> = {}) => ({
    ...{ organizationId: place.school, title: 'Lesson', items: [{ resourceId, units }] },
    ...NINE_TO_ELEVEN,
    ...input,
  });
  const book = async (resourceId: string, units: number): Promise<string> => {
    const { booking } = await act(service, place.coordinator, 'requestBooking', asked(resourceId, units));
    return booking.id;
  };
  const preview = (resourceId: string, units: number, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'previewBooking', asked(resourceId, units, input));
  const resize = async (resourceId: string, units: number) =>
    codes(await updateResource(service, place.manager, { resourceId, units }));
  const unitsOnSchedule = async (resourceId: string) => {
    const window = ['2027-03-02T00:00:00Z', '2027-03-03T00:00:00Z'] as const;
    const entries = await scheduled(service, place.coordinator, resourceId, ...window);
    return entries.map((entry) => entry.units);
  };
  const bookedMinutes = async (resourceId: string): Promise<number> => {
    const input = { organizationId: place.plant, resourceIds: [resourceId], from: '2027-03-02', to: '2027-03-03' };
    const { data } = await service.graphql(REPORT, { input }, place.plantAdmin.token);
    return data.utilizationReport.rows[0]?.bookedMinutes ?? 0;
  };

  describe('machine that is booked whole', () => {
    let machine: string;
    let booking: string;
    beforeEach(async () => {
      machine = await place.resource({ kind: 'EQUIPMENT', units: 2 });
      booking = await book(machine, 2);
      expect(await resize(machine, 10)).toEqual([]);
    });

    it('units added to a booked machine are free for others', async () => {
      expect(codes(await preview(machine, 8))).toEqual([]);
    });

    it('a conflict on the machine counts only the added units as free', async () => {
      const { userErrors, conflicts } = await preview(machine, 9);
      expect([codes({ userErrors }), conflicts]).toMatchObject([['CONFLICT'], [{ unitsFree: 8 }]]);
    });

    it('the schedule of the machine shows only the booked units', async () => {
      expect(await unitsOnSchedule(machine)).toEqual([2]);
    });

    it('the report of the machine counts only the booked units', async () => {
      expect(await bookedMinutes(machine)).toBe(240);
    });

    it('the units of the machine can be reduced again, down to the booked units', async () => {
      expect(await resize(machine, 2)).toEqual([]);
      expect(await resize(machine, 1)).toEqual(['IN_USE']);
    });

    it('a booking that moves does not take the added units', async () => {
      const to = { startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T12:00:00Z' };
      await act(service, place.coordinator, 'rescheduleBooking', { bookingId: booking, ...to });
      expect(codes(await preview(machine, 8, to))).toEqual([]);
      expect(codes(await preview(machine, 9, to))).toEqual(['CONFLICT']);
      expect(await unitsOnSchedule(machine)).toEqual([2]);
    });

    it('a downtime takes units that are added later', async () => {
      const downtime = { resourceId: machine, reason: 'Oil', startsAt: '2027-03-02T12:00:00Z' };
      await act(service, place.manager, 'scheduleDowntime', { ...downtime, endsAt: '2027-03-02T13:00:00Z' });
      expect(await resize(machine, 12)).toEqual([]);
      const at = { startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T13:00:00Z' };
      expect(codes(await preview(machine, 1, at))).toEqual(['CONFLICT']);
      expect(await unitsOnSchedule(machine)).toEqual([2, 12]);
    });
  });

  describe('lab with a machine inside, booked whole', () => {
    let lab: string;
    let booking: string;
    beforeEach(async () => {
      lab = await place.resource({ units: 2 });
      await place.resource({ kind: 'EQUIPMENT', parentId: lab });
      booking = await book(lab, 2);
      expect(await resize(lab, 10)).toEqual([]);
    });

    it('units added to a wholly booked lab stay closed to others', async () => {
      const { userErrors, conflicts } = await preview(lab, 1);
      expect([codes({ userErrors }), conflicts]).toMatchObject([['CONFLICT'], [{ unitsFree: 0 }]]);
    });

    it('units added to a lab are free for others once the whole booking is cancelled', async () => {
      await act(service, place.coordinator, 'cancelBooking', { bookingId: booking });
      expect(codes(await preview(lab, 10))).toEqual([]);
    });

    it('schedule and report do not count units added to a wholly booked lab', async () => {
      expect([await unitsOnSchedule(lab), await bookedMinutes(lab)]).toEqual([[2], 240]);
    });

    it('a whole booking can move only where the added units are free too', async () => {
      const later = { startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T14:00:00Z' };
      await act(service, place.coordinator, 'requestBooking', asked(lab, 1, later));
      const moved = await act(service, place.coordinator, 'rescheduleBooking', { bookingId: booking, ...later });
      expect(codes(moved)).toEqual(['CONFLICT']);
    });

    it('units added to a lab can be removed again', async () => {
      expect(await resize(lab, 2)).toEqual([]);
      expect(await resize(lab, 1)).toEqual(['IN_USE']);
    });
  });

  it('added units become closed when a machine is put inside the wholly booked lab', async () => {
    const lab = await place.resource({ units: 2 });
    await book(lab, 2);
    await resize(lab, 4);
    expect(codes(await preview(lab, 1))).toEqual([]);
    await place.resource({ kind: 'EQUIPMENT', parentId: lab });
    expect(codes(await preview(lab, 1))).toEqual(['CONFLICT']);
  });
});
