import { MONDAY, type Service, startService } from '../../support/app.js';
import { nth } from '../../support/lists.js';
import { statementsOf } from '../../support/sent-statements.js';
import { booked, pricedLab, publishRate } from '../../worlds/money.js';
import { person, type Person } from '../../worlds/people.js';
import { agreed } from '../../worlds/agreements.js';
import { join } from '../../worlds/places.js';
import { act, type Town, town } from '../../worlds/town.js';

const FIELDS = /* GraphQL */ `
  status
  quote {
    amount
  }
  changesAt
  checkInOpensAt
  noShowAt
  lateFrom
  lateCancellationFee {
    amount
    currency
  }
  viewerCan
  provided
  quoteLines {
    resource {
      id
    }
    units
    minutes
    rate {
      hourly
    }
    parts {
      description
      minutes
      amount
    }
    agreement {
      id
    }
    includedMinutes
    discountPercent
    amount {
      amount
      currency
    }
  }
`;

describe('What the clock, the viewer and the terms make of a booking', () => {
  let service: Service;
  let place: Town;
  let member: Person;
  let finance: Person;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    member = await person(service, 'Member');
    finance = await person(service, 'Finance');
    await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
    await join(service, place.school, place.schoolAdmin, finance, ['FINANCE']);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const see = async (id: string, asker: Person = place.coordinator) =>
    (await service.data(`query ($id: ID!) { booking(id: $id) { ${FIELDS} } }`, { id }, asker.token)).booking;
  const terms = { cancellationNoticeMinutes: 1440, checkInOpensMinutes: 30, noShowAfterMinutes: 20 };

  it('a confirmed booking tells its instants by the terms frozen in it, whatever the policy says later', async () => {
    const lab = await pricedLab(service, place, { lateCancellationFee: '50' }, { policy: terms });
    const id = await booked(service, place, lab);
    const changed = { resourceId: lab, policy: { cancellationNoticeMinutes: null, noShowAfterMinutes: null } };
    await service.data(
      'mutation ($input: UpdateResourceInput!) { updateResource(input: $input) { userErrors { code } } }',
      { input: changed },
      place.manager.token,
    );
    expect(await see(id)).toMatchObject({
      status: 'CONFIRMED',
      changesAt: '2027-03-02T09:20:00.000Z',
      checkInOpensAt: '2027-03-02T08:30:00.000Z',
      noShowAt: '2027-03-02T09:20:00.000Z',
      lateFrom: '2027-03-01T09:00:00.000Z',
      lateCancellationFee: { amount: '50.00', currency: 'CNY' },
    });
  });

  it('a booking without notice, no-show rule and fee is late from its start on and costs nothing then', async () => {
    const id = await booked(service, place, await pricedLab(service, place));
    expect(await see(id)).toMatchObject({
      changesAt: '2027-03-02T11:00:00.000Z',
      noShowAt: null,
      lateFrom: '2027-03-02T09:00:00.000Z',
      lateCancellationFee: null,
    });
  });

  it('a hold changes when it lapses, and is never cancelled late', async () => {
    const id = await booked(service, place, await place.resource({ policy: terms }), { hold: true });
    const tenMinutes = '2027-03-01T08:10:00.000Z';
    expect(await see(id)).toMatchObject({ status: 'HELD', changesAt: tenMinutes, noShowAt: null, lateFrom: null });
    service.clock.set(tenMinutes);
    expect(await see(id)).toMatchObject({ status: 'EXPIRED', changesAt: null, viewerCan: [] });
  });

  it('a request changes at its start', async () => {
    const id = await booked(service, place, await place.resource({ policy: { approval: 'OWNER_APPROVES' } }));
    expect(await see(id)).toMatchObject({ status: 'PENDING_APPROVAL', changesAt: '2027-03-02T09:00:00.000Z' });
  });

  it('a no-show by the clock tells when it was missed and changes no more', async () => {
    const id = await booked(service, place, await place.resource({ policy: terms }));
    service.clock.set('2027-03-02T09:20:00Z');
    expect(await see(id)).toMatchObject({
      status: 'NO_SHOW',
      noShowAt: '2027-03-02T09:20:00.000Z',
      changesAt: null,
      viewerCan: [],
    });
  });

  it('a booking that was moved behind its start tells that it is never missed by itself', async () => {
    const id = await booked(service, place, await place.resource({ policy: { noShowAfterMinutes: 20 } }));
    service.clock.set('2027-03-02T09:10:30Z');
    const move = { bookingId: id, startsAt: '2027-03-02T09:10:00Z', endsAt: '2027-03-02T11:00:00Z' };
    expect((await act(service, place.coordinator, 'rescheduleBooking', move)).userErrors).toEqual([]);
    expect(await see(id)).toMatchObject({ status: 'CONFIRMED', noShowAt: null, changesAt: '2027-03-02T11:00:00.000Z' });
  });

  it('the sides of a booking may do different things to it, and check-in counts from the instant at which it opens', async () => {
    const id = await booked(service, place, await place.resource({ policy: { checkInOpensMinutes: 30 } }));
    const before = { own: (await see(id)).viewerCan, provider: (await see(id, place.manager)).viewerCan };
    expect(before).toEqual({ own: ['CANCEL', 'RESCHEDULE', 'UPDATE'], provider: ['CANCEL'] });
    service.clock.set('2027-03-02T08:30:00Z');
    const open = { own: (await see(id)).viewerCan, provider: (await see(id, place.manager)).viewerCan };
    expect(open).toEqual({
      own: ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'UPDATE'],
      provider: ['CANCEL', 'CHECK_IN', 'RECORD_TIMES'],
    });
    expect((await see(id, finance)).viewerCan).toEqual([]);
  });

  it('a booking is provided to a viewer with a role at the provider that sees it, and to nobody else', async () => {
    const id = await booked(service, place, await place.resource());
    const both = await person(service, 'Both');
    await join(service, place.school, place.schoolAdmin, both, ['COORDINATOR']);
    await join(service, place.plant, place.plantAdmin, both, ['FINANCE']);
    const seen = [place.coordinator, place.manager, both, place.root];
    expect(await Promise.all(seen.map(async (asker) => (await see(id, asker)).provided))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('lines tell how the price comes about, item by item, and sum to the quote', async () => {
    const [lab, hall, free] = [
      await pricedLab(service, place),
      await pricedLab(service, place, { hourly: '10', minimumCharge: '30' }, { units: 4 }),
      await place.resource(),
    ];
    const term = { providerId: place.plant, consumerId: place.school, from: '2027-01-01', to: '2028-01-01' };
    const agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, {
      ...term,
      resourceIds: [lab, hall, free],
      includedMinutes: 150,
      discountPercent: '10',
    });
    const items = [{ resourceId: lab }, { resourceId: hall, units: 2 }, { resourceId: free }];
    const id = await booked(service, place, lab, { items, agreementId });
    const booking = await see(id, place.schoolAdmin);
    const rows = booking.quoteLines.map((line) => [
      line.resource.id,
      line.units,
      line.minutes,
      line.rate?.hourly ?? null,
      line.agreement?.id ?? null,
      line.includedMinutes,
      line.discountPercent,
      line.amount?.amount ?? null,
    ]);
    expect(rows).toEqual([
      [lab, 1, 120, '36', agreementId, 120, '10', '0.00'],
      [hall, 2, 120, '10', agreementId, 30, '10', '31.50'],
      [free, 1, 120, null, null, 0, '0', null],
    ]);
    expect(booking.quote.amount).toBe('31.50');
    const { parts } = nth(booking.quoteLines, 1);
    expect(parts.map(({ amount }) => amount)).toEqual(['40.00', '-5.00', '-3.50']);
    expect(nth(parts, 1).description).toBe('30 of 240 unit-minutes included in the agreement');
  });

  it('the rate of a line is for those who have a say about prices on either side', async () => {
    const lab = await pricedLab(service, place);
    const id = await booked(service, place, lab);
    const rateOf = async (asker: Person) => nth((await see(id, asker)).quoteLines, 0).rate?.hourly ?? null;
    const told = await Promise.all(
      [place.coordinator, finance, place.schoolAdmin, place.plantAdmin, place.manager, place.root].map(rateOf),
    );
    expect(told).toEqual(['36', '36', '36', '36', null, null]);
  });

  it('the version that is frozen is told after another was published for the same start', async () => {
    const lab = await pricedLab(service, place);
    const id = await booked(service, place, lab);
    await publishRate(service, place.plantAdmin, {
      resourceId: lab,
      hourly: '99',
      effectiveFrom: '2027-03-01T20:00:00Z',
    });
    const [line] = (await see(id)).quoteLines;
    expect(line).toMatchObject({ rate: { hourly: '36' }, amount: { amount: '72.00' } });
  });

  it('a list takes as many statements for many bookings as for one', async () => {
    const term = { providerId: place.plant, consumerId: place.school, from: '2027-01-01', to: '2028-01-01' };
    const agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, { ...term, discountPercent: '5' });
    const list = (bookings: number) =>
      statementsOf(() =>
        service.data(
          `{ bookings(filter: { organizationId: "${place.school}" }, first: ${bookings}) { nodes { ${FIELDS} } } }`,
          {},
          place.schoolAdmin.token,
        ),
      );
    service.clock.set('2027-02-01T00:00:00Z');
    const input = { agreementId, startsAt: '2027-02-02T09:00:00Z', endsAt: '2027-02-02T10:00:00Z' };
    for (let count = 0; count < 5; count++) await booked(service, place, await pricedLab(service, place), input);
    await list(1);
    expect(await list(5)).toEqual(await list(1));
  });
});
