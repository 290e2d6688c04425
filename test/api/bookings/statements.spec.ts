import { type Service, startService } from '../../support/app.js';
import { pricedLab } from '../../worlds/money.js';
import { agreed } from '../../worlds/agreements.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { built } from '../../support/built.js';
import { statementsOf } from '../../support/sent-statements.js';

const { DemandLog } = await built('demand/index');

describe('SQL statements of a request', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const series = async (count: number): Promise<number> => {
    const lab = await place.resource();
    const sent = await statementsOf(async () => {
      const { data } = await service.graphql(
        'mutation ($input: RequestBookingSeriesInput!) { requestBookingSeries(input: $input) { userErrors { message } } }',
        {
          input: {
            organizationId: place.school,
            items: [{ resourceId: lab }],
            title: 'Semester',
            startsAtLocal: '2027-03-02T09:00',
            endsAtLocal: '2027-03-02T11:00',
            recurrence: `FREQ=DAILY;COUNT=${count}`,
          },
        },
        place.coordinator.token,
      );
      expect(data.requestBookingSeries.userErrors).toEqual([]);
    });
    return sent.length;
  };

  it('a priced booking that draws included minutes takes six statements', async () => {
    const lab = await pricedLab(service, place);
    await agreed(service, place.plantAdmin, place.schoolAdmin, {
      providerId: place.plant,
      consumerId: place.school,
      from: '2027-03-01',
      to: '2027-04-01',
      includedMinutes: 100,
      discountPercent: '10',
      resourceIds: [lab],
    });
    const sent = await statementsOf(async () => {
      const { data } = await service.graphql(
        `mutation ($input: RequestBookingInput!) {
           requestBooking(input: $input) { booking { quote { amount } usage { id } } }
         }`,
        {
          input: {
            organizationId: place.school,
            items: [{ resourceId: lab }],
            startsAt: '2027-03-02T09:00:00Z',
            endsAt: '2027-03-02T11:00:00Z',
            title: 'Lesson',
          },
        },
        place.coordinator.token,
      );
      expect(data.requestBooking.booking).toEqual({ quote: { amount: '10.80' }, usage: [] });
    });
    expect(sent).toHaveLength(6);
  });

  it('a booking of one resource takes six statements, with sign-in, BEGIN and COMMIT', async () => {
    const lab = await place.resource();
    const sent = await statementsOf(async () => {
      const { data } = await service.graphql(
        'mutation ($input: RequestBookingInput!) { requestBooking(input: $input) { booking { id status } } }',
        {
          input: {
            organizationId: place.school,
            items: [{ resourceId: lab }],
            startsAt: '2027-03-02T09:00:00Z',
            endsAt: '2027-03-02T11:00:00Z',
            title: 'Lesson',
            idempotencyKey: 'counted',
          },
        },
        place.coordinator.token,
      );
      expect(data.requestBooking.booking.status).toBe('CONFIRMED');
    });
    expect(sent).toEqual([
      'access.viewer-by-session',
      'START TRANSACTION',
      'booking.facts',
      'allocation.blocking',
      'booking.insert',
      'COMMIT',
    ]);
  });

  it('a refused booking takes no statement for counting refused demand', async () => {
    const lab = await place.resource({ policy: { maximumMinutes: 60 } });
    const sent = await statementsOf(async () => {
      const refused = await act(service, place.coordinator, 'requestBooking', {
        organizationId: place.school,
        items: [{ resourceId: lab }],
        startsAt: '2027-03-02T09:00:00Z',
        endsAt: '2027-03-02T11:00:00Z',
        title: 'Lesson',
      });
      expect(codes(refused)).toEqual(['TOO_LONG']);
    });
    // The counts are written before the next measurement begins.
    await service.app.get(DemandLog).flush();
    expect(sent).toEqual([
      'access.viewer-by-session',
      'START TRANSACTION',
      'booking.facts',
      'allocation.blocking',
      'ROLLBACK',
    ]);
  });

  it('a series of a hundred occurrences takes as many statements as one of two', async () => {
    expect(await series(100)).toBe(await series(2));
  });

  /** How many statements a query takes for the first resources; all of them have to be there. */
  const read = async (first: number, fields: string): Promise<number> => {
    const document = `query ($first: Int!) { resources(first: $first) { nodes { ${fields} } } }`;
    const sent = await statementsOf(async () => {
      const { data, errors } = await service.graphql(document, { first }, place.coordinator.token);
      expect(errors).toEqual([]);
      expect(data.resources.nodes).toHaveLength(first);
    });
    return sent.length;
  };
  const bookedLab = async () => {
    const booked = await act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: await place.resource() }],
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T11:00:00Z',
      title: 'Lesson',
    });
    expect(codes(booked)).toEqual([]);
  };

  it('the schedules of many resources take as many statements as that of one', async () => {
    const fields = `site { name } organization { name } parent { id } children { id }
      schedule(from: "2027-03-01T00:00:00Z", to: "2027-04-01T00:00:00Z") {
        kind booking { reference bookedBy { name } quote { amount } usage { id } }
      }`;
    for (let more = 0; more < 5; more++) await bookedLab();
    expect(await read(5, fields)).toBe(await read(1, fields));
  });

  it('the free periods of many resources, read in one query, take as many statements as those of one', async () => {
    const fields = `id freePeriods(from: "2027-03-02T00:00:00Z", to: "2027-03-03T00:00:00Z") { startsAt endsAt }`;
    for (let more = 0; more < 5; more++) await bookedLab();
    expect(await read(5, fields)).toBe(await read(1, fields));
  });
});
