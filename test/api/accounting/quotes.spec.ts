import { MONDAY, type Service, startService } from '../../support/app.js';
import { act, type Town, town } from '../../worlds/town.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { join } from '../../worlds/places.js';
import { accountOf, booked, chargeOf, pricedLab, publishRate, quoteOf, usedFrom } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';

describe('The price of a booking', () => {
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
  const quote = (bookingId: string) => quoteOf(service, place.coordinator, bookingId);
  const publish = (input: Given<'publishRate'> & { readonly resourceId: string }) =>
    publishRate(service, place.plantAdmin, input);
  const preview = (resourceId: string, input: Given<'requestBooking'> = {}) =>
    act(service, place.coordinator, 'previewBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
      title: 'Lesson',
      ...input,
    });

  it('is the same in the preview and on the booking', async () => {
    const resourceId = await lab();
    expect(await preview(resourceId)).toMatchObject({ quote: { amount: '72.00', currency: 'CNY' } });
    const bookingId = await book(resourceId);
    expect((await accountOf(service, place.coordinator, bookingId)).quote).toEqual({
      amount: '72.00',
      currency: 'CNY',
    });
  });

  it('is the charge if the booking is used as booked', async () => {
    const bookingId = await book(
      await lab({ bands: [{ weekdays: ['TUESDAY'], startsAt: '10:30', endsAt: '24:00', discountPercent: '12.5' }] }),
    );
    expect(await quote(bookingId)).toBe('65.25');
    service.clock.set('2027-03-02T11:00:00Z');
    await usedFrom(service, place, bookingId, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
    expect(await chargeOf(service, place.coordinator, bookingId)).toBe('65.25');
  });

  it('is null without a rate', async () => {
    expect(await quote(await book(await place.resource()))).toBeNull();
  });

  it('is 0.00 if the hourly rate is 0', async () => {
    expect(await quote(await book(await lab({ hourly: '0' })))).toBe('0.00');
  });

  it('counts each booked unit', async () => {
    const lathes = await lab({}, { units: 12 });
    expect(await quote(await book(lathes, { items: [{ resourceId: lathes, units: 5 }] }))).toBe('360.00');
  });

  it('is the sum of its rounded lines', async () => {
    const items = [await lab({ hourly: '0.0025' }), await lab({ hourly: '0.0025' }), await place.resource()];
    const bookingId = await book('', { items: items.map((resourceId) => ({ resourceId })) });
    expect(await quote(bookingId)).toBe('0.02');
  });

  it('cannot mix currencies', async () => {
    const items = [await lab(), await lab({ currency: 'EUR' })].map((resourceId) => ({ resourceId }));
    expect((await preview('', { items })).userErrors).toMatchObject([{ code: 'INVALID', field: ['items'] }]);
  });

  it('follows the rate in effect at the start of the booking', async () => {
    const resourceId = await lab();
    await publish({ resourceId, hourly: '50', effectiveFrom: '2027-03-03T00:00:00Z' });
    expect(await quote(await book(resourceId))).toBe('72.00');
    const later = { startsAt: '2027-03-03T00:00:00Z', endsAt: '2027-03-03T01:00:00Z' };
    expect(await quote(await book(resourceId, later))).toBe('50.00');
  });

  it('stays as quoted when another rate is published later', async () => {
    const resourceId = await lab();
    const bookingId = await book(resourceId);
    await publish({ resourceId, hourly: '500', effectiveFrom: '2027-02-01T00:00:00Z' });
    expect(await quote(bookingId)).toBe('72.00');
    service.clock.set('2027-03-02T11:00:00Z');
    await usedFrom(service, place, bookingId, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
    expect(await chargeOf(service, place.coordinator, bookingId)).toBe('72.00');
  });

  describe('reschedule', () => {
    const move = async (
      bookingId: string,
      startsAt: string,
      endsAt: string,
      input: Given<'rescheduleBooking'> = {},
    ) => {
      const payload = await act(service, place.coordinator, 'rescheduleBooking', {
        bookingId,
        startsAt: `2027-03-02T${startsAt}:00Z`,
        endsAt: `2027-03-02T${endsAt}:00Z`,
        ...input,
      });
      expect(payload.userErrors).toEqual([]);
    };

    it('a rescheduled booking is quoted again at the current rate', async () => {
      const resourceId = await lab();
      const bookingId = await book(resourceId);
      await publish({ resourceId, hourly: '60', effectiveFrom: '2027-02-01T00:00:00Z' });
      await move(bookingId, '10:00', '12:00');
      expect(await quote(bookingId)).toBe('120.00');
    });

    it('a booking that is only shortened keeps its old terms', async () => {
      const resourceId = await lab();
      const bookingId = await book(resourceId);
      await publish({ resourceId, hourly: '60', effectiveFrom: '2027-02-01T00:00:00Z' });
      await move(bookingId, '09:30', '10:30');
      expect(await quote(bookingId)).toBe('36.00');
    });

    it('a booking that is reduced to fewer units keeps its old terms and currency', async () => {
      const [lathes, room] = [await lab({}, { units: 12 }), await lab()];
      const items = (units: number) => [{ resourceId: lathes, units }, { resourceId: room }];
      const bookingId = await book('', { items: items(5) });
      await publish({ resourceId: lathes, currency: 'EUR', effectiveFrom: '2027-02-01T00:00:00Z' });
      await move(bookingId, '09:00', '11:00', { items: items(4) });
      expect(await quote(bookingId)).toBe('360.00');
    });
  });

  describe('audience', () => {
    let everyone: string;
    beforeAll(async () => {
      everyone = await lab({ hourly: '30' });
      await publish({ resourceId: everyone, audience: 'PARTNERS', hourly: '20' });
      await publish({ resourceId: everyone, audience: 'OWN_ORGANIZATION', hourly: '10' });
    });
    const terms = (from: string, to: string, ids: Given<'proposeAgreement'> = {}) => ({
      providerId: place.plant,
      consumerId: place.school,
      from,
      to,
      ...ids,
    });
    const on = (day: string) => ({ startsAt: `${day}T09:00:00Z`, endsAt: `${day}T10:00:00Z` });
    const quoteOn = async (day: string): Promise<string> => (await preview(everyone, on(day))).quote.amount;

    it('an organization without an agreement pays the rate for EVERYONE', async () => {
      expect(await quoteOn('2027-06-01')).toBe('30.00');
    });

    it('a partner pays the rate for PARTNERS only during the term of the agreement', async () => {
      await agreed(service, place.plantAdmin, place.schoolAdmin, terms('2027-04-01', '2027-05-01'));
      expect(await quoteOn('2027-03-31')).toBe('30.00');
      expect(await quoteOn('2027-04-01')).toBe('20.00');
      expect(await quoteOn('2027-05-01')).toBe('30.00');
    });

    it('the provider of an agreement pays the PARTNERS rate of the consumer, too', async () => {
      const ids = { providerId: place.school, consumerId: place.plant };
      await agreed(service, place.plantAdmin, place.schoolAdmin, terms('2027-07-01', '2027-08-01', ids));
      expect(await quoteOn('2027-07-05')).toBe('20.00');
    });

    it('the owner pays the rate for OWN_ORGANIZATION, and nothing without one', async () => {
      const asked = { organizationId: place.plant, ...on('2027-06-01') };
      const mine = (resourceId: string) =>
        act(service, place.manager, 'previewBooking', { ...asked, items: [{ resourceId }], title: 'Own work' });
      expect((await mine(everyone)).quote.amount).toBe('10.00');
      expect((await mine(await lab({ hourly: '30' }))).quote).toBeNull();
    });
  });

  describe('agreement with a discount', () => {
    it('a booking keeps its discount after the agreement has ended', async () => {
      const resourceId = await lab();
      const agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, {
        providerId: place.plant,
        consumerId: place.school,
        from: '2027-03-01',
        to: '2027-04-01',
        discountPercent: '12.5',
        resourceIds: [resourceId],
      });
      const bookingId = await book(resourceId);
      await agree(service, place.schoolAdmin, 'endAgreement', { agreementId });
      expect(await quote(bookingId)).toBe('63.00');
      expect(
        (await preview(resourceId, { startsAt: '2027-03-02T12:00:00Z', endsAt: '2027-03-02T14:00:00Z' })).quote.amount,
      ).toBe('72.00');
      service.clock.set('2027-03-02T11:00:00Z');
      await usedFrom(service, place, bookingId, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
      expect(await chargeOf(service, place.coordinator, bookingId)).toBe('63.00');
    });
  });

  describe('availability search', () => {
    const SEARCH = `query ($input: AvailabilitySearchInput!) {
      availableResources(input: $input) { nodes { resource { id } quote { amount currency } } }
    }`;
    const search = async (input: Given<'availableResources'>) => {
      const window = { from: '2027-03-04T09:00:00Z', to: '2027-03-04T11:00:00Z' };
      const { data, errors } = await service.graphql(
        SEARCH,
        { input: { ...window, ...input } },
        place.coordinator.token,
      );
      expect(errors).toEqual([]);
      return data.availableResources.nodes;
    };

    it('search results show the price for the given organization, and none without one', async () => {
      const skills = ['quoted'];
      const priced = await lab({}, { skills, units: 3 });
      const free = await place.resource({ skills, units: 3 });
      const found = await search({ skills, units: 2, organizationId: place.school });
      expect(new Map(found.map(({ resource, quote: told }) => [resource.id, told]))).toEqual(
        new Map<string, unknown>([
          [priced, { amount: '144.00', currency: 'CNY' }],
          [free, null],
        ]),
      );
      expect((await search({ skills })).map(({ quote: told }) => told)).toEqual([null, null]);
    });
  });

  it('a booking recorded in the past is priced at the rate in effect at its start', async () => {
    const resourceId = await lab({ effectiveFrom: '2027-02-01T00:00:00Z' });
    await publish({ resourceId, hourly: '48', effectiveFrom: '2027-02-15T00:00:00Z' });
    const record = async (day: string) => {
      const { booking, userErrors } = await act(service, place.manager, 'requestBooking', {
        organizationId: place.school,
        items: [{ resourceId }],
        startsAt: `${day}T09:00:00Z`,
        endsAt: `${day}T10:00:00Z`,
        title: 'Recorded',
      });
      expect(userErrors).toEqual([]);
      return quote(booking.id);
    };
    expect([await record('2027-01-20'), await record('2027-02-10'), await record('2027-02-20')]).toEqual([
      null,
      '36.00',
      '48.00',
    ]);
  });

  it('is visible to people who see the booking', async () => {
    const bookingId = await book(await lab());
    await join(service, place.plant, place.plantAdmin, place.manager, ['RESOURCE_MANAGER']);
    expect(await quoteOf(service, place.manager, bookingId)).toBe('72.00');
  });
});
