import { onStage, written } from './stage.js';

const MINUTE = 60_000;
const earlier = (instant: string): string => new Date(Date.parse(instant) - MINUTE).toISOString();
const later = (instant: string): string => new Date(Date.parse(instant) + MINUTE).toISOString();

onStage('Free periods and alternatives', (stage) => {
  const openingHours = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'FRIDAY'] as const).map((weekday) => ({
    weekday,
    opensAt: '08:00',
    closesAt: '17:00',
  }));

  it('each free period can be booked to the minute and not a minute longer', async () => {
    const lab = await stage.lab({ units: 3, openingHours, policy: { turnaroundMinutes: 20 } });
    const machine = await stage.lab({ parentId: lab, kind: 'EQUIPMENT' });
    await stage.booked([{ resourceId: lab, units: 2 }], '09:00', '10:10');
    await stage.booked(machine, '11:05', '12:00');
    await stage.downtime(lab, '14:00', '14:30');
    for (const units of [1, 2, 3]) {
      for (const { startsAt, endsAt } of await stage.free(lab, '00:00', '04T00:00', { units })) {
        const items = [{ resourceId: lab, units }];
        expect(await stage.previewed(items, startsAt, endsAt)).toEqual([]);
        expect(await stage.previewed(items, earlier(startsAt), endsAt)).not.toEqual([]);
        expect(await stage.previewed(items, startsAt, later(endsAt))).not.toEqual([]);
      }
    }
  });

  it('free periods are whole minutes in a window of odd seconds', async () => {
    const free = await stage.free(await stage.lab(), '2027-03-02T09:00:01Z', '2027-03-02T10:00:59.5Z');
    expect(free).toEqual([{ startsAt: written('09:01'), endsAt: written('10:00') }]);
  });

  it('a window shorter than a minute has no free periods', async () => {
    expect(await stage.free(await stage.lab(), '2027-03-02T09:00:01Z', '2027-03-02T09:00:59Z')).toEqual([]);
  });

  it.each([
    ['an empty window', '09:00', '09:00', {}],
    ['a window that ends before it starts', '10:00', '09:00', {}],
    ['more than 366 days', '09:00', '2028-03-02T09:00:01Z', {}],
    ['no minutes', '09:00', '10:00', { minimumMinutes: 0 }],
    ['negative minutes', '09:00', '10:00', { minimumMinutes: -5 }],
    ['no units', '09:00', '10:00', { units: 0 }],
  ])('free periods are refused for %s', async (_, from, to, more) => {
    const { errors } = await stage.freePeriods(await stage.lab(), from, to, more);
    expect(errors.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('free periods are empty for more minutes or units than exist', async () => {
    const lab = await stage.lab();
    expect(await stage.free(lab, '09:00', '10:00', { minimumMinutes: 2147483647 })).toEqual([]);
    expect(await stage.free(lab, '09:00', '10:00', { units: 2147483647 })).toEqual([]);
  });

  it('each alternative obeys all booking rules', async () => {
    const policy = {
      startStepMinutes: 20,
      turnaroundMinutes: 25,
      minimumNoticeMinutes: 26 * 60,
      maximumAdvanceDays: 4,
    };
    const lab = await stage.lab({ openingHours, policy });
    const other = await stage.lab({ openingHours, units: 2 });
    await stage.booked(lab, '12:00', '13:00');
    await stage.booked([{ resourceId: other, units: 2 }], '13:00', '14:05');
    const items = [{ resourceId: lab }, { resourceId: other }];
    const found = await stage.alternatives(items, '12:20', '13:20');
    expect(found).toHaveLength(5);
    for (const { startsAt, endsAt } of found) expect(await stage.previewed(items, startsAt, endsAt)).toEqual([]);
  });

  it('a preview offers the same alternatives as a request', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    const PREVIEW = `query ($input: RequestBookingInput!) {
      previewBooking(input: $input) { alternatives { startsAt endsAt items { units resource { id } } } }
    }`;
    const input = stage.wish(lab, '09:00', '10:00');
    const { data } = await stage.service.graphql(PREVIEW, { input }, stage.town.coordinator.token);
    expect(data.previewBooking.alternatives).toHaveLength(5);
    expect(data.previewBooking.alternatives).toEqual(await stage.alternatives(lab, '09:00', '10:00'));
  });

  it('alternatives name the requested units', async () => {
    const benches = await stage.lab({ units: 3 });
    await stage.booked([{ resourceId: benches, units: 2 }], '09:00', '10:00');
    const [first] = await stage.alternatives([{ resourceId: benches, units: 2 }], '09:00', '10:00');
    expect(first).toMatchObject({ items: [{ units: 2, resource: { id: benches } }] });
  });

  it('a user without the booking role gets no alternatives', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    expect(await stage.alternatives(lab, '09:00', '10:00', {}, stage.town.manager)).toEqual([]);
  });

  it('a request with too little notice gets no alternatives', async () => {
    const lab = await stage.lab({ policy: { minimumNoticeMinutes: 10_000 } });
    expect(await stage.alternatives(lab, '09:00', '10:00')).toEqual([]);
  });

  it('alternatives avoid a downtime of several days', async () => {
    const lab = await stage.lab();
    await stage.downtime(lab, '01T12:00', '07T12:00');
    const found = await stage.alternatives(lab, '05T12:00', '05T13:00');
    expect(found.map(({ startsAt }) => startsAt)).toEqual([
      written('07T12:00'),
      written('07T13:00'),
      written('07T14:00'),
      written('07T15:00'),
      written('07T16:00'),
    ]);
  });

  it('alternatives are at most exactly seven days away', async () => {
    const lab = await stage.lab();
    await stage.downtime(lab, '01T00:00', '2027-03-12T09:00:00Z');
    expect(await stage.alternatives(lab, '05T09:00', '05T10:00')).toMatchObject([{ startsAt: written('12T09:00') }]);
    expect(await stage.alternatives(lab, '05T08:59', '05T09:59')).toEqual([]);
  });

  it('an alternative may start at a clock change', async () => {
    // Prague, 28 March 2027: 02:00 becomes 03:00, which is 01:00 UTC.
    const lab = await stage.lab({ policy: { startStepMinutes: 60 } });
    await stage.downtime(lab, '2027-03-20T00:00:00Z', '2027-03-28T01:00:00Z');
    await stage.downtime(lab, '2027-03-28T02:00:00Z', '2027-04-08T00:00:00Z');
    const found = await stage.alternatives(lab, '2027-03-28T00:00:00Z', '2027-03-28T01:00:00Z');
    expect(found).toMatchObject([{ startsAt: '2027-03-28T01:00:00.000Z' }]);
  });

  it('a provider that records a past booking gets alternatives that can be recorded', async () => {
    const { manager } = stage.town;
    const lab = await stage.lab();
    await stage.booked(lab, '01T06:00', '01T09:00', {}, manager);
    const found = await stage.alternatives(lab, '01T07:30', '01T08:00', {}, manager);
    expect(found).not.toEqual([]);
    for (const { startsAt, endsAt } of found) {
      expect(await stage.previewed(lab, startsAt, endsAt, {}, manager)).toEqual([]);
    }
  });
});

