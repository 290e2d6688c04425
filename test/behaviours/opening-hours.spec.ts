import { createResource } from '../worlds/resources.js';
import { codes } from '../worlds/town.js';
import { onStage } from './stage.js';
import type { Weekday } from '../worlds/schema.js';

const on = (weekday: Weekday, opensAt: string, closesAt: string) => ({ weekday, opensAt, closesAt });
const OUTSIDE = ['OUTSIDE_OPENING_HOURS'];

onStage('Opening hours', (stage) => {
  describe('Opening hours across midnight', () => {
    it('opening hours join where one day closes at 24:00 and the next opens at 00:00', async () => {
      const lab = await stage.lab({
        openingHours: [on('TUESDAY', '20:00', '24:00'), on('WEDNESDAY', '00:00', '04:00')],
      });
      expect(await stage.asked(lab, '2027-03-02T20:00:00+01:00', '2027-03-03T04:00:00+01:00')).toEqual([]);
    });

    it('opening hours do not join when a minute is missing between them', async () => {
      const lab = await stage.lab({
        openingHours: [on('TUESDAY', '20:00', '23:59'), on('WEDNESDAY', '00:00', '04:00')],
      });
      expect(await stage.asked(lab, '2027-03-02T22:00:00+01:00', '2027-03-03T02:00:00+01:00')).toEqual(OUTSIDE);
      expect(await stage.free(lab, '2027-03-02T22:00:00+01:00', '2027-03-03T02:00:00+01:00')).toHaveLength(2);
    });

    it('opening hours of Sunday and Monday join', async () => {
      const lab = await stage.lab({ openingHours: [on('MONDAY', '00:00', '02:00'), on('SUNDAY', '22:00', '24:00')] });
      expect(await stage.asked(lab, '2027-03-07T22:00:00+01:00', '2027-03-08T02:00:00+01:00')).toEqual([]);
    });

    it('a resource is open all week when each day is open all day', async () => {
      const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
      const lab = await stage.lab({ openingHours: days.map((day) => on(day, '00:00', '24:00')) });
      // Over the change to summer time on 28 March.
      expect(await stage.asked(lab, '2027-03-25T10:07:00Z', '2027-04-05T09:13:00Z')).toEqual([]);
    });
  });

  it('overlapping opening hours of one day count as one period', async () => {
    const lab = await stage.lab({ openingHours: [on('TUESDAY', '08:00', '12:00'), on('TUESDAY', '11:00', '15:00')] });
    expect(await stage.asked(lab, '2027-03-02T10:00:00+01:00', '2027-03-02T14:00:00+01:00')).toEqual([]);
  });

  it('each item of a booking must be open', async () => {
    const open = await stage.lab();
    const closed = await stage.lab({ openingHours: [on('WEDNESDAY', '08:00', '12:00')] });
    const { userErrors } = await stage.request([{ resourceId: open }, { resourceId: closed }], '09:00', '10:00');
    expect(codes({ userErrors })).toEqual(OUTSIDE);
  });

  it('changed opening hours leave bookings standing, and apply when a booking is moved', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00');
    await stage.change(lab, { openingHours: [on('MONDAY', '08:00', '12:00')] });
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(codes(await stage.move(id, '09:00', '09:30'))).toEqual(OUTSIDE);
  });

  it.each([
    ['24:00', '24:00'],
    ['10:00', '10:00'],
    ['10:00', '09:00'],
    ['22:00', '00:00'],
  ])('opening hours cannot be from %s to %s', async (opensAt, closesAt) => {
    const input = { siteId: stage.town.site, openingHours: [on('MONDAY', opensAt, closesAt)] };
    expect(codes(await createResource(stage.service, stage.town.manager, input))).toEqual(['INVALID']);
  });

  describe('Opening hours when the clock goes forward', () => {
    // Prague, 28 March 2027: 02:00 becomes 03:00.
    it('opening hours last an hour less', async () => {
      const lab = await stage.lab({ openingHours: [on('SUNDAY', '00:00', '10:00')] });
      const free = await stage.free(lab, '2027-03-27T12:00:00Z', '2027-03-28T12:00:00Z');
      expect(free).toEqual([{ startsAt: '2027-03-27T23:00:00.000Z', endsAt: '2027-03-28T08:00:00.000Z' }]);
      expect(await stage.asked(lab, '2027-03-27T23:00:00Z', '2027-03-28T08:01:00Z')).toEqual(OUTSIDE);
      expect(await stage.asked(lab, '2027-03-27T23:00:00Z', '2027-03-28T08:00:00Z')).toEqual([]);
    });

    it('opening hours begin right after the gap when the clock skips their start', async () => {
      const lab = await stage.lab({ openingHours: [on('SUNDAY', '02:30', '10:00')] });
      expect(await stage.asked(lab, '2027-03-28T00:59:00Z', '2027-03-28T02:00:00Z')).toEqual(OUTSIDE);
      expect(await stage.asked(lab, '2027-03-28T01:00:00Z', '2027-03-28T02:00:00Z')).toEqual([]);
    });

    it('a day whose opening hours are all skipped is closed', async () => {
      const lab = await stage.lab({ openingHours: [on('SUNDAY', '02:00', '03:00')] });
      expect(await stage.free(lab, '2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z')).toEqual([]);
    });

    it('the start grid follows the local time', async () => {
      // 03:00 is 180 minutes on the wall clock after midnight and 120 in fact.
      const lab = await stage.lab({ policy: { startStepMinutes: 90 } });
      expect(await stage.asked(lab, '2027-03-28T01:00:00Z', '2027-03-28T02:30:00Z')).toEqual([]);
    });

    it('opening hours begin after midnight where the clock skips midnight', async () => {
      // Santiago, 5 September 2027: 00:00 becomes 01:00.
      const hours = [on('SATURDAY', '12:00', '24:00'), on('SUNDAY', '00:00', '12:00')];
      const lab = await stage.labIn('America/Santiago', { openingHours: hours });
      const free = await stage.free(lab, '2027-09-04T00:00:00Z', '2027-09-06T00:00:00Z');
      expect(free).toEqual([{ startsAt: '2027-09-04T16:00:00.000Z', endsAt: '2027-09-05T15:00:00.000Z' }]);
    });

    it('opening hours last half an hour less after a shift of half an hour', async () => {
      // Lord Howe, 3 October 2027: 02:00 becomes 02:30.
      const lab = await stage.labIn('Australia/Lord_Howe', { openingHours: [on('SUNDAY', '00:00', '10:00')] });
      const free = await stage.free(lab, '2027-10-02T00:00:00Z', '2027-10-04T00:00:00Z');
      expect(free).toEqual([{ startsAt: '2027-10-02T13:30:00.000Z', endsAt: '2027-10-02T23:00:00.000Z' }]);
    });
  });

  describe('Opening hours when the clock goes back', () => {
    // Prague, 31 October 2027: 03:00 becomes 02:00.
    it('opening hours last an hour more', async () => {
      const lab = await stage.lab({ openingHours: [on('SUNDAY', '00:00', '10:00')] });
      const free = await stage.free(lab, '2027-10-30T12:00:00Z', '2027-10-31T12:00:00Z');
      expect(free).toEqual([{ startsAt: '2027-10-30T22:00:00.000Z', endsAt: '2027-10-31T09:00:00.000Z' }]);
    });

    it('opening hours begin and end the first time that the clock shows their limits', async () => {
      const early = await stage.lab({ openingHours: [on('SUNDAY', '00:00', '02:30')] });
      const late = await stage.lab({ openingHours: [on('SUNDAY', '02:30', '06:00')] });
      const window = ['2027-10-30T12:00:00Z', '2027-10-31T12:00:00Z'] as const;
      expect(await stage.free(early, ...window)).toMatchObject([{ endsAt: '2027-10-31T00:30:00.000Z' }]);
      expect(await stage.free(late, ...window)).toMatchObject([{ startsAt: '2027-10-31T00:30:00.000Z' }]);
    });

    it('opening hours last half an hour more after a shift of half an hour', async () => {
      // Lord Howe, 4 April 2027: 02:00 becomes 01:30.
      const lab = await stage.labIn('Australia/Lord_Howe', { openingHours: [on('SUNDAY', '00:00', '10:00')] });
      const free = await stage.free(lab, '2027-04-03T00:00:00Z', '2027-04-05T00:00:00Z');
      expect(free).toEqual([{ startsAt: '2027-04-03T13:00:00.000Z', endsAt: '2027-04-03T23:30:00.000Z' }]);
    });
  });

  describe('Opening hours in zones off the hour', () => {
    it('opening hours follow the local time of Chatham', async () => {
      // UTC+13:45 in March.
      const lab = await stage.labIn('Pacific/Chatham', { openingHours: [on('TUESDAY', '09:00', '17:00')] });
      expect(await stage.asked(lab, '2027-03-01T19:14:00Z', '2027-03-02T03:14:00Z')).toEqual(OUTSIDE);
      expect(await stage.asked(lab, '2027-03-01T19:15:00Z', '2027-03-02T03:15:00Z')).toEqual([]);
    });

    it('the start grid follows the local time of Kathmandu', async () => {
      // UTC+05:45.
      const lab = await stage.labIn('Asia/Kathmandu', { policy: { startStepMinutes: 60 } });
      expect(await stage.asked(lab, '03:00', '04:00')).toEqual(['OFF_GRID']);
      expect(await stage.asked(lab, '03:15', '04:15')).toEqual([]);
    });

    it('alternatives start on the quarter hours of Lord Howe', async () => {
      const hours = [on('TUESDAY', '09:00', '12:00')];
      const lab = await stage.labIn('Australia/Lord_Howe', { openingHours: hours, policy: { startStepMinutes: 60 } });
      // UTC+11 in March; closed at the time asked for.
      const found = await stage.alternatives(lab, '2027-03-02T12:00:00+11:00', '2027-03-02T13:00:00+11:00');
      expect(found.map(({ startsAt }) => startsAt)).toEqual([
        '2027-03-02T00:00:00.000Z',
        '2027-03-01T23:00:00.000Z',
        '2027-03-01T22:00:00.000Z',
        '2027-03-08T22:00:00.000Z',
        '2027-03-08T23:00:00.000Z',
      ]);
    });
  });
});
