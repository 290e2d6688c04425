import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { person } from '../../worlds/people.js';
import { calendarOf, changeCalendar } from '../../worlds/calendar.js';
import type { CalendarDayInput } from '../../worlds/schema.js';

const WORKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const openingHours = WORKDAYS.map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '18:00' }));
const EASTER_MONDAY = '2027-03-29';
const SATURDAY = '2027-04-03';

describe('Calendar days', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lab = await place.resource({ openingHours });
  });
  afterAll(() => service.stop());

  const set = (days: readonly CalendarDayInput[], asker = place.manager) =>
    changeCalendar(service, asker, 'setCalendarDays', { organizationId: place.plant, days });
  const preview = (
    day: string,
    resourceId = lab,
    document: 'previewBooking' | 'requestWithAlternatives' = 'previewBooking',
  ) =>
    act(service, place.coordinator, document, {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      startsAt: `${day}T09:00:00Z`,
      endsAt: `${day}T11:00:00Z`,
    });

  it('a holiday closes a weekday that is usually open, and the refusal names the holiday', async () => {
    expect(codes(await preview(EASTER_MONDAY))).toEqual([]);
    await set([{ day: EASTER_MONDAY, kind: 'HOLIDAY', name: 'Easter Monday' }]);
    const { userErrors } = await preview(EASTER_MONDAY);
    expect(userErrors).toEqual([expect.objectContaining({ code: 'OUTSIDE_OPENING_HOURS' })]);
    expect(userErrors[0]?.message).toContain('(Easter Monday)');
  });

  it('a closure closes a resource that is always open', async () => {
    const always = await place.resource();
    await set([{ day: '2027-04-05', kind: 'CLOSURE', name: 'Stocktaking' }]);
    expect(codes(await preview('2027-04-05', always))).toEqual(['OUTSIDE_OPENING_HOURS']);
    expect(codes(await preview('2027-04-06', always))).toEqual([]);
  });

  it('a make-up day has the opening hours of the weekday that it replaces', async () => {
    expect(codes(await preview(SATURDAY))).toEqual(['OUTSIDE_OPENING_HOURS']);
    await set([{ day: SATURDAY, kind: 'MAKE_UP_DAY', name: 'For Easter Monday', opensLike: 'MONDAY' }]);
    expect(codes(await preview(SATURDAY))).toEqual([]);
  });

  it('setting a day again replaces that day', async () => {
    const day = '2027-06-07';
    await set([{ day, kind: 'HOLIDAY', name: 'Feast' }]);
    await set([{ day, kind: 'CLOSURE', name: 'Works outing' }]);
    const { calendar } = await calendarOf(service, place.coordinator, place.plant, 2027);
    expect(calendar.days.filter((each) => each.day === day)).toEqual([
      { day, kind: 'CLOSURE', name: 'Works outing', opensLike: null, isPublic: false },
    ]);
  });

  it('a calendar day can be removed', async () => {
    const day = '2027-06-14';
    await set([{ day, kind: 'HOLIDAY', name: 'Feast' }]);
    expect(codes(await preview(day))).toEqual(['OUTSIDE_OPENING_HOURS']);
    await changeCalendar(service, place.manager, 'removeCalendarDays', { organizationId: place.plant, days: [day] });
    expect(codes(await preview(day))).toEqual([]);
  });

  it('a holiday does not cancel existing bookings', async () => {
    const day = '2027-06-21';
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Lesson',
      startsAt: `${day}T09:00:00Z`,
      endsAt: `${day}T11:00:00Z`,
    });
    await set([{ day, kind: 'HOLIDAY', name: 'Feast' }]);
    const { data } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { status } }',
      { id: booking.id },
      place.coordinator.token,
    );
    expect(data.booking).toEqual({ status: 'CONFIRMED' });
  });

  it('a holiday has no free periods', async () => {
    const day = '2027-06-28';
    await set([{ day, kind: 'HOLIDAY', name: 'Feast' }]);
    const { data } = await service.graphql(
      `query ($id: ID!) { resource(id: $id) {
        freePeriods(from: "2027-06-27T00:00:00Z", to: "2027-06-30T00:00:00Z") { startsAt }
      } }`,
      { id: lab },
      place.coordinator.token,
    );
    expect(data.resource.freePeriods).toEqual([{ startsAt: '2027-06-29T06:00:00.000Z' }]);
  });

  it('alternatives for a holiday are on other days', async () => {
    const day = '2027-07-05';
    await set([{ day, kind: 'HOLIDAY', name: 'Feast' }]);
    const starts = (await preview(day, lab, 'requestWithAlternatives')).alternatives.map(({ startsAt }) =>
      startsAt.slice(0, 10),
    );
    expect(starts).toHaveLength(5);
    expect(starts).not.toContain(day);
  });

  it('a series with SKIP_CONFLICTS skips a holiday', async () => {
    await set([{ day: '2027-07-12', kind: 'HOLIDAY', name: 'Feast' }]);
    const { occurrences } = await act(service, place.coordinator, 'requestBookingSeries', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Course',
      startsAtLocal: '2027-07-06T14:00',
      endsAtLocal: '2027-07-06T15:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU;COUNT=4',
      onConflict: 'SKIP_CONFLICTS',
    });
    const skipped = occurrences.map((each) => each.skippedBecause);
    expect(skipped).toEqual([null, 'OUTSIDE_OPENING_HOURS', null, null]);
  });

  it.each<[CalendarDayInput[], string[][]]>([
    [[], [['days']]],
    [[{ day: '2027-08-02', kind: 'HOLIDAY', name: ' ' }], [['days', '0', 'name']]],
    [
      [
        { day: '2027-08-02', kind: 'MAKE_UP_DAY', name: 'Work' },
        { day: '2027-08-02', kind: 'HOLIDAY', name: 'Feast', opensLike: 'MONDAY' },
      ],
      [
        ['days', '0', 'opensLike'],
        ['days', '1', 'day'],
        ['days', '1', 'opensLike'],
      ],
    ],
  ])('calendar days are refused with all their errors: %j', async (days, fields) => {
    const { organization, userErrors } = await set(days);
    expect(organization).toBeNull();
    expect(userErrors.map(({ field }) => field)).toEqual(fields);
  });

  it('a viewer without the role cannot change calendar days', async () => {
    const [asker] = [await person(service, 'Stranger')];
    const day = [{ day: '2027-08-09', kind: 'HOLIDAY', name: 'Feast' }] as const;
    expect(codes(await set(day, place.coordinator))).toEqual(['NOT_PERMITTED']);
    expect(codes(await set(day, asker))).toEqual(['NOT_PERMITTED']);
  });

  it('a refused calendar day names day and kind in the language of the reader', async () => {
    const document = 'mutation ($i: SetCalendarDaysInput!) { setCalendarDays(input: $i) { userErrors { message } } }';
    const day = { day: '2027-08-02', kind: 'CLOSURE', name: 'Closed' };
    const i = { organizationId: place.plant, days: [day, { ...day, opensLike: 'MONDAY' }] };
    const { data } = await service.graphql(document, { i }, place.manager.token, { 'accept-language': 'zh' });
    expect(data.setCalendarDays.userErrors).toEqual([
      { message: '2027-08-02 填写了两次，请只填一次。' },
      { message: '停用日全天不开放；请不填 opensLike，或改为调休上班日。' },
    ]);
  });
});
