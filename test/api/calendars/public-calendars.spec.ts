import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { resourceId } from '../../worlds/resources.js';
import { createSite } from '../../worlds/places.js';
import { calendarOf, changeCalendar } from '../../worlds/calendar.js';
import type { Given } from '../../worlds/mutations.js';

const ANNOUNCE = `mutation ($input: AnnouncePublicCalendarYearInput!, $year: Int!) {
  announcePublicCalendarYear(input: $input) {
    publicCalendar { announcedYears year(year: $year) { year source days { day } } }
    userErrors { code field }
  }
}`;

describe('Public calendars', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  beforeAll(async () => {
    service = await startService();
    service.clock.set('2026-08-01T00:00:00Z');
    place = await town(service);
    const { site } = await createSite(service, place.manager, {
      organizationId: place.plant,
      timeZone: 'Asia/Shanghai',
    });
    const openingHours = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((weekday) => ({
      weekday,
      opensAt: '08:00',
      closesAt: weekday === 'WEDNESDAY' ? '12:00' : '18:00',
    }));
    lab = await resourceId(service, place.manager, { siteId: site.id, openingHours });
  });
  afterAll(() => service.stop());

  const observe = (region: string | null) =>
    changeCalendar(service, place.manager, 'observePublicCalendar', { organizationId: place.plant, region });
  const preview = async (day: string, to = '11:00') =>
    codes(
      await act(service, place.coordinator, 'previewBooking', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        title: 'Lesson',
        startsAt: `${day}T09:00:00+08:00`,
        endsAt: `${day}T${to}:00+08:00`,
      }),
    );
  const announce = async (input: { readonly year: number; readonly [field: string]: unknown }, asker = place.root) => {
    const { data } = await service.graphql(ANNOUNCE, { input, year: input.year }, asker.token);
    return data.announcePublicCalendarYear;
  };

  it('a public calendar does not apply to an organization that does not observe it', async () => {
    expect(await preview('2026-10-01')).toEqual([]);
    expect(await calendarOf(service, place.coordinator, place.plant, 2026)).toEqual({
      publicCalendar: null,
      calendar: { announced: null, notice: null, days: [] },
    });
  });

  it('the calendar of mainland China closes its holidays', async () => {
    await observe('CN');
    expect(await preview('2026-10-01')).toEqual(['OUTSIDE_OPENING_HOURS']);
    expect(await preview('2026-10-08')).toEqual([]);
  });

  it('the make-up day Saturday 10 October 2026 has the opening hours of a Wednesday', async () => {
    await observe('CN');
    expect(await preview('2026-10-10')).toEqual([]);
    expect(await preview('2026-10-10', '13:00')).toEqual(['OUTSIDE_OPENING_HOURS']);
  });

  it('the calendar lists each public day', async () => {
    await observe('CN');
    const { calendar } = await calendarOf(service, place.coordinator, place.plant, 2026);
    expect(calendar).toMatchObject({ announced: true, notice: null });
    expect(calendar.days).toHaveLength(39);
    expect(calendar.days).toContainEqual({
      day: '2026-10-10',
      kind: 'MAKE_UP_DAY',
      name: '国庆节',
      opensLike: 'WEDNESDAY',
      isPublic: true,
    });
  });

  it('the calendar has a notice for a year that is not announced', async () => {
    await observe('CN');
    const { calendar } = await calendarOf(service, place.coordinator, place.plant, 2027);
    expect(calendar).toEqual({
      announced: false,
      notice: expect.stringContaining('2027 is not yet announced'),
      days: [],
    });
  });

  describe('notices of a series', () => {
    const FIELDS = '{ notices userErrors { code } }';
    const documents = {
      previewBookingSeries: `query ($input: RequestBookingSeriesInput!) { previewBookingSeries(input: $input) ${FIELDS} }`,
      requestBookingSeries: `mutation ($input: RequestBookingSeriesInput!) { requestBookingSeries(input: $input) ${FIELDS} }`,
    };
    const ask = async (
      which: keyof typeof documents,
      day: string,
      recurrence: string,
      input: Given<'requestBookingSeries'> = {},
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const series = {
        ...{ organizationId: place.school, items: [{ resourceId: lab }], title: 'Lesson', recurrence },
        ...{ startsAtLocal: `${day}T09:00`, endsAtLocal: `${day}T10:00`, onConflict: 'SKIP_CONFLICTS', ...input },
      };
      const { data, errors } = await service.graphql(
        documents[which],
        { input: series },
        place.coordinator.token,
        headers,
      );
      expect(errors).toEqual([]);
      return data[which];
    };
    const notices = async (day: string, recurrence: string, input: Given<'requestBookingSeries'> = {}) =>
      (await ask('previewBookingSeries', day, recurrence, input)).notices;
    const notice = (year: number) =>
      `The calendar of 中国大陆 Mainland China for ${year} is not yet announced; its holidays and make-up days are missing.`;

    it('a series tells the notice in the language of the viewer', async () => {
      await observe('CN');
      const preview = ['previewBookingSeries', '2026-12-01', 'FREQ=WEEKLY;COUNT=6', {}] as const;
      expect((await ask(...preview, { 'accept-language': 'zh-CN' })).notices).toEqual([
        '中国大陆 Mainland China 2027 年的放假安排尚未公布，其节假日和调休日暂缺。',
      ]);
    });

    it('a series names the years of its dates that are not announced', async () => {
      await observe('CN');
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=4')).toEqual([]);
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=5')).toEqual([]);
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=6')).toEqual([notice(2027)]);
      expect(await notices('2026-12-01', 'FREQ=MONTHLY;COUNT=14')).toEqual([notice(2027), notice(2028)]);
    });

    it('the years of a series follow the local time of the resources, from start to end', async () => {
      await observe('CN');
      const early = { startsAtLocal: '2027-01-01T00:00', endsAtLocal: '2027-01-01T01:00' };
      const late = { startsAtLocal: '2026-12-31T23:00', endsAtLocal: '2027-01-01T00:00' };
      const across = { startsAtLocal: '2026-12-31T23:00', endsAtLocal: '2027-01-01T00:01' };
      expect(await notices('', 'FREQ=DAILY;COUNT=1', early)).toEqual([notice(2027)]);
      expect(await notices('', 'FREQ=DAILY;COUNT=1', late)).toEqual([]);
      expect(await notices('', 'FREQ=DAILY;COUNT=1', across)).toEqual([notice(2027)]);
    });

    it('a booked series has the notices too, also when its key is repeated', async () => {
      await observe('CN');
      const input = { idempotencyKey: 'new-year' };
      for (let time = 0; time < 2; time++) {
        expect(await ask('requestBookingSeries', '2026-12-29', 'FREQ=WEEKLY;COUNT=2', input)).toEqual({
          notices: [notice(2027)],
          userErrors: [],
        });
      }
    });

    it('a series has no notice without an observed calendar or with an unknown resource', async () => {
      await observe(null);
      expect(await notices('2027-01-05', 'FREQ=WEEKLY;COUNT=2')).toEqual([]);
      await observe('CN');
      const unknown = { items: [{ resourceId: 'nothing' }] };
      expect(await notices('2027-01-05', 'FREQ=WEEKLY;COUNT=2', unknown)).toEqual([]);
    });
  });

  it('a day set by the organization overrides the public calendar', async () => {
    await observe('CN');
    const days = [{ day: '2026-10-02', kind: 'MAKE_UP_DAY', name: 'Open house', opensLike: 'FRIDAY' }] as const;
    await changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
    expect(await preview('2026-10-02')).toEqual([]);
  });

  it('an organization can stop observing a public calendar', async () => {
    await observe('CN');
    await observe(null);
    expect(await preview('2026-10-01')).toEqual([]);
  });

  it('a region without a public calendar cannot be observed', async () => {
    expect(codes(await observe('XX'))).toEqual(['NOT_FOUND']);
  });

  it('a year announced by a platform admin applies at once', async () => {
    await observe('CN');
    expect(await preview('2027-10-01')).toEqual([]);
    const days = [{ day: '2027-10-01', kind: 'HOLIDAY', name: '国庆节' }];
    const { publicCalendar } = await announce({ region: 'CN', year: 2027, source: 'Notice', days });
    expect(publicCalendar.year).toEqual({ year: 2027, source: 'Notice', days: [{ day: '2027-10-01' }] });
    expect(await preview('2027-10-01')).toEqual(['OUTSIDE_OPENING_HOURS']);
  });

  it('a year that is announced again is replaced as a whole', async () => {
    const day = (name: string) => [{ day: '2028-01-03', kind: 'HOLIDAY', name }];
    await announce({
      region: 'CN',
      year: 2028,
      source: 'Draft',
      days: [{ day: '2028-05-01', kind: 'HOLIDAY', name: '劳动节' }],
    });
    const { publicCalendar } = await announce({ region: 'CN', year: 2028, source: 'Notice', days: day('元旦') });
    expect(publicCalendar.year).toEqual({ year: 2028, source: 'Notice', days: [{ day: '2028-01-03' }] });
  });

  it.each([
    [{ region: 'XX' }, [['NOT_FOUND', 'region']]],
    [
      { year: 2201, source: ' ' },
      [
        ['INVALID', 'year'],
        ['INVALID', 'source'],
        ['INVALID', 'days', '0', 'day'],
      ],
    ],
    [{ days: [{ day: '2029-01-01', kind: 'CLOSURE', name: 'Works' }] }, [['INVALID', 'days', '0', 'kind']]],
  ])('an announcement is refused with all its errors: %j', async (input, errors) => {
    const days = [{ day: '2029-01-01', kind: 'HOLIDAY', name: '元旦' }];
    const { userErrors } = await announce({ region: 'CN', year: 2029, source: 'Notice', days, ...input });
    expect(userErrors.map(({ code, field }) => [code, ...field])).toEqual(errors);
  });

  it('an organization admin cannot announce a year', async () => {
    const days = [{ day: '2029-01-01', kind: 'HOLIDAY', name: '元旦' }];
    const input = { region: 'CN', year: 2029, source: 'Notice', days };
    expect(codes(await announce(input, place.plantAdmin))).toEqual(['NOT_PERMITTED']);
  });
});
