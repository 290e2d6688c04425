import { MONDAY, type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

const FREE = /* GraphQL */ `
  query ($id: ID!, $from: DateTime!, $to: DateTime!, $minimumMinutes: Int! = 1, $units: Int! = 1) {
    resource(id: $id) {
      freePeriods(from: $from, to: $to, minimumMinutes: $minimumMinutes, units: $units) {
        startsAt
        endsAt
      }
    }
  }
`;
const DAY = { from: '2027-03-02T00:00:00Z', to: '2027-03-03T00:00:00Z' };
const period = (from: string, to: string) => ({ startsAt: `2027-03-02T${from}:00Z`, endsAt: `2027-03-02T${to}:00Z` });

describe('Free time', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const input = (resourceId: string, others: Given<'requestBooking'>) => ({
    organizationId: place.school,
    items: [{ resourceId }],
    title: 'Practice',
    ...period('09:00', '11:00'),
    ...others,
  });
  const request = (resourceId: string, others: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'requestBooking', input(resourceId, others));
  const wish = async (resourceId: string, others: Given<'requestBooking'> = {}): Promise<string[]> => {
    const { alternatives } = await act(
      service,
      place.coordinator,
      'requestWithAlternatives',
      input(resourceId, others),
    );
    return alternatives.map((each) => each.startsAt.slice(5, 16));
  };
  const ask = (id: string, others: object = {}) =>
    service.graphql(FREE, { id, ...DAY, ...others }, place.coordinator.token);
  /** The free periods as "09:00-11:00" in UTC. */
  const free = async (id: string, others: object = {}): Promise<string[]> => {
    const { data, errors } = await ask(id, others);
    expect(errors).toEqual([]);
    return data.resource.freePeriods.map((each) => `${each.startsAt.slice(11, 16)}-${each.endsAt.slice(11, 16)}`);
  };
  // Prague is an hour ahead of UTC in March: open from 07:00 to 16:00 UTC.
  const openingHours = [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '17:00' }] as const;

  describe('free periods of a resource', () => {
    it('free periods are the opening hours without bookings', async () => {
      const lab = await place.resource({ openingHours });
      await request(lab);
      expect(await free(lab)).toEqual(['07:00-09:00', '11:00-16:00']);
    });

    it('free periods leave room for turnaround before and after a booking', async () => {
      const lab = await place.resource({ openingHours, policy: { turnaroundMinutes: 15 } });
      await request(lab);
      expect(await free(lab)).toEqual(['07:00-08:45', '11:15-16:00']);
    });

    it('free periods depend on the number of units asked for', async () => {
      const lab = await place.resource({ openingHours, units: 3 });
      await request(lab, { items: [{ resourceId: lab, units: 2 }] });
      expect(await free(lab, { units: 1 })).toEqual(['07:00-16:00']);
      expect(await free(lab, { units: 2 })).toEqual(['07:00-09:00', '11:00-16:00']);
    });

    it('a resource has no free periods for more units than it has', async () => {
      expect(await free(await place.resource({ units: 3 }), { units: 4 })).toEqual([]);
    });

    it('free periods shorter than the minimum are left out', async () => {
      const lab = await place.resource({ openingHours });
      await request(lab);
      expect(await free(lab, { minimumMinutes: 121 })).toEqual(['11:00-16:00']);
    });

    it('free periods are clipped to the window', async () => {
      expect(await free(await place.resource(), { to: '2027-03-02T01:30:00Z' })).toEqual(['00:00-01:30']);
    });

    it('a booking inside a lab shortens the free periods only of the whole lab', async () => {
      const lab = await place.resource({ openingHours, units: 30 });
      await request(await place.resource({ parentId: lab, kind: 'EQUIPMENT' }));
      expect(await free(lab, { units: 29 })).toEqual(['07:00-16:00']);
      expect(await free(lab, { units: 30 })).toEqual(['07:00-09:00', '11:00-16:00']);
    });

    it('free time returns when a hold expires', async () => {
      const lab = await place.resource({ openingHours });
      await request(lab, { hold: true });
      expect(await free(lab)).toEqual(['07:00-09:00', '11:00-16:00']);
      service.clock.set(MONDAY + 10 * 60_000);
      expect(await free(lab)).toEqual(['07:00-16:00']);
    });

    it('free time begins at a whole minute after an early check-out', async () => {
      const lab = await place.resource({ openingHours });
      const { booking } = await request(lab);
      service.clock.set('2027-03-02T09:00:00Z');
      await act(service, place.coordinator, 'checkInBooking', { bookingId: booking.id });
      service.clock.set('2027-03-02T09:30:20Z');
      await act(service, place.coordinator, 'checkOutBooking', { bookingId: booking.id });
      expect(await free(lab)).toEqual(['07:00-09:00', '09:31-16:00']);
    });

    it.each([
      ['an empty window', { to: DAY.from }],
      ['more than 366 days', { to: '2028-03-04T00:00:00Z' }],
      ['no units', { units: 0 }],
      ['a minimum of 0 minutes', { minimumMinutes: 0 }],
    ])('a request for free periods with %s is refused', async (_, others) => {
      const { errors } = await ask(await place.resource(), others);
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('alternatives', () => {
    it('alternatives are sorted by distance then start, do not overlap, and are at most five', async () => {
      const lab = await place.resource();
      await request(lab, period('09:00', '11:00'));
      expect(await wish(lab)).toEqual(['03-02T07:00', '03-02T11:00', '03-02T05:00', '03-02T13:00', '03-02T03:00']);
    });

    it('alternatives start on the grid of the resource', async () => {
      const lab = await place.resource({ policy: { startStepMinutes: 60 } });
      await request(lab);
      expect(await wish(lab)).toEqual(['03-02T07:00', '03-02T11:00', '03-02T05:00', '03-02T13:00', '03-02T03:00']);
    });

    it('alternatives touch the bookings before and after, also off the quarter hours', async () => {
      const lab = await place.resource({ openingHours });
      await request(lab, period('09:10', '11:05'));
      const found = await wish(lab, period('10:00', '11:00'));
      expect(found.slice(0, 3)).toEqual(['03-02T11:05', '03-02T08:10', '03-02T12:15']);
    });

    it('alternatives are offered when the resource is closed', async () => {
      const lab = await place.resource({ openingHours });
      expect((await wish(lab, period('15:30', '17:00')))[0]).toBe('03-02T14:30');
    });

    it('alternatives are looked for within seven days', async () => {
      const lab = await place.resource({ openingHours });
      await request(lab, period('07:00', '16:00'));
      expect((await wish(lab))[0]).toBe('03-09T07:00');
    });

    it('no alternative is offered when nothing fits', async () => {
      const lab = await place.resource({ openingHours, policy: { maximumAdvanceDays: 5 } });
      await request(lab, period('07:00', '16:00'));
      expect(await wish(lab)).toEqual([]);
    });

    it('no alternative is offered when the refusal is not about time', async () => {
      const lab = await place.resource({ policy: { maximumMinutes: 30 } });
      expect(await wish(lab)).toEqual([]);
    });

    it('an alternative fits all items at once', async () => {
      const [one, other] = [await place.resource(), await place.resource({ policy: { turnaroundMinutes: 30 } })];
      await request(one);
      await request(other, period('11:30', '13:00'));
      const [first] = await wish(one, { items: [{ resourceId: one }, { resourceId: other }] });
      expect(first).toBe('03-02T07:00');
      const items = [{ resourceId: one }, { resourceId: other }];
      expect(codes(await request(one, { items, ...period('07:00', '09:00') }))).toEqual([]);
    });

    it('no alternative starts in the past', async () => {
      const lab = await place.resource();
      await request(lab, period('09:00', '11:00'));
      service.clock.set('2027-03-02T08:50:00Z');
      expect(await wish(lab)).toEqual(['03-02T11:00', '03-02T13:00', '03-02T15:00', '03-02T17:00', '03-02T19:00']);
    });
  });
});
