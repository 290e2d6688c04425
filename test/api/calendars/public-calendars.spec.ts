import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../bookings/town.js';
import { resourceId } from '../catalog/resources.js';
import { createSite } from '../organizations/places.js';
import { calendarOf, changeCalendar } from './calendar.js';

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
    const openingHours = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
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

  it('do not bind who observes none', async () => {
    expect(await preview('2026-10-01')).toEqual([]);
    expect(await calendarOf(service, place.coordinator, place.plant, 2026)).toEqual({
      publicCalendar: null,
      calendar: { announced: null, notice: null, days: [] },
    });
  });

  it('close on the holidays of mainland China', async () => {
    await observe('CN');
    expect(await preview('2026-10-01')).toEqual(['OUTSIDE_OPENING_HOURS']);
    expect(await preview('2026-10-08')).toEqual([]);
  });

  it('open Saturday 10 October 2026 like the Wednesday that it makes up for', async () => {
    await observe('CN');
    expect(await preview('2026-10-10')).toEqual([]);
    expect(await preview('2026-10-10', '13:00')).toEqual(['OUTSIDE_OPENING_HOURS']);
  });

  it('are told day by day', async () => {
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

  it('say that a year is not yet announced', async () => {
    await observe('CN');
    const { calendar } = await calendarOf(service, place.coordinator, place.plant, 2027);
    expect(calendar).toEqual({
      announced: false,
      notice: expect.stringContaining('2027 is not yet announced'),
      days: [],
    });
  });

  describe('tell a series', () => {
    const FIELDS = '{ notices userErrors { code } }';
    const documents = {
      previewBookingSeries: `query ($input: RequestBookingSeriesInput!) { previewBookingSeries(input: $input) ${FIELDS} }`,
      requestBookingSeries: `mutation ($input: RequestBookingSeriesInput!) { requestBookingSeries(input: $input) ${FIELDS} }`,
    };
    const ask = async (which: keyof typeof documents, day: string, recurrence: string, input: object = {}) => {
      const series = {
        ...{ organizationId: place.school, items: [{ resourceId: lab }], title: 'Lesson', recurrence },
        ...{ startsAtLocal: `${day}T09:00`, endsAtLocal: `${day}T10:00`, onConflict: 'SKIP_CONFLICTS', ...input },
      };
      const { data, errors } = await service.graphql(documents[which], { input: series }, place.coordinator.token);
      expect(errors).toEqual([]);
      return data[which];
    };
    const notices = async (day: string, recurrence: string, input: object = {}) =>
      (await ask('previewBookingSeries', day, recurrence, input)).notices;
    const notice = (year: number) =>
      `The calendar of 中国大陆 Mainland China for ${year} is not yet announced; its holidays and make-up days are missing.`;

    it('into which years it falls that are not announced', async () => {
      await observe('CN');
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=4')).toEqual([]);
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=5')).toEqual([]);
      expect(await notices('2026-12-01', 'FREQ=WEEKLY;COUNT=6')).toEqual([notice(2027)]);
      expect(await notices('2026-12-01', 'FREQ=MONTHLY;COUNT=14')).toEqual([notice(2027), notice(2028)]);
    });

    it('by the wall clock of the resources, from its first minute to its last', async () => {
      await observe('CN');
      const early = { startsAtLocal: '2027-01-01T00:00', endsAtLocal: '2027-01-01T01:00' };
      const late = { startsAtLocal: '2026-12-31T23:00', endsAtLocal: '2027-01-01T00:00' };
      const across = { startsAtLocal: '2026-12-31T23:00', endsAtLocal: '2027-01-01T00:01' };
      expect(await notices('', 'FREQ=DAILY;COUNT=1', early)).toEqual([notice(2027)]);
      expect(await notices('', 'FREQ=DAILY;COUNT=1', late)).toEqual([]);
      expect(await notices('', 'FREQ=DAILY;COUNT=1', across)).toEqual([notice(2027)]);
    });

    it('when it is booked and when its key is repeated, too', async () => {
      await observe('CN');
      const input = { idempotencyKey: 'new-year' };
      for (let time = 0; time < 2; time++) {
        expect(await ask('requestBookingSeries', '2026-12-29', 'FREQ=WEEKLY;COUNT=2', input)).toEqual({
          notices: [notice(2027)],
          userErrors: [],
        });
      }
    });

    it('nothing when the provider observes none, or what is asked for is unknown', async () => {
      await observe(null);
      expect(await notices('2027-01-05', 'FREQ=WEEKLY;COUNT=2')).toEqual([]);
      await observe('CN');
      const unknown = { items: [{ resourceId: 'nothing' }] };
      expect(await notices('2027-01-05', 'FREQ=WEEKLY;COUNT=2', unknown)).toEqual([]);
    });
  });

  it('give way to what the organization says', async () => {
    await observe('CN');
    const days = [{ day: '2026-10-02', kind: 'MAKE_UP_DAY', name: 'Open house', opensLike: 'FRIDAY' }];
    await changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
    expect(await preview('2026-10-02')).toEqual([]);
  });

  it('are no longer observed when the organization says so', async () => {
    await observe('CN');
    await observe(null);
    expect(await preview('2026-10-01')).toEqual([]);
  });

  it('are observed only where there is one', async () => {
    expect(codes(await observe('XX'))).toEqual(['NOT_FOUND']);
  });

  it('are put in by a platform admin on the day that they are announced', async () => {
    await observe('CN');
    expect(await preview('2027-10-01')).toEqual([]);
    const days = [{ day: '2027-10-01', kind: 'HOLIDAY', name: '国庆节' }];
    const { publicCalendar } = await announce({ region: 'CN', year: 2027, source: 'Notice', days });
    expect(publicCalendar.year).toEqual({ year: 2027, source: 'Notice', days: [{ day: '2027-10-01' }] });
    expect(await preview('2027-10-01')).toEqual(['OUTSIDE_OPENING_HOURS']);
  });

  it('are put in whole, again and again', async () => {
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
  ])('are refused with all that is wrong: %j', async (input, errors) => {
    const days = [{ day: '2029-01-01', kind: 'HOLIDAY', name: '元旦' }];
    const { userErrors } = await announce({ region: 'CN', year: 2029, source: 'Notice', days, ...input });
    expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, ...field])).toEqual(errors);
  });

  it('are not for others to put in', async () => {
    const days = [{ day: '2029-01-01', kind: 'HOLIDAY', name: '元旦' }];
    const input = { region: 'CN', year: 2029, source: 'Notice', days };
    expect(codes(await announce(input, place.plantAdmin))).toEqual(['NOT_PERMITTED']);
  });
});
