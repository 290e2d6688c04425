import { setTimeout } from 'node:timers/promises';
import { organizationIds } from '../../../src/access/ids.js';
import { built } from '../../support/built.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { act, type Town, town } from '../../worlds/town.js';
import { accountOf, booked, chargeOf, pricedLab, usedFrom } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';
import { first } from '../../support/lists.js';
import type { UsageRecord, ChargeBasis } from '../../worlds/schema.js';

const { SettleMissed } = await built('bookings/index');

describe('The usage of a booking', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const lab = (rate: Given<'publishRate'> = {}, resource: Given<'createResource'> = {}) =>
    pricedLab(service, place, rate, resource);
  const book = (resourceId: string, input: Given<'requestBooking'> = {}) => booked(service, place, resourceId, input);
  const account = (bookingId: string) => accountOf(service, place.coordinator, bookingId);
  const charge = (bookingId: string) => chargeOf(service, place.coordinator, bookingId);
  const use = (bookingId: string, from: string, to: string) => {
    service.clock.set('2027-03-02T20:00:00Z');
    return usedFrom(service, place, bookingId, `2027-03-02T${from}Z`, `2027-03-02T${to}Z`);
  };

  it('is empty until the booking ends', async () => {
    expect((await account(await book(await lab()))).usage).toEqual([]);
  });

  it('shows the used minutes and the parts of the charge', async () => {
    const resourceId = await lab({ steps: [{ fromHours: '1', hourly: '30' }] });
    const bookingId = await book(resourceId);
    await use(bookingId, '09:10:40', '10:59:20');
    expect((await account(bookingId)).usage).toMatchObject([
      {
        outcome: 'COMPLETED',
        reservedMinutes: 120,
        usedMinutes: 109,
        billableMinutes: 120,
        includedMinutes: 0,
        units: 1,
        charge: { amount: '66.00', currency: 'CNY' },
        parts: [
          { minutes: 60, amount: '36.00' },
          { minutes: 60, amount: '30.00' },
        ],
        resource: { id: resourceId },
        provider: { id: place.plant },
        consumer: { id: place.school },
        booking: { id: bookingId },
      },
    ]);
  });

  it.each<[ChargeBasis, string, string, string]>([
    ['USED', '09:10:40', '10:40:20', '54.00'],
    ['USED', '08:50:00', '11:20:00', '90.00'],
    ['USED', '09:10:00', '09:10:30', '0.60'],
    ['RESERVED_PLUS_OVERRUN', '09:10:00', '10:00:00', '72.00'],
    ['RESERVED_PLUS_OVERRUN', '09:10:00', '11:30:59', '90.00'],
    ['RESERVED', '08:50:00', '11:30:00', '72.00'],
  ])('a use with the basis %s from %s to %s costs %s', async (basis, from, to, amount) => {
    const bookingId = await book(await lab({ basis }));
    await use(bookingId, from, to);
    expect(await charge(bookingId)).toBe(amount);
  });

  it('a use without a rate is recorded without a charge', async () => {
    const bookingId = await book(await place.resource());
    await use(bookingId, '09:00:00', '11:00:00');
    expect((await account(bookingId)).usage).toMatchObject([
      { outcome: 'COMPLETED', usedMinutes: 120, billableMinutes: 0, charge: null, parts: [] },
    ]);
  });

  it('a use at an hourly rate of 0 costs 0.00', async () => {
    const bookingId = await book(await lab({ hourly: '0' }));
    await use(bookingId, '09:00:00', '11:00:00');
    expect(await charge(bookingId)).toBe('0.00');
  });

  it('has a record for each item', async () => {
    const items = [await lab({ hourly: '10' }), await lab({ hourly: '20' })];
    const bookingId = await book('', { items: items.map((resourceId) => ({ resourceId })) });
    await use(bookingId, '09:00:00', '11:00:00');
    const { usage } = await account(bookingId);
    expect(usage.map((each) => each.charge.amount)).toEqual(['20.00', '40.00']);
  });

  it('is visible by its id to people who see the booking', async () => {
    const bookingId = await book(await lab());
    await use(bookingId, '09:00:00', '11:00:00');
    const { id } = first((await account(bookingId)).usage);
    const document = 'query ($id: ID!) { node(id: $id) { ... on UsageRecord { booking { id } } } }';
    const seen = await service.graphql<{ node: UsageRecord }>(document, { id }, place.manager.token);
    expect(seen.data.node.booking.id).toBe(bookingId);
    const member = await service.graphql(document, { id }, place.root.token);
    expect(member.data.node).not.toBeNull();
  });

  it('cannot be changed or deleted, not even by SQL', async () => {
    const bookingId = await book(await lab());
    await use(bookingId, '09:00:00', '11:00:00');
    for (const sql of [
      'update usage_record set charge_minor = 1',
      'delete from usage_record',
      'truncate usage_record cascade',
    ]) {
      await expect(service.database.run({ name: sql, text: sql })).rejects.toMatchObject({ code: '23514' });
    }
  });

  describe('cancellation', () => {
    const policy = { cancellationNoticeMinutes: 60 };
    const cancel = async (bookingId: string, asker = place.coordinator) => {
      const payload = await act(service, asker, 'cancelBooking', { bookingId, reason: 'Because' });
      expect(payload.userErrors).toEqual([]);
    };
    const late = async (rate: Given<'publishRate'>, input: Given<'requestBooking'> = {}) => {
      const bookingId = await book(await lab(rate, { policy, units: 3 }), input);
      service.clock.set('2027-03-02T08:00:00Z');
      return bookingId;
    };

    it('a late cancellation costs the fee once per item', async () => {
      const resourceId = await lab({ lateCancellationFee: '25.50', minimumCharge: '90' }, { policy, units: 3 });
      const bookingId = await book('', { items: [{ resourceId, units: 3 }] });
      service.clock.set('2027-03-02T08:00:00Z');
      await cancel(bookingId);
      expect((await account(bookingId)).usage).toMatchObject([
        {
          outcome: 'LATE_CANCELLATION',
          reservedMinutes: 120,
          usedMinutes: 0,
          billableMinutes: 0,
          charge: { amount: '25.50' },
          parts: [{ minutes: null, amount: '25.50' }],
        },
      ]);
    });

    it('a late cancellation without a fee is recorded without a charge', async () => {
      const bookingId = await late({});
      await cancel(bookingId);
      expect((await account(bookingId)).usage).toMatchObject([
        { outcome: 'LATE_CANCELLATION', charge: null, parts: [] },
      ]);
    });

    it('a cancellation in time is not recorded as usage', async () => {
      const bookingId = await late({ lateCancellationFee: '25' });
      service.clock.set('2027-03-02T07:59:00Z');
      await cancel(bookingId);
      expect((await account(bookingId)).usage).toEqual([]);
    });

    it('a cancellation by the provider costs nothing', async () => {
      const bookingId = await late({ lateCancellationFee: '25' });
      await cancel(bookingId, place.manager);
      expect((await account(bookingId)).usage).toEqual([]);
    });
  });

  describe('no-show', () => {
    const policy = { noShowAfterMinutes: 15 };
    const missed = async (rate: Given<'publishRate'> = { noShowFee: '40' }) => {
      const bookingId = await book(await lab(rate, { policy }));
      service.clock.set('2027-03-02T09:15:00Z');
      return bookingId;
    };

    it('a no-show costs the fee from its deadline on, before a job records it', async () => {
      const bookingId = await missed();
      expect(await account(bookingId)).toMatchObject({
        status: 'NO_SHOW',
        usage: [{ outcome: 'NO_SHOW', billableMinutes: 0, charge: { amount: '40.00' } }],
      });
    });

    it('a job records no-shows, also those from before the service started', async () => {
      const bookingId = await missed();
      const settings = { JOBS: 'true', MIGRATE_ON_START: 'true' };
      const instances = [await startService(settings, service), await startService(settings, service)];
      const written = async () => {
        const rows = await service.database.run<{ outcome: string }>(
          {
            name: 'test.usage-of-booking',
            text: 'select outcome from usage_record where replace(booking_id::text, $$-$$, $$$$) = $1',
          },
          [bookingId.split('_').at(-1)],
        );
        return rows.map((row) => row.outcome);
      };
      try {
        for (let tries = 0; tries < 100 && (await written()).length === 0; tries++) await setTimeout(100);
        expect(await written()).toEqual(['NO_SHOW']);
      } finally {
        for (const instance of instances) await instance.stop();
      }
    });

    it('a booking costs nothing before its no-show deadline', async () => {
      const bookingId = await missed();
      service.clock.set('2027-03-02T09:14:59Z');
      expect(await account(bookingId)).toMatchObject({ status: 'CONFIRMED', usage: [] });
    });

    it('a no-show without a fee is recorded without a charge', async () => {
      expect(await charge(await missed({}))).toBeNull();
    });

    it('the usage of a no-show has one id while readers and a job race', async () => {
      const bookingId = await missed();
      const looks = Array.from({ length: 8 }, () => account(bookingId));
      await service.app.get(SettleMissed).ofProviders();
      const seen = [...(await Promise.all(looks)), await account(bookingId)];
      for (const { usage } of seen) expect(usage).toHaveLength(1);
      const ids = new Set(seen.flatMap(({ usage }) => usage.map(({ id }) => id)));
      expect(ids.size).toBe(1);
    });

    it('a job records all no-shows of a provider at once', async () => {
      const resourceId = await lab({ noShowFee: '40' }, { policy, units: 2 });
      const bookings = [await book(resourceId), await book(resourceId)];
      service.clock.set('2027-03-02T09:15:00Z');
      const settle = service.app.get(SettleMissed);
      expect(await settle.ofProviders([organizationIds.read(place.school)])).toBe(0);
      expect(await settle.ofProviders([organizationIds.read(place.plant)])).toBeGreaterThanOrEqual(2);
      expect(await settle.ofProviders()).toBe(0);
      for (const bookingId of bookings) expect(await charge(bookingId)).toBe('40.00');
    });

    it('a no-show that the provider marks costs the same fee', async () => {
      const bookingId = await book(await lab({ noShowFee: '40' }));
      service.clock.set('2027-03-02T09:05:00Z');
      const payload = await act(service, place.manager, 'markNoShow', { bookingId });
      expect(payload.userErrors).toEqual([]);
      expect(await charge(bookingId)).toBe('40.00');
    });
  });
});
