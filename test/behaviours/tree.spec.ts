import { codes } from '../worlds/town.js';
import { onStage, written } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import type { RequestBookingSeriesPayload } from '../worlds/schema.js';

onStage('A lab and its machines', (stage) => {
  const labWith = async (
    machines: number,
    input: Given<'createResource'> = {},
    machine: Given<'createResource'> = {},
  ) => {
    const lab = await stage.lab(input);
    const inside: string[] = [];
    for (let index = 0; index < machines; index++) {
      inside.push(await stage.lab({ parentId: lab, kind: 'EQUIPMENT', ...machine }));
    }
    return [lab, ...inside] as [string, string, string];
  };

  it('a booking of one lab leaves its sister labs free', async () => {
    const base = await stage.lab({ kind: 'TRAINING_BASE' });
    const one = await stage.lab({ parentId: base });
    const other = await stage.lab({ parentId: base });
    await stage.booked(one, '09:00', '10:00');
    expect(await stage.asked(other, '09:00', '10:00')).toEqual([]);
    expect(await stage.asked(base, '09:00', '10:00')).toEqual(['CONFLICT']);
  });

  it('a whole booking lists each taken machine as a conflict', async () => {
    const [lab, drill, mill] = await labWith(2, { units: 30 });
    const first = await stage.booked(drill, '09:00', '10:00');
    const second = await stage.booked(mill, '09:30', '10:30');
    const { conflicts } = await stage.request([{ resourceId: lab, units: 30 }], '09:00', '11:00');
    expect(conflicts).toMatchObject([
      { resource: { id: lab }, booking: { id: first }, unitsFree: 0, endsAt: written('10:00') },
      { resource: { id: lab }, booking: { id: second }, unitsFree: 0, startsAt: written('09:30') },
    ]);
  });

  it('a whole booking waits for the turnaround of the machines', async () => {
    const [lab, drill] = await labWith(1, {}, { policy: { turnaroundMinutes: 30 } });
    await stage.booked(drill, '09:00', '10:00');
    expect(await stage.asked(lab, '10:15', '11:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '10:30', '11:00')).toEqual([]);
  });

  it('a lab is free as a whole when the hold on a machine expires', async () => {
    const [lab, drill] = await labWith(1);
    await stage.booked(drill, '09:00', '10:00', { hold: true });
    expect(await stage.asked(lab, '09:00', '10:00')).toEqual(['CONFLICT']);
    stage.now('2027-03-01T08:10:00Z');
    expect(await stage.asked(lab, '09:00', '10:00')).toEqual([]);
  });

  it('a whole booking without check-in frees the machines after the turnaround', async () => {
    const [lab, drill] = await labWith(1, { policy: { noShowAfterMinutes: 30, turnaroundMinutes: 10 } });
    await stage.booked(lab, '09:00', '12:00');
    stage.now('09:30');
    expect(await stage.asked(drill, '09:39', '12:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(drill, '09:40', '12:00')).toEqual([]);
  });

  it('a whole booking that is checked out early frees the machines', async () => {
    const [lab, drill] = await labWith(1, { policy: { turnaroundMinutes: 10 } });
    const id = await stage.booked(lab, '09:00', '12:00');
    stage.now('09:00');
    await stage.bySchool('checkInBooking', id);
    stage.now('10:00');
    await stage.bySchool('checkOutBooking', id);
    expect(await stage.asked(drill, '10:09', '11:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(drill, '10:10', '11:00')).toEqual([]);
  });

  it('a whole booking takes the machines until it is declined', async () => {
    const [lab, drill] = await labWith(1, { policy: { approval: 'OWNER_APPROVES' } });
    const first = await stage.booked(lab, '09:00', '10:00');
    expect(await stage.asked(drill, '09:00', '10:00')).toEqual(['CONFLICT']);
    await stage.byPlant('approveBooking', first);
    expect(await stage.asked(drill, '09:00', '10:00')).toEqual(['CONFLICT']);
    const second = await stage.booked(lab, '11:00', '12:00');
    await stage.byPlant('declineBooking', second);
    expect(await stage.asked(drill, '11:00', '12:00')).toEqual([]);
  });

  it('a whole booking may be moved onto a part of its own time', async () => {
    const [lab, drill] = await labWith(1);
    const id = await stage.booked(lab, '09:00', '11:00');
    expect(codes(await stage.move(id, '10:00', '12:00'))).toEqual([]);
    expect(await stage.asked(drill, '09:00', '10:00')).toEqual([]);
    expect(await stage.asked(drill, '11:30', '12:00')).toEqual(['CONFLICT']);
  });

  it('a whole booking cannot be moved to a time at which a machine is taken', async () => {
    const [lab, drill] = await labWith(1);
    const id = await stage.booked(lab, '09:00', '10:00');
    await stage.booked(drill, '12:00', '13:00');
    expect(codes(await stage.move(id, '12:30', '13:30'))).toEqual(['CONFLICT']);
  });

  it('a whole booking that is reduced to fewer units frees the machines', async () => {
    const [lab, drill] = await labWith(1, { units: 30 });
    const id = await stage.booked([{ resourceId: lab, units: 30 }], '09:00', '10:00');
    const items = [{ resourceId: lab, units: 29 }];
    expect(codes(await stage.move(id, '09:00', '10:00', { items }))).toEqual([]);
    expect(await stage.asked(drill, '09:00', '10:00')).toEqual([]);
  });

  it('a partial booking cannot become whole while a machine is taken', async () => {
    const [lab, drill] = await labWith(1, { units: 30 });
    const id = await stage.booked([{ resourceId: lab, units: 29 }], '09:00', '10:00');
    await stage.booked(drill, '09:00', '10:00');
    const items = [{ resourceId: lab, units: 30 }];
    expect(codes(await stage.move(id, '09:00', '10:00', { items }))).toEqual(['CONFLICT']);
  });

  it('alternatives for a whole lab are times at which all machines are free', async () => {
    const [lab, drill] = await labWith(1);
    await stage.booked(lab, '09:00', '10:00');
    await stage.booked(drill, '10:00', '11:00');
    await stage.booked(drill, '07:00', '08:00');
    const found = await stage.alternatives(lab, '09:00', '10:00');
    expect(found[0]).toEqual({ startsAt: written('08:00'), endsAt: written('09:00'), items: expect.anything() });
    expect(found[1]).toMatchObject({ startsAt: written('11:00') });
  });

  it('a series of the whole lab skips days on which a machine has a downtime', async () => {
    const [lab, drill] = await labWith(1);
    await stage.downtime(drill, '10T00:00', '11T00:00');
    const days = (payload: Pick<RequestBookingSeriesPayload, 'occurrences'>) =>
      payload.occurrences.map(({ skippedBecause }) => skippedBecause);
    const refused = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=3');
    expect(refused).toMatchObject({ series: null, conflicts: [{ resource: { id: lab }, reason: 'DOWNTIME' }] });
    const onConflict = 'SKIP_CONFLICTS';
    const booked = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=3', {
      onConflict,
    });
    expect(days(booked)).toEqual([null, 'CONFLICT', null]);
    expect(await stage.asked(drill, '09T08:00', '09T09:00')).toEqual(['CONFLICT']);
  });

  it('a series of a machine skips days on which the whole lab is taken', async () => {
    const [lab, drill] = await labWith(1);
    await stage.booked(lab, '10T08:00', '10T09:00');
    const onConflict = 'SKIP_CONFLICTS';
    const series = await stage.series(drill, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=3', {
      onConflict,
    });
    expect(series.occurrences.map((each) => each.skippedBecause)).toEqual([null, 'CONFLICT', null]);
  });

  it('a downtime of the lab is refused while seats or a machine are taken', async () => {
    const [lab, drill] = await labWith(1, { units: 30 });
    await stage.booked([{ resourceId: lab, units: 1 }], '09:00', '10:00');
    await stage.booked(drill, '09:30', '10:30');
    const { conflicts } = await stage.downtime(lab, '09:00', '11:00');
    expect(conflicts).toHaveLength(2);
  });

  it('a machine keeps its own downtime when the downtime of its lab is cancelled', async () => {
    const [lab, drill] = await labWith(1);
    const { downtime } = await stage.downtime(lab, '09:00', '12:00');
    await stage.downtime(drill, '11:00', '13:00');
    await stage.act(stage.town.manager, 'cancelDowntime', { downtimeId: downtime.id });
    expect(await stage.asked(drill, '09:00', '11:00')).toEqual([]);
    expect(await stage.asked(drill, '11:00', '12:00')).toEqual(['CONFLICT']);
    expect(await stage.asked(lab, '11:00', '12:00')).toEqual(['CONFLICT']);
  });

  it('a whole booking takes resources two levels down, which cannot be requested with it', async () => {
    const base = await stage.lab({ kind: 'TRAINING_BASE', units: 4 });
    const lab = await stage.lab({ parentId: base, units: 8 });
    const drill = await stage.lab({ parentId: lab, kind: 'EQUIPMENT' });
    const whole = { resourceId: base, units: 4 };
    const refused = await stage.request([{ resourceId: drill }, whole], '09:00', '10:00');
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['items', '0', 'resourceId'] }]);
    const partly = { resourceId: base, units: 3 };
    expect(await stage.asked([partly, { resourceId: lab, units: 8 }], '09:00', '10:00')).toEqual([]);
    expect(await stage.asked(drill, '09:00', '10:00')).toEqual(['CONFLICT']);
  });
});