onStage('The ends of the calendar', (stage) => {
  const LAST = ['9999-12-31T22:00:00Z', '9999-12-31T23:59:00Z'] as const;

  it('the last hours of the year 9999 can be booked once', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 1440 } });
    const id = await stage.booked(lab, ...LAST);
    expect(await stage.seen(id)).toMatchObject({ endsAt: '9999-12-31T23:59:00.000Z' });
    const refused = await stage.act(stage.town.coordinator, 'requestWithAlternatives', stage.wish(lab, ...LAST));
    expect(refused.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await stage.free(lab, '9999-12-30T00:00:00Z', '9999-12-31T23:59:00Z')).toHaveLength(1);
    expect(await stage.schedule(lab, '9999-12-01T00:00:00Z', '9999-12-31T23:59:59Z')).toHaveLength(1);
  });

  it('a conflict in the year 9999 names the overlap', async () => {
    const lab = await stage.lab({ policy: { turnaroundMinutes: 1440 } });
    await stage.booked(lab, '9999-12-31T20:00:00Z', '9999-12-31T21:00:00Z');
    const { conflicts } = await stage.request(lab, ...LAST);
    expect(conflicts).toMatchObject([{ reason: 'BOOKED', startsAt: '9999-12-31T22:00:00.000Z' }]);
  });

  it('a lab open on Fridays is closed on the last Thursday of 9999 and offers the Friday', async () => {
    const lab = await stage.lab({ openingHours: [{ weekday: 'FRIDAY', opensAt: '00:00', closesAt: '24:00' }] });
    // The last day that Prague sees begin in that year is a Friday.
    expect(await stage.asked(lab, '9999-12-30T10:00:00Z', '9999-12-30T11:00:00Z')).toEqual(['OUTSIDE_OPENING_HOURS']);
    expect((await stage.alternatives(lab, '9999-12-30T10:00:00Z', '9999-12-30T11:00:00Z')).length).toBeGreaterThan(0);
  });

  it('a booking in the year 1900 is too long ago to be recorded', async () => {
    const lab = await stage.lab();
    const period = ['1900-01-01T00:00:00Z', '1900-01-01T01:00:00Z'] as const;
    await stage.booked(lab, '09:00', '10:00');
    expect(await stage.asked(lab, ...period, {}, stage.town.manager)).toEqual(['NOT_PERMITTED']);
    expect(await stage.asked(lab, ...period)).toEqual(['IN_THE_PAST']);
  });
});
