import { type Service, startService } from '../../support/app.js';
import { filtered } from '../../worlds/reading.js';
import { act, type Town, town } from '../../worlds/town.js';
import { type Given, mutate, type Operation } from '../../worlds/mutations.js';
import type { CalendarDayInput, Inputs } from '../../worlds/schema.js';

const FIELDS = `affected { booking { id } resource { id } because } affectedTotal userErrors { code }`;
const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;

/** The clock stands at Monday 1 March 2027, 08:00 UTC; the plant is in Prague. */
describe('Bookings affected by a change', () => {
  let service: Service;
  let place: Town;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
  });
  afterEach(() => service.stop());

  const book = async (resourceId: string, day: string, input: Given<'requestBooking'> = {}): Promise<string> => {
    const { booking } = await act(service, place.coordinator, 'requestBooking', {
      ...{ organizationId: place.school, title: 'Lesson', items: [{ resourceId }] },
      ...{ startsAt: `${day}T09:00:00Z`, endsAt: `${day}T10:00:00Z`, ...input },
    });
    return booking.id;
  };
  const change = <Name extends Operation>(name: Name, input: Inputs[Name], asker = place.plantAdmin) =>
    mutate(service, asker.token, name, input, FIELDS);
  const close = (
    day: string,
    kind: Omit<CalendarDayInput, 'day' | 'name'> & Partial<CalendarDayInput> = { kind: 'CLOSURE' },
  ) => change('setCalendarDays', { organizationId: place.plant, days: [{ day, name: 'Works outing', ...kind }] });
  const update = (resourceId: string, input: Given<'updateResource'>) =>
    change('updateResource', { resourceId, ...input });
  const hit = (booking: string, resource: string, because: string) => ({
    booking: { id: booking },
    resource: { id: resource },
    because,
  });
  const nothing = { affected: [], affectedTotal: 0 };

  it('a closure lists the bookings of that day', async () => {
    const lab = await place.resource();
    const booking = await book(lab, '2027-03-10');
    await book(lab, '2027-03-11');
    expect(await close('2027-03-10')).toMatchObject({
      affected: [hit(booking, lab, 'OUTSIDE_OPENING_HOURS')],
      affectedTotal: 1,
    });
  });

  it('a closure does not list cancelled bookings', async () => {
    const booking = await book(await place.resource(), '2027-03-10');
    await act(service, place.coordinator, 'cancelBooking', { bookingId: booking });
    expect(await close('2027-03-10')).toMatchObject(nothing);
  });

  it('renaming a closure affects no further bookings', async () => {
    await book(await place.resource(), '2027-03-10');
    await close('2027-03-10');
    expect(await close('2027-03-10', { kind: 'HOLIDAY', name: 'Another' })).toMatchObject(nothing);
  });

  it('removing a make-up day lists the bookings of that day', async () => {
    const openingHours = WEEK.map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '18:00' }));
    const lab = await place.resource({ openingHours });
    await close('2027-03-13', { kind: 'MAKE_UP_DAY', opensLike: 'MONDAY' });
    const booking = await book(lab, '2027-03-13');
    const removed = await change('removeCalendarDays', { organizationId: place.plant, days: ['2027-03-13'] });
    expect(removed).toMatchObject({ affected: [hit(booking, lab, 'OUTSIDE_OPENING_HOURS')], affectedTotal: 1 });
  });

  it('a closure lists a booking of several weeks that includes that day', async () => {
    const lab = await place.resource();
    const booking = await book(lab, '2027-03-05', { endsAt: '2027-03-25T10:00:00Z' });
    expect(await close('2027-03-10')).toMatchObject({ affected: [hit(booking, lab, 'OUTSIDE_OPENING_HOURS')] });
  });

  it('announcing a public calendar year lists the bookings of its observers', async () => {
    const lab = await place.resource();
    const booking = await book(lab, '2027-03-10');
    const observe = { organizationId: place.plant, region: 'CN' };
    await change('observePublicCalendar', observe);
    const days = [{ day: '2027-03-10', kind: 'HOLIDAY', name: 'Spring' }] as const;
    const year = { region: 'CN', year: 2027, source: 'announced', days };
    const announced = await change('announcePublicCalendarYear', year, place.root);
    expect(announced).toMatchObject({ affected: [hit(booking, lab, 'OUTSIDE_OPENING_HOURS')], affectedTotal: 1 });
  });

  it('new opening hours list the bookings outside them', async () => {
    const lab = await place.resource();
    await book(lab, '2027-03-08');
    const booking = await book(lab, '2027-03-09');
    const openingHours = [{ weekday: 'MONDAY', opensAt: '08:00', closesAt: '18:00' }] as const;
    expect(await update(lab, { openingHours })).toMatchObject({
      affected: [hit(booking, lab, 'OUTSIDE_OPENING_HOURS')],
      affectedTotal: 1,
    });
  });

  it('renaming a resource affects no bookings', async () => {
    const lab = await place.resource();
    await book(lab, '2027-03-08');
    expect(await update(lab, { name: 'New' })).toMatchObject(nothing);
  });

  it('withdrawing a resource lists its bookings', async () => {
    const lab = await place.resource();
    const booking = await book(lab, '2027-03-09');
    expect(await update(lab, { status: 'WITHDRAWN' })).toMatchObject({ affected: [hit(booking, lab, 'NOT_LISTED')] });
    expect(await update(lab, { status: 'WITHDRAWN' })).toMatchObject(nothing);
  });

  it('a refused downtime of a lab lists the bookings of its machines', async () => {
    const lab = await place.resource();
    const machine = await place.resource({ kind: 'EQUIPMENT', parentId: lab });
    const booking = await book(machine, '2027-03-09');
    const downtime = { resourceId: lab, reason: 'Oil', startsAt: '2027-03-09T08:00:00Z' };
    const input = { ...downtime, endsAt: '2027-03-09T18:00:00Z' };
    expect(await change('scheduleDowntime', input)).toMatchObject({
      ...{ affected: [hit(booking, machine, 'CONFLICT')], affectedTotal: 1, userErrors: [{ code: 'CONFLICT' }] },
    });
  });

  describe('filters after the change', () => {
    it('the filter outsideOpeningHours finds the affected bookings', async () => {
      const lab = await place.resource();
      const booking = await book(lab, '2027-03-10');
      const other = await book(lab, '2027-03-11');
      await close('2027-03-10');
      expect(await filtered(service, place.manager, { outsideOpeningHours: true })).toEqual([booking]);
      expect(await filtered(service, place.manager, { outsideOpeningHours: false })).toEqual([other]);
      expect(await filtered(service, place.coordinator, { outsideOpeningHours: true })).toEqual([booking]);
    });

    it('the filter outsideOpeningHours leaves out a booking that is over', async () => {
      const booking = await book(await place.resource(), '2027-03-10');
      await close('2027-03-10');
      service.clock.set('2027-03-10T10:00:00Z');
      expect(await filtered(service, place.manager, { outsideOpeningHours: true })).toEqual([]);
      expect(await filtered(service, place.manager, { outsideOpeningHours: false })).toEqual([booking]);
    });
  });

  it('the filter by reference finds one booking and ignores letter case', async () => {
    const lab = await place.resource();
    const booking = await book(lab, '2027-03-10');
    await book(lab, '2027-03-11');
    const document = 'query ($id: ID!) { booking(id: $id) { reference } }';
    const { data } = await service.graphql(document, { id: booking }, place.manager.token);
    const { reference } = data.booking as { reference: string };
    expect(await filtered(service, place.manager, { reference: reference.toLowerCase() })).toEqual([booking]);
    expect(await filtered(service, place.manager, { reference: `${reference.slice(0, -1)}` })).toEqual([]);
    expect(await filtered(service, place.manager, { reference: 'nonsense' })).toEqual([]);
  });
});
