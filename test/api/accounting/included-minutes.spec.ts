import { MONDAY, type Service, startService } from '../../support/app.js';
import { act, type Town, town, type BookingStep, type StepInput } from '../../worlds/town.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { accountOf, booked, chargeOf, pricedLab, quoteOf, usedFrom, usedMinutesOf } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';

describe('Included minutes', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  /** A lab at 36 CNY an hour, and an agreement about it alone. */
  const under = async (
    includedMinutes: number,
    more: {
      rate?: Given<'publishRate'>;
      resource?: Given<'createResource'>;
      agreement?: Given<'proposeAgreement'>;
    } = {},
  ) => {
    const resourceId = await pricedLab(service, place, more.rate, more.resource);
    const agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, {
      providerId: place.plant,
      consumerId: place.school,
      from: '2027-03-01',
      to: '2027-07-01',
      includedMinutes,
      resourceIds: [resourceId],
      ...more.agreement,
    });
    return { resourceId, agreementId };
  };
  const at = (from: string, to: string) => ({ startsAt: `2027-03-02T${from}:00Z`, endsAt: `2027-03-02T${to}:00Z` });
  const book = (resourceId: string, input: Given<'requestBooking'> = {}) => booked(service, place, resourceId, input);
  const quote = (bookingId: string) => quoteOf(service, place.coordinator, bookingId);
  const charge = (bookingId: string) => chargeOf(service, place.coordinator, bookingId);
  const used = (agreementId: string) => usedMinutesOf(service, place.schoolAdmin, agreementId);
  const step = async (
    operation: BookingStep | 'rescheduleBooking',
    bookingId: string,
    input: StepInput & Given<'rescheduleBooking'> = {},
    asker = place.coordinator,
  ) => {
    const payload = await act(service, asker, operation, { bookingId, ...input });
    expect(payload.userErrors).toEqual([]);
  };
  const use = (bookingId: string, from: string, to: string) => {
    service.clock.set('2027-03-02T20:00:00Z');
    return usedFrom(service, place, bookingId, `2027-03-02T${from}:00Z`, `2027-03-02T${to}:00Z`);
  };

  it('are drawn by a booking, and the remaining minutes are charged', async () => {
    const { resourceId, agreementId } = await under(150, { agreement: { discountPercent: '10' } });
    expect(await quote(await book(resourceId))).toBe('0.00');
    expect(await used(agreementId)).toBe(120);
    expect(await quote(await book(resourceId, at('12:00', '14:00')))).toBe('48.60');
    expect(await used(agreementId)).toBe(150);
    expect(await quote(await book(resourceId, at('15:00', '17:00')))).toBe('64.80');
  });

  it('are drawn for each booked unit', async () => {
    const { resourceId, agreementId } = await under(300, { resource: { units: 5 } });
    expect(await quote(await book('', { items: [{ resourceId, units: 5 }] }))).toBe('180.00');
    expect(await used(agreementId)).toBe(300);
  });

  it('are drawn by the items in their order, except free items', async () => {
    const { resourceId, agreementId } = await under(180, { agreement: { resourceIds: null, to: '2027-03-20' } });
    const [other, free] = [await pricedLab(service, place), await place.resource()];
    const items = [free, resourceId, other].map((id) => ({ resourceId: id }));
    const bookingId = await book('', { items, agreementId });
    expect(await quote(bookingId)).toBe('36.00');
    expect(await used(agreementId)).toBe(180);
    await agree(service, place.schoolAdmin, 'endAgreement', { agreementId });
  });

  it('are drawn by a series in the order of its dates', async () => {
    const { resourceId, agreementId } = await under(150);
    const { occurrences, userErrors } = await act(service, place.coordinator, 'requestBookingSeries', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Semester',
      startsAtLocal: '2027-03-02T09:00',
      endsAtLocal: '2027-03-02T10:00',
      recurrence: 'FREQ=DAILY;COUNT=4',
    });
    expect(userErrors).toEqual([]);
    const quotes = [];
    for (const { booking } of occurrences) quotes.push(await quote(booking.id));
    expect(quotes).toEqual(['0.00', '0.00', '18.00', '36.00']);
    expect(await used(agreementId)).toBe(150);
  });

  it('minutes that one item returns cover the overrun of another item', async () => {
    const { resourceId, agreementId } = await under(240, {
      rate: { basis: 'USED' },
      agreement: { resourceIds: null, to: '2027-03-19' },
    });
    const other = await pricedLab(service, place, { basis: 'RESERVED_PLUS_OVERRUN' });
    const bookingId = await book('', { items: [{ resourceId }, { resourceId: other }], agreementId });
    await use(bookingId, '09:30', '11:20');
    const { usage } = await accountOf(service, place.coordinator, bookingId);
    const lines = usage.map((record: { includedMinutes: number; charge: { amount: string } }) => [
      record.includedMinutes,
      record.charge.amount,
    ]);
    // 110 minutes of the one; 120 and the 10 that are left of it of the 140 of the other.
    expect(lines).toEqual([
      [110, '0.00'],
      [130, '6.00'],
    ]);
    expect(await used(agreementId)).toBe(240);
    service.clock.set(MONDAY);
    await agree(service, place.schoolAdmin, 'endAgreement', { agreementId });
  });

  describe('return', () => {
    it('a cancelled booking returns its included minutes', async () => {
      const { resourceId, agreementId } = await under(500);
      await step('cancelBooking', await book(resourceId));
      expect(await used(agreementId)).toBe(0);
    });

    it('a booking that is cancelled late returns its included minutes and costs the fee', async () => {
      const rate = { lateCancellationFee: '12' };
      const { resourceId, agreementId } = await under(500, {
        rate,
        resource: { policy: { cancellationNoticeMinutes: 3000 } },
      });
      const bookingId = await book(resourceId);
      await step('cancelBooking', bookingId);
      expect([await used(agreementId), await charge(bookingId)]).toEqual([0, '12.00']);
    });

    it('a declined booking returns its included minutes', async () => {
      const { resourceId, agreementId } = await under(500, { resource: { policy: { approval: 'OWNER_APPROVES' } } });
      const bookingId = await book(resourceId);
      expect(await used(agreementId)).toBe(120);
      await step('declineBooking', bookingId, {}, place.manager);
      expect(await used(agreementId)).toBe(0);
    });

    it('a hold returns its included minutes from the moment it expires', async () => {
      const { resourceId, agreementId } = await under(150);
      await book(resourceId, { hold: true });
      service.clock.set(MONDAY + 10 * 60_000 - 1);
      expect(await used(agreementId)).toBe(120);
      service.clock.set(MONDAY + 10 * 60_000);
      expect(await used(agreementId)).toBe(0);
      expect(await quote(await book(resourceId))).toBe('0.00');
      expect(await used(agreementId)).toBe(120);
    });

    it('a no-show returns its included minutes from the moment it is missed', async () => {
      const policy = { noShowAfterMinutes: 15 };
      const { resourceId, agreementId } = await under(150, { rate: { noShowFee: '5' }, resource: { policy } });
      const bookingId = await book(resourceId);
      service.clock.set('2027-03-02T09:15:00Z');
      expect(await used(agreementId)).toBe(0);
      expect(await charge(bookingId)).toBe('5.00');
      expect(await quote(await book(resourceId, at('12:00', '14:00')))).toBe('0.00');
      expect(await used(agreementId)).toBe(120);
    });
  });

  it('stay drawn by a hold that is confirmed in time and a booking that is checked in', async () => {
    const policy = { noShowAfterMinutes: 15 };
    const { resourceId, agreementId } = await under(150, { resource: { policy } });
    const bookingId = await book(resourceId, { hold: true });
    await step('confirmBooking', bookingId);
    service.clock.set('2027-03-02T09:00:00Z');
    expect(await used(agreementId)).toBe(120);
    await step('checkInBooking', bookingId);
    service.clock.set('2027-03-02T10:00:00Z');
    expect(await used(agreementId)).toBe(120);
  });

  describe('end of the booking', () => {
    const USED = { rate: { basis: 'USED' } } as const;

    it('a booking that is used shorter returns the unused included minutes', async () => {
      const { resourceId, agreementId } = await under(500, USED);
      const bookingId = await book(resourceId);
      await use(bookingId, '09:00', '09:30');
      expect([await used(agreementId), await charge(bookingId)]).toEqual([30, '0.00']);
    });

    it('an overrun draws the remaining included minutes', async () => {
      const { resourceId, agreementId } = await under(150, USED);
      const bookingId = await book(resourceId);
      await use(bookingId, '09:00', '12:00');
      expect([await used(agreementId), await charge(bookingId)]).toEqual([150, '18.00']);
      expect((await accountOf(service, place.coordinator, bookingId)).usage[0]?.includedMinutes).toBe(150);
    });

    it('a booking used as booked is charged as quoted, even if minutes were returned since', async () => {
      const { resourceId, agreementId } = await under(180);
      const first = await book(resourceId);
      const second = await book(resourceId, at('12:00', '14:00'));
      expect(await quote(second)).toBe('36.00');
      await step('cancelBooking', first);
      await use(second, '12:00', '14:00');
      expect([await used(agreementId), await charge(second)]).toEqual([60, '36.00']);
    });
  });

  describe('reschedule', () => {
    it('a rescheduled booking returns its included minutes and draws them again', async () => {
      const { resourceId, agreementId } = await under(150);
      const bookingId = await book(resourceId);
      await step('rescheduleBooking', bookingId, at('12:00', '15:00'));
      expect([await used(agreementId), await quote(bookingId)]).toEqual([150, '18.00']);
    });

    it('a shortened booking returns included minutes, also to an ended agreement', async () => {
      const { resourceId, agreementId } = await under(150);
      const bookingId = await book(resourceId);
      await agree(service, place.schoolAdmin, 'endAgreement', { agreementId });
      await step('rescheduleBooking', bookingId, at('09:00', '10:00'));
      expect([await used(agreementId), await quote(bookingId)]).toEqual([60, '0.00']);
    });

    it('a booking that moves out of the term returns its included minutes', async () => {
      const { resourceId, agreementId } = await under(150);
      const bookingId = await book(resourceId);
      const later = { startsAt: '2027-07-02T09:00:00Z', endsAt: '2027-07-02T10:00:00Z' };
      await step('rescheduleBooking', bookingId, later);
      expect([await used(agreementId), await quote(bookingId)]).toEqual([0, '36.00']);
    });
  });

  it('are never overdrawn by many bookings at the same time', async () => {
    const { resourceId, agreementId } = await under(300, { resource: { units: 16 } });
    const others = await Promise.all(
      Array.from({ length: 12 }, () => book(resourceId, { items: [{ resourceId, units: 1 }], agreementId })),
    );
    expect(await used(agreementId)).toBe(300);
    const quotes = await Promise.all(others.map(quote));
    expect(quotes.filter((each) => each === '0.00')).toHaveLength(2);
    expect(quotes.filter((each) => each === '36.00')).toHaveLength(1);
    expect(quotes.filter((each) => each === '72.00')).toHaveLength(9);
  });

  it('the used minutes of an agreement equal the sum of its draws', async () => {
    const sums = await service.database.run({
      name: 'test.draws',
      text: `select a.agreement_id from agreement a
                where a.used_included_minutes <> (
                  select coalesce(sum(d.minutes), 0) from included_draw d
                   where d.provider_id = a.provider_id and d.agreement_id = a.agreement_id)`,
    });
    expect(sums).toEqual([]);
  });
});
