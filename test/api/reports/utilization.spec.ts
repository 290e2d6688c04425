import { createSite } from '../../worlds/places.js';
import { resourceId } from '../../worlds/resources.js';
import { onStage, type Stage } from '../../behaviours/stage.js';
import { reported, REPORT } from '../../reports/asking.js';
import type { Given } from '../../worlds/mutations.js';
import { first } from '../../support/lists.js';
import type { UtilizationGrouping } from '../../worlds/schema.js';

const TUESDAY = { from: '2027-03-02', to: '2027-03-03' };
/** 07:00 to 17:00 in UTC. */
const TEN_HOURS = [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '18:00' }] as const;

onStage('The utilization of a resource', (stage: Stage) => {
  const ask = (input: Given<'utilizationReport'>, asker = stage.town.manager) =>
    reported(stage.service, asker, { ...TUESDAY, organizationId: stage.town.plant, ...input });
  const of = async (resource: string, input: Given<'utilizationReport'> = {}) =>
    first((await ask({ resourceIds: [resource], ...input })).rows);
  const attend = async (booking: string, from: string, to: string) => {
    stage.now(from);
    expect((await stage.byPlant('checkInBooking', booking)).userErrors).toEqual([]);
    stage.now(to);
    expect((await stage.byPlant('checkOutBooking', booking)).userErrors).toEqual([]);
  };

  it('an idle resource has zero minutes and null for ratios without a base', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, units: 2 });
    expect(await of(lab)).toMatchObject({
      ...{ openMinutes: 1200, downMinutes: 0, availableMinutes: 1200, bookedMinutes: 0, usedMinutes: 0 },
      ...{ idleMinutes: 1200, sharedMinutes: 0, bookings: 0, noShows: 0, lateCancellations: 0 },
      ...{ bookedUtilization: 0, usedUtilization: 0, sharingRate: null, fulfilment: null, averageLeadMinutes: null },
      ...{ key: lab, label: 'CNC lab', resource: { id: lab }, organization: { id: stage.town.plant } },
    });
  });

  it('a closed day has no ratios', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    expect(await of(lab, { from: '2027-03-03', to: '2027-03-04' })).toMatchObject({
      ...{ openMinutes: 0, idleMinutes: 0, bookedUtilization: null, usedUtilization: null },
    });
  });

  it('an early check-out keeps the booked minutes and counts the used minutes', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    await attend(await stage.booked(lab, '09:00', '11:00'), '09:00:20', '10:00:50');
    expect(await of(lab)).toMatchObject({
      ...{ bookedMinutes: 120, usedMinutes: 60, sharedMinutes: 60, usedBySchoolsMinutes: 60, fulfilment: 0.5 },
      ...{ bookedUtilization: 0.2, usedUtilization: 0.1, sharingRate: 1, bookings: 1 },
    });
  });

  it('freed time that is booked and used again does not count any unit twice', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    await attend(await stage.booked(lab, '09:00', '12:00'), '09:00', '10:00');
    const second = await stage.booked(lab, '10:00', '11:00');
    await attend(second, '10:00', '12:30');
    expect(await of(lab)).toMatchObject({
      bookedMinutes: 180,
      usedMinutes: 210,
      usedWithinBookedMinutes: 120,
      bookings: 2,
    });
  });

  it('a booking counts no used minutes before its check-out', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    const booking = await stage.booked(lab, '09:00', '11:00');
    stage.now('09:00');
    await stage.byPlant('checkInBooking', booking);
    stage.now('10:30');
    expect(await of(lab)).toMatchObject({ bookedMinutes: 120, usedMinutes: 0, bookings: 1 });
  });

  describe('machine that leaves a wholly booked lab during the booking', () => {
    const labAndLathe = async () => {
      const lab = await stage.lab({ openingHours: TEN_HOURS, units: 30 });
      const lathe = await stage.lab({ parentId: lab, kind: 'EQUIPMENT', openingHours: TEN_HOURS });
      const booking = await stage.booked([{ resourceId: lab, units: 30 }], '09:00', '12:00');
      return { lab, lathe, booking };
    };

    it('a machine that leaves keeps the minutes booked so far and is free from then on', async () => {
      const { lab, lathe } = await labAndLathe();
      stage.now('10:15:30');
      await stage.change(lathe, { parentId: null });
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 75, bookings: 1 });
      expect(await of(lab)).toMatchObject({ bookedMinutes: 30 * 180, bookings: 1 });
      expect(await stage.asked(lathe, '10:15', '11:00')).toEqual([]);
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 120, bookings: 2 });
    });

    it('a machine that leaves before the start has no booked minutes', async () => {
      const { lathe } = await labAndLathe();
      stage.now('08:59:59');
      await stage.change(lathe, { parentId: null });
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 0, bookings: 0 });
    });

    it('a machine that comes back has the whole booking again', async () => {
      const { lab, lathe } = await labAndLathe();
      stage.now('10:00');
      await stage.change(lathe, { parentId: null });
      stage.now('10:30');
      await stage.change(lathe, { parentId: lab });
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 180, bookings: 1 });
      expect(await stage.asked(lathe, '11:00', '12:00')).toEqual(['CONFLICT']);
    });

    it('a machine that left keeps its minutes when the booking is moved or checked out', async () => {
      const { lathe, booking } = await labAndLathe();
      stage.now('09:00');
      await stage.bySchool('checkInBooking', booking);
      stage.now('10:00');
      await stage.change(lathe, { parentId: null });
      expect((await stage.move(booking, '09:00', '13:00')).userErrors).toEqual([]);
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 60 });
      stage.now('11:00');
      await stage.bySchool('checkOutBooking', booking);
      expect(await of(lathe)).toMatchObject({ bookedMinutes: 60, usedMinutes: 60 });
      expect(await stage.asked(lathe, '11:00', '13:00')).toEqual([]);
    });
  });

  it('a no-show counts as booked, and as a no-show from its deadline on', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, policy: { noShowAfterMinutes: 30 } });
    await stage.booked(lab, '09:00', '11:00');
    stage.now('09:29:59');
    expect(await of(lab)).toMatchObject({ noShows: 0, bookings: 1 });
    stage.now('09:30');
    expect(await of(lab)).toMatchObject({ bookedMinutes: 120, usedMinutes: 0, noShows: 1, bookings: 1 });
  });

  it('a late cancellation counts without minutes, and an early one does not count', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, policy: { cancellationNoticeMinutes: 60 } });
    const [early, late] = [await stage.booked(lab, '09:00', '10:00'), await stage.booked(lab, '11:00', '12:00')];
    await stage.bySchool('cancelBooking', early);
    stage.now('10:30');
    await stage.bySchool('cancelBooking', late);
    expect(await of(lab)).toMatchObject({ bookedMinutes: 0, bookings: 0, lateCancellations: 1 });
  });

  it.each([{ hold: true }, {}])('an unconfirmed booking does not count: %j', async (input) => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, policy: { approval: 'OWNER_APPROVES' } });
    await stage.booked(lab, '09:00', '10:00', input);
    expect(await of(lab)).toMatchObject({ bookedMinutes: 0, bookings: 0 });
  });

  it('overlapping downtimes reduce the available time once', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, units: 3 });
    await stage.downtime(lab, '05:00', '08:00');
    await stage.downtime(lab, '07:30', '09:00');
    expect(await of(lab)).toMatchObject({ openMinutes: 1800, downMinutes: 360, availableMinutes: 1440 });
  });

  it('the report uses the current opening hours and units, and the booked units of a booking', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { units: 2, openingHours: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '10:30' }] });
    expect(await of(lab)).toMatchObject({ openMinutes: 300, bookedMinutes: 30 });
  });

  it('a whole-lab booking counts for its machines, and a machine booking not for its lab', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, units: 4 });
    const machine = await stage.lab({ parentId: lab, kind: 'EQUIPMENT', openingHours: TEN_HOURS });
    await stage.booked([{ resourceId: lab, units: 4 }], '09:00', '10:00');
    await stage.booked([{ resourceId: lab, units: 1 }], '11:00', '12:00');
    await stage.booked(machine, '13:00', '14:00');
    expect(await of(lab)).toMatchObject({ bookedMinutes: 300, bookings: 2 });
    expect(await of(machine)).toMatchObject({ bookedMinutes: 120, bookings: 2 });
    const { totals } = await ask({ resourceIds: [lab, machine] });
    expect(totals).toMatchObject({ bookedMinutes: 420, bookings: 3 });
  });

  it('a booking that began weeks before the window counts inside the window', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    const always = await stage.lab();
    const booking = await stage.booked(always, '09:00', '31T00:00');
    const window = { from: '2027-03-20', to: '2027-03-21' };
    expect(await of(always, window)).toMatchObject({ bookedMinutes: 1440, bookings: 0 });
    await attend(booking, '09:00', '25T12:00');
    expect(await of(always, window)).toMatchObject({ usedMinutes: 1440, bookings: 0 });
    expect(await of(lab, window)).toMatchObject({ bookedMinutes: 0 });
  });

  it('averageLeadMinutes is the mean time between request and start', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    await stage.booked(lab, '09:00', '10:00');
    stage.now('06:00');
    await stage.booked(lab, '10:00', '11:00');
    // Monday 08:00 to Tuesday 09:00, and four hours.
    expect(await of(lab)).toMatchObject({ averageLeadMinutes: (25 * 60 + 4 * 60) / 2 });
  });

  it('rated hours are 1400 a year unless the provider sets another number', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    await attend(await stage.booked(lab, '09:00', '11:00'), '09:00', '11:00');
    expect((await of(lab)).ratedMinutes).toBeCloseTo((1400 * 60) / 365, 6);
    const document = `mutation ($input: SetRatedHoursInput!) { setRatedHours(input: $input) { userErrors { code } } }`;
    const set = async (hoursPerYear: number | null | undefined, asker = stage.town.manager) => {
      const input = { resourceId: lab, hoursPerYear };
      const { data } = await stage.service.graphql(document, { input }, asker.token);
      return data.setRatedHours.userErrors.map(({ code }) => code);
    };
    expect(await set(800)).toEqual([]);
    expect((await of(lab)).ratedUtilization).toBeCloseTo(120 / ((800 * 60) / 365), 9);
    expect(await set(0)).toEqual(['INVALID']);
    expect(await set(800, stage.town.coordinator)).toEqual(['NOT_PERMITTED']);
    expect(await set(null)).toEqual([]);
    expect((await of(lab)).ratedMinutes).toBeCloseTo((1400 * 60) / 365, 6);
    expect(await set(800)).toEqual([]);
    expect(await set(undefined)).toEqual([]);
    expect((await of(lab)).ratedMinutes).toBeCloseTo((1400 * 60) / 365, 6);
  });

  it('a report compares with as many days just before', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '03T09:00', '03T10:00');
    await stage.booked(lab, '05T09:00', '05T12:00');
    const document = `query ($input: UtilizationReportInput!) { utilizationReport(input: $input) {
      rows { key bookedMinutes previous { bookedMinutes openMinutes } } totals { previous { bookedMinutes } } } }`;
    const input = { from: '2027-03-05', to: '2027-03-07', resourceIds: [lab], organizationId: stage.town.plant };
    const compared = (groupBy: UtilizationGrouping) =>
      reported(stage.service, stage.town.manager, { ...input, groupBy }, document);
    expect(await compared('RESOURCE')).toEqual({
      rows: [{ key: lab, bookedMinutes: 180, previous: { bookedMinutes: 60, openMinutes: 2880 } }],
      totals: { previous: { bookedMinutes: 60 } },
    });
    expect((await compared('DAY')).rows).toEqual([
      { key: '2027-03-05', bookedMinutes: 180, previous: { bookedMinutes: 60, openMinutes: 1440 } },
      { key: '2027-03-06', bookedMinutes: 0, previous: { bookedMinutes: 0, openMinutes: 1440 } },
    ]);
    expect((await compared('WEEK')).rows[0]?.previous).toBeNull();
  });

  it('a holiday of the organization has no open minutes', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS });
    const document = `mutation ($input: SetCalendarDaysInput!) { setCalendarDays(input: $input) { userErrors { message } } }`;
    const days = [{ day: '2027-03-09', kind: 'HOLIDAY', name: 'Founding day' }];
    const input = { organizationId: stage.town.plant, days };
    expect(
      (await stage.service.graphql(document, { input }, stage.town.manager.token)).data.setCalendarDays.userErrors,
    ).toEqual([]);
    expect(await of(lab, { from: '2027-03-09', to: '2027-03-10' })).toMatchObject({ openMinutes: 0 });
    expect(await of(lab, { from: '2027-03-02', to: '2027-03-17' })).toMatchObject({ openMinutes: 1200 });
  });

  it.each([
    ['Asia/Kathmandu', '2027-03-02', 1440],
    ['Europe/Prague', '2027-03-28', 1380],
    ['Europe/Prague', '2027-10-31', 1500],
    ['Australia/Lord_Howe', '2027-04-04', 1470],
    ['Australia/Lord_Howe', '2027-10-03', 1410],
  ])('a day has its length in its own time zone: %s on %s', async (zone, day, minutes) => {
    const lab = await stage.labIn(zone);
    const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const window = { from: day, to, resourceIds: [lab] };
    expect(await of(lab, window)).toMatchObject({ openMinutes: minutes });
    expect((await ask({ ...window, groupBy: 'HOUR_OF_WEEK' })).totals).toMatchObject({ openMinutes: minutes });
    expect((await ask({ ...window, groupBy: 'DAY' })).rows).toMatchObject([{ key: day, openMinutes: minutes }]);
  });

  it('the figures of a split window add up to those of the whole', async () => {
    const lab = await stage.lab({ openingHours: TEN_HOURS, units: 2 });
    await stage.booked(lab, '02T08:00', '02T12:00');
    await stage.booked(await stage.lab(), '02T20:00', '04T05:00');
    const parts = [
      { from: '2027-03-01', to: '2027-03-03' },
      { from: '2027-03-03', to: '2027-03-08' },
    ];
    const whole = (await ask({ from: '2027-03-01', to: '2027-03-08' })).totals;
    const split = await Promise.all(parts.map(async (part) => (await ask(part)).totals));
    for (const figure of ['openMinutes', 'bookedMinutes', 'idleMinutes', 'bookings'] as const) {
      expect(split.reduce((sum, each) => sum + each[figure], 0)).toBe(whole[figure]);
    }
  });

  it('the report leaves out drafts and includes withdrawn resources', async () => {
    const [draft, withdrawn] = [await stage.lab({ status: 'DRAFT' }), await stage.lab()];
    await stage.change(withdrawn, { status: 'WITHDRAWN' });
    const { rows } = await ask({ resourceIds: [draft, withdrawn] });
    expect(rows.map(({ key }) => key)).toEqual([withdrawn]);
  });

  it('a resource with several skills counts once in the totals', async () => {
    const both = await stage.lab({ openingHours: TEN_HOURS, skills: ['五轴', 'milling'] });
    const none = await stage.lab({ openingHours: TEN_HOURS });
    await stage.booked([{ resourceId: both }, { resourceId: none }], '09:00', '10:00');
    const { rows, totals } = await ask({ resourceIds: [both, none], groupBy: 'SKILL' });
    expect(rows).toMatchObject([
      { key: 'milling', openMinutes: 600, bookings: 1 },
      { key: '五轴', openMinutes: 600, bookings: 1 },
      { key: '', label: 'No skill', openMinutes: 600, bookings: 1 },
    ]);
    expect(totals).toMatchObject({ openMinutes: 1200, bookedMinutes: 120, bookings: 1 });
  });

  it('each grouping has the row keys of the contract', async () => {
    const lab = await stage.lab();
    const window = { from: '2026-12-31', to: '2027-01-05', resourceIds: [lab] };
    const keys = async (groupBy: UtilizationGrouping) => (await ask({ ...window, groupBy })).rows.map(({ key }) => key);
    expect(await keys('DAY')).toEqual(['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']);
    expect(await keys('WEEK')).toEqual(['2026-W53', '2027-W01']);
    expect(await keys('MONTH')).toEqual(['2026-12', '2027-01']);
    expect(await keys('KIND')).toEqual(['LAB']);
    expect(await keys('ORGANIZATION')).toEqual([stage.town.plant]);
    const hours = await keys('HOUR_OF_WEEK');
    expect([hours.length, hours[0], hours.at(-1)]).toEqual([120, 'MONDAY-00', 'SUNDAY-23']);
    expect(hours.some((key) => /TUESDAY|WEDNESDAY/.test(key))).toBe(false);
  });

  it('the report can be filtered by site and kind', async () => {
    const { site } = await createSite(stage.service, stage.town.manager, { organizationId: stage.town.plant });
    const lab = await resourceId(stage.service, stage.town.manager, { siteId: site.id });
    const machine = await resourceId(stage.service, stage.town.manager, { siteId: site.id, kind: 'EQUIPMENT' });
    const keys = async (input: Given<'utilizationReport'>) => (await ask(input)).rows.map(({ key }) => key);
    expect(await keys({ siteId: site.id })).toEqual([lab, machine]);
    expect(await keys({ siteId: site.id, kind: 'EQUIPMENT' })).toEqual([machine]);
    expect(await keys({ siteId: site.id, groupBy: 'SITE' })).toEqual([site.id]);
    expect(await keys({ siteId: 'nonsense' })).toEqual([]);
    expect(await keys({ resourceIds: [] })).toEqual([]);
  });

  it('a viewer sees every organization whose reports its roles permit', async () => {
    const { school, schoolAdmin, plant, plantAdmin, root } = stage.town;
    const schoolSite = (await createSite(stage.service, schoolAdmin, { organizationId: school })).site.id;
    await resourceId(stage.service, schoolAdmin, { siteId: schoolSite, openingHours: TEN_HOURS });
    const owners = async (asker: typeof root) => {
      const { rows } = await ask({ organizationId: null, groupBy: 'ORGANIZATION' }, asker);
      return rows.map(({ key }) => key);
    };
    await stage.lab();
    expect(await owners(root)).toEqual([plant, school]);
    expect(await owners(plantAdmin)).toEqual([plant]);
    expect(await owners(stage.town.coordinator)).toEqual([]);
    const [all, ...each] = await Promise.all(
      [null, plant, school].map(async (organizationId) => (await ask({ organizationId }, root)).totals.openMinutes),
    );
    expect(all).toBe(each.reduce((sum: number, minutes: number) => sum + minutes, 0));
  });

  it.each([
    [{ from: '2027-03-02', to: '2027-03-02' }, 'BAD_USER_INPUT'],
    [{ from: '2027-03-02', to: '2028-03-03' }, 'BAD_USER_INPUT'],
    [{ organizationId: 'nonsense' }, 'FORBIDDEN'],
    [{ organizationId: 'org_999' }, 'FORBIDDEN'],
  ])('the report refuses %j with %s', async (input, code) => {
    const variables = { input: { ...TUESDAY, organizationId: stage.town.plant, ...input } };
    const { errors } = await stage.service.graphql(REPORT, variables, stage.town.manager.token);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
  });
});
