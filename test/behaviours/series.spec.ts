import { codes } from '../worlds/town.js';
import { onStage } from './stage.js';
import type { Given } from '../worlds/mutations.js';
import type { BookingSeries, RequestBookingSeriesPayload } from '../worlds/schema.js';

type Series = Pick<RequestBookingSeriesPayload, 'occurrences'>;
const SKIP = { onConflict: 'SKIP_CONFLICTS' } as const;
const INVALID = ['INVALID_RECURRENCE'];

onStage('A series', (stage) => {
  const nineToTen = (
    lab: Parameters<typeof stage.series>[0],
    recurrence: string,
    input: Given<'requestBookingSeries'> = {},
  ) => stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', recurrence, input);
  const reasons = (payload: Series) => payload.occurrences.map((each) => each.skippedBecause);
  const ids = (payload: Series) => payload.occurrences.flatMap((each) => each.booking?.id ?? []);
  const cancelled = (seriesId: string, input: Given<'cancelBookingSeries'> = {}) =>
    stage.act(stage.town.coordinator, 'cancelBookingSeries', { seriesId, ...input });
  const read = async (seriesId: string, asker = stage.town.coordinator) => {
    const document = `query ($id: ID!) { node(id: $id) { ... on BookingSeries {
      recurrence timeZone occurrences { startsAt endsAt skippedBecause booking { id status } } } } }`;
    return (await stage.service.data<{ node: BookingSeries }>(document, { id: seriesId }, asker.token)).node;
  };

  it('a series may have one occurrence', async () => {
    expect(codes(await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=1'))).toEqual([]);
  });

  it('a series skips a day for any broken rule and names the rule', async () => {
    const openingHours = (['TUESDAY', 'THURSDAY'] as const).map((weekday) => ({
      weekday,
      opensAt: '08:00',
      closesAt: '12:00',
    }));
    const lab = await stage.lab({ openingHours, policy: { maximumAdvanceDays: 14 } });
    await stage.booked(lab, '11T08:00', '11T09:00');
    const payload = await nineToTen(lab, 'FREQ=DAILY;COUNT=8', SKIP);
    expect(reasons(payload)).toEqual([
      null,
      'OUTSIDE_OPENING_HOURS',
      'CONFLICT',
      'OUTSIDE_OPENING_HOURS',
      'OUTSIDE_OPENING_HOURS',
      'OUTSIDE_OPENING_HOURS',
      'OUTSIDE_OPENING_HOURS',
      'TOO_FAR_AHEAD',
    ]);
  });

  it('a series reports a closed day as CONFLICT', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '10T08:00', '10T09:00');
    await stage.change(lab, { openingHours: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '12:00' }] });
    expect(reasons(await nineToTen(lab, 'FREQ=DAILY;COUNT=2', SKIP))).toEqual([null, 'CONFLICT']);
  });

  it('a refused series names each broken rule once, and the rule of each day', async () => {
    const lab = await stage.lab({ openingHours: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '12:00' }] });
    await stage.booked(lab, '09T08:00', '09T09:00');
    const refused = await nineToTen(lab, 'FREQ=DAILY;COUNT=4');
    expect(codes(refused)).toEqual(['CONFLICT', 'OUTSIDE_OPENING_HOURS']);
    expect(refused).toMatchObject({ series: null, conflicts: [{ reason: 'BOOKED' }] });
    expect(refused.occurrences).toHaveLength(4);
    expect(await stage.found({ resourceId: lab })).toHaveLength(1);
  });

  it('a series skips a day on which one of its resources is taken', async () => {
    const [one, other] = [await stage.lab(), await stage.lab()];
    await stage.booked(other, '10T08:00', '10T09:00');
    const payload = await nineToTen([{ resourceId: one }, { resourceId: other }], 'FREQ=DAILY;COUNT=3', SKIP);
    expect(reasons(payload)).toEqual([null, 'CONFLICT', null]);
    expect(await stage.asked(one, '10T08:00', '10T09:00')).toEqual([]);
  });

  it('a series needs enough units at the peak of each day', async () => {
    const benches = await stage.lab({ units: 3 });
    await stage.booked([{ resourceId: benches, units: 2 }], '10T08:00', '10T08:30');
    await stage.booked([{ resourceId: benches, units: 2 }], '10T08:30', '10T09:00');
    const two = await nineToTen([{ resourceId: benches, units: 2 }], 'FREQ=DAILY;COUNT=3', SKIP);
    expect(reasons(two)).toEqual([null, 'CONFLICT', null]);
    expect(reasons(await nineToTen(benches, 'FREQ=DAILY;COUNT=3', SKIP))).toEqual([null, null, null]);
  });

  it('a series skips a day with a hold, and does not book it when the hold expires', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '10T08:00', '10T09:00', { hold: true });
    const payload = await nineToTen(lab, 'FREQ=DAILY;COUNT=2', SKIP);
    stage.now('2027-03-01T08:10:00Z');
    expect((await read(payload.series.id)).occurrences).toMatchObject([
      { skippedBecause: null, booking: { status: 'CONFIRMED' } },
      { skippedBecause: 'CONFLICT', booking: null },
    ]);
  });

  it('occurrences that need approval are decided one by one and expire at their own start', async () => {
    const lab = await stage.lab({ policy: { approval: 'OWNER_APPROVES' } });
    const payload = await nineToTen(lab, 'FREQ=DAILY;COUNT=3');
    const [first = '', second = ''] = ids(payload);
    await stage.byPlant('approveBooking', first);
    await stage.byPlant('declineBooking', second);
    stage.now('11T08:00');
    expect((await read(payload.series.id)).occurrences.map((each) => each.booking?.status)).toEqual([
      'CONFIRMED',
      'DECLINED',
      'EXPIRED',
    ]);
  });

  it('cancelling one occurrence leaves the rest of the series', async () => {
    const lab = await stage.lab();
    const payload = await nineToTen(lab, 'FREQ=DAILY;COUNT=3');
    await stage.bySchool('cancelBooking', ids(payload)[1] ?? '');
    expect(await stage.asked(lab, '10T08:00', '10T09:00')).toEqual([]);
    expect((await cancelled(payload.series.id)).cancelled).toBe(2);
  });

  it('cancelling a series is possible from the exact start of an occurrence on', async () => {
    const payload = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=3');
    expect((await cancelled(payload.series.id, { from: '2027-03-10T08:00:01Z' })).cancelled).toBe(1);
    expect((await cancelled(payload.series.id, { from: '2027-03-10T08:00:00Z' })).cancelled).toBe(1);
  });

  it('cancelling a series leaves occurrences that are in use, completed or missed', async () => {
    const payload = await nineToTen(await stage.lab({ policy: { noShowAfterMinutes: 30 } }), 'FREQ=DAILY;COUNT=4');
    const [, second = ''] = ids(payload);
    stage.now('10T08:00');
    await stage.bySchool('checkInBooking', second);
    expect((await cancelled(payload.series.id, { from: '2027-03-01T00:00:00Z' })).cancelled).toBe(2);
    expect((await read(payload.series.id)).occurrences.map((each) => each.booking?.status)).toEqual([
      'NO_SHOW',
      'IN_USE',
      'CANCELLED',
      'CANCELLED',
    ]);
  });

  it('cancelling a series twice cancels nothing more and is no error', async () => {
    const { series } = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=2');
    await cancelled(series.id);
    expect(await cancelled(series.id)).toMatchObject({ cancelled: 0, userErrors: [] });
  });

  it('an overnight series keeps local times when summer time starts', async () => {
    const lab = await stage.lab();
    const payload = await stage.series(lab, '2027-03-26T22:00', '2027-03-27T04:00', 'FREQ=DAILY;COUNT=3');
    expect(payload.occurrences.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2027-03-26T21:00:00.000Z', '2027-03-27T03:00:00.000Z'],
      ['2027-03-27T21:00:00.000Z', '2027-03-28T02:00:00.000Z'],
      ['2027-03-28T20:00:00.000Z', '2027-03-29T02:00:00.000Z'],
    ]);
  });

  it('an occurrence ends right after the gap when the clock skips its end', async () => {
    const payload = await stage.series(await stage.lab(), '2027-03-27T01:30', '2027-03-27T02:30', 'FREQ=DAILY;COUNT=3');
    expect(payload.occurrences.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2027-03-27T00:30:00.000Z', '2027-03-27T01:30:00.000Z'],
      ['2027-03-28T00:30:00.000Z', '2027-03-28T01:00:00.000Z'],
      ['2027-03-28T23:30:00.000Z', '2027-03-29T00:30:00.000Z'],
    ]);
  });

  it('an occurrence is longer by an hour when the clock goes back', async () => {
    const payload = await stage.series(await stage.lab(), '2027-10-31T01:00', '2027-10-31T04:00', 'FREQ=DAILY;COUNT=1');
    expect(payload.occurrences).toMatchObject([
      { startsAt: '2027-10-30T23:00:00.000Z', endsAt: '2027-10-31T03:00:00.000Z' },
    ]);
  });

  it('a series recurs in the local time of its resource', async () => {
    const lab = await stage.labIn('Pacific/Chatham');
    // Chatham leaves summer time on 4 April: UTC+13:45 becomes UTC+12:45.
    const payload = await stage.series(lab, '2027-04-03T09:00', '2027-04-03T10:00', 'FREQ=DAILY;COUNT=2');
    expect(payload.occurrences.map((each) => each.startsAt)).toEqual([
      '2027-04-02T19:15:00.000Z',
      '2027-04-03T20:15:00.000Z',
    ]);
    expect(payload.series).toMatchObject({ timeZone: 'Pacific/Chatham' });
  });

  it('a series cannot combine resources in two time zones', async () => {
    const items = [{ resourceId: await stage.lab() }, { resourceId: await stage.labIn('Asia/Kathmandu') }];
    expect(codes(await nineToTen(items, 'FREQ=DAILY;COUNT=2'))).toEqual(INVALID);
  });

  it('a series lasts at most exactly two years', async () => {
    const lab = await stage.lab();
    expect(codes(await nineToTen(lab, 'FREQ=YEARLY;COUNT=4'))).toEqual(INVALID);
    expect(codes(await nineToTen(lab, 'FREQ=YEARLY;COUNT=3'))).toEqual([]);
  });

  it('a series has at most 500 occurrences', async () => {
    const input = (count: number) => ({
      organizationId: stage.town.school,
      items: [{ resourceId: lab }],
      title: 'Term',
      startsAtLocal: '2027-03-09T09:00',
      endsAtLocal: '2027-03-09T10:00',
      recurrence: `FREQ=DAILY;COUNT=${count}`,
    });
    const lab = await stage.lab();
    const preview = (count: number) => stage.act(stage.town.coordinator, 'previewBookingSeries', input(count));
    expect(codes(await preview(501))).toEqual(INVALID);
    expect((await preview(500)).occurrences).toHaveLength(500);
  });

  it('exceptions do not count towards the number of occurrences', async () => {
    const exceptLocal = ['2027-03-10T09:00', '2027-03-10T09:00', '2027-03-11T09:01', '2030-01-01T00:00'];
    const payload = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=3', { exceptLocal });
    expect(payload.occurrences.map((each) => each.startsAt.slice(8, 10))).toEqual(['09', '11']);
  });

  it('a series without any occurrence left by its exceptions is refused', async () => {
    const exceptLocal = ['2027-03-09T09:00'];
    expect(codes(await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=1', { exceptLocal }))).toEqual(INVALID);
  });

  it('a series includes an occurrence that starts at UNTIL', async () => {
    const lab = await stage.lab();
    const last = await nineToTen(lab, 'FREQ=DAILY;UNTIL=20270311T080000Z');
    expect(last.occurrences).toHaveLength(3);
    expect(codes(await nineToTen(lab, 'FREQ=DAILY;UNTIL=20270311'))).toEqual(INVALID);
    expect(codes(await nineToTen(lab, 'FREQ=DAILY;UNTIL=20270311T080000'))).toEqual(INVALID);
  });

  it.each([
    'FREQ=WEEKLY;BYDAY=WE;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=8;COUNT=3',
    'FREQ=HOURLY;COUNT=3',
    'FREQ=DAILY;COUNT=3;UNTIL=20270401T000000Z',
    'FREQ=DAILY;COUNT=-3',
    'FREQ=DAILY;INTERVAL=0;COUNT=3',
    'FREQ=DAILY;BYHOUR=9;COUNT=3',
    'RRULE:FREQ=DAILY;COUNT=3',
    'FREQ=DAILY;COUNT=3\r\nDTSTART:20270101T000000Z',
    'FREQ=DAILY;COUNT=3;COUNT=4',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
    'FREQ=DAILY',
    '',
    ' ',
  ])('a series refuses the rule %j', async (recurrence) => {
    expect(codes(await nineToTen(await stage.lab(), recurrence))).toEqual(INVALID);
  });

  it('a series may have occurrences closer than the turnaround', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 61 } });
    const night = (end: string) => stage.series(lab, '2027-03-09T09:00', `2027-03-10T${end}`, 'FREQ=DAILY;COUNT=2');
    expect(codes(await night('08:00'))).toEqual(INVALID);
    expect(codes(await night('07:59'))).toEqual([]);
  });

  it('a series is visible to the viewers of its bookings, and to no one else', async () => {
    const { series } = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=2');
    expect((await read(series.id, stage.town.manager)).occurrences).toHaveLength(2);
    expect(await read(series.id, await stage.newcomer('Passer By'))).toBeNull();
  });

  it('a series is found by its own id only', async () => {
    const one = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=2');
    const other = await nineToTen(await stage.lab(), 'FREQ=DAILY;COUNT=2');
    expect(await stage.found({ seriesId: one.series.id })).toEqual(ids(one));
    expect(await stage.found({ seriesId: other.series.id, to: '2027-03-10T00:00:00Z' })).toEqual(
      ids(other).slice(0, 1),
    );
  });

  it('a series without resources is refused', async () => {
    expect(codes(await stage.series([], '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2'))).toEqual([
      'INVALID',
    ]);
  });
});
