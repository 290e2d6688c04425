import { MONDAY, type Service, startService } from '../../support/app.js';
import { nth } from '../../support/lists.js';
import { changeCalendar } from '../../worlds/calendar.js';
import { booked, pricedLab } from '../../worlds/money.js';
import type { Given } from '../../worlds/mutations.js';
import type { RequestBookingSeriesPayload, SeriesOccurrence } from '../../worlds/schema.js';
import { codes, type Town, town } from '../../worlds/town.js';

const PAYLOAD = /* GraphQL */ `
  bookable
  skipped
  total {
    amount
  }
  series {
    id
  }
  occurrences {
    startsAt
    endsAt
    startsAtLocal
    moved
    skippedBecause
    quote {
      amount
    }
    specialDay {
      name
    }
    alternatives(first: 2) {
      startsAt
    }
    booking {
      startsAt
      quote {
        amount
      }
      items {
        resource {
          id
        }
      }
    }
  }
  userErrors {
    code
    field
  }
`;
type Input = Given<'requestBookingSeries'>;
interface Answer {
  readonly answer: RequestBookingSeriesPayload;
}
const NINE = ['2027-03-02T09:00', '2027-03-09T09:00', '2027-03-16T09:00'] as const;

describe('Moves and figures of a series', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const inputFor = (lab: string, input: Input) => ({
    ...{ organizationId: place.school, items: [{ resourceId: lab }], title: 'Semester' },
    ...{ startsAtLocal: NINE[0], endsAtLocal: '2027-03-02T11:00', recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' },
    ...input,
  });
  const send = async (document: string, lab: string, input: Input) =>
    (await service.data<Answer>(document, { input: inputFor(lab, input) }, place.coordinator.token)).answer;
  const preview = (lab: string, input: Input = {}) =>
    send(
      `query ($input: RequestBookingSeriesInput!) { answer: previewBookingSeries(input: $input) { ${PAYLOAD} } }`,
      lab,
      input,
    );
  const request = (lab: string, input: Input = {}) =>
    send(
      `mutation ($input: RequestBookingSeriesInput!) { answer: requestBookingSeries(input: $input) { ${PAYLOAD} } }`,
      lab,
      input,
    );
  const move = (fromLocal: string, day: string, from: string, to: string, resourceId?: string) => ({
    ...{ fromLocal, startsAtLocal: `${day}T${from}`, endsAtLocal: `${day}T${to}` },
    ...(resourceId === undefined ? {} : { resourceId }),
  });
  const shown = (dates: readonly SeriesOccurrence[]) =>
    dates.map(
      ({ startsAtLocal, startsAt, moved }) => `${startsAtLocal} at ${startsAt.slice(5, 16)}${moved ? ' moved' : ''}`,
    );

  it('a moved date is booked where it was moved to, sorted by start, and named by its rule', async () => {
    const lab = await pricedLab(service, place);
    const moves = [move(NINE[1], '2027-03-18', '13:00', '16:00')];
    const planned = await preview(lab, { moves });
    expect([planned.bookable, planned.skipped, planned.total.amount]).toEqual([3, 0, '252.00']);
    const made = await request(lab, { moves });
    for (const { occurrences } of [planned, made]) {
      expect(shown(occurrences)).toEqual([
        '2027-03-02T09:00 at 03-02T08:00',
        '2027-03-16T09:00 at 03-16T08:00',
        '2027-03-09T09:00 at 03-18T12:00 moved',
      ]);
      expect(occurrences.map(({ quote }) => quote.amount)).toEqual(['72.00', '72.00', '108.00']);
    }
    expect(made.occurrences.map(({ booking }) => booking.startsAt)).toEqual(
      made.occurrences.map(({ startsAt }) => startsAt),
    );
    expect([made.bookable, made.total.amount]).toEqual([3, '252.00']);
    const document = `query ($id: ID!) { node(id: $id) { ... on BookingSeries { occurrences {
      startsAtLocal startsAt moved quote { amount } alternatives { startsAt } } } } }`;
    const read = await service.data<{ node: { occurrences: SeriesOccurrence[] } }>(
      document,
      { id: made.series.id },
      place.coordinator.token,
    );
    expect(shown(read.node.occurrences)).toEqual(shown(made.occurrences));
    expect(read.node.occurrences.map(({ quote }) => quote.amount)).toEqual(['72.00', '72.00', '108.00']);
  });

  it('a date that is moved to another resource takes and pays for that one', async () => {
    const [lab, other] = [await pricedLab(service, place), await pricedLab(service, place, { hourly: '10' })];
    const made = await request(lab, { moves: [move(NINE[1], '2027-03-09', '09:00', '11:00', other)] });
    expect(codes(made)).toEqual([]);
    const items = made.occurrences.map(({ booking }) => nth(booking.items, 0).resource.id);
    expect(items).toEqual([lab, other, lab]);
    expect(made.occurrences.map(({ booking }) => booking.quote.amount)).toEqual(['72.00', '20.00', '72.00']);
    const during = { startsAtLocal: NINE[1], endsAtLocal: '2027-03-09T10:00', recurrence: 'FREQ=DAILY;COUNT=1' };
    expect(codes(await preview(other, during))).toEqual(['CONFLICT']);
    expect(codes(await preview(lab, during))).toEqual([]);
  });

  it('a moved date keeps the rules of the resource to which it was moved', async () => {
    const lab = await place.resource();
    const strict = await place.resource({ policy: { maximumMinutes: 60 } });
    const moves = [move(NINE[1], '2027-03-09', '09:00', '11:00', strict)];
    const answer = await preview(lab, { moves, onConflict: 'SKIP_CONFLICTS' });
    expect(answer.occurrences.map(({ skippedBecause }) => skippedBecause)).toEqual([null, 'TOO_LONG', null]);
    expect([answer.bookable, answer.skipped]).toEqual([2, 1]);
    expect(codes(await request(lab, { moves }))).toEqual(['TOO_LONG']);
  });

  const elsewhere = ['2027-03-10', '09:00', '11:00'] as const;
  it.each<[string, string, readonly string[], Input]>([
    [
      'names no occurrence',
      'INVALID',
      ['moves', '0', 'fromLocal'],
      { moves: [move('2027-03-10T09:00', ...elsewhere)] },
    ],
    [
      'names an exception',
      'INVALID',
      ['moves', '0', 'fromLocal'],
      { moves: [move(NINE[1], ...elsewhere)], exceptLocal: [NINE[1]] },
    ],
    [
      'names a date twice',
      'INVALID',
      ['moves', '1', 'fromLocal'],
      { moves: [move(NINE[1], ...elsewhere), move(NINE[1], '2027-03-11', '09:00', '11:00')] },
    ],
    [
      'ends before it starts',
      'INVALID_PERIOD',
      ['moves', '0', 'endsAtLocal'],
      { moves: [move(NINE[1], '2027-03-10', '11:00', '09:00')] },
    ],
    [
      'meets another date',
      'INVALID_RECURRENCE',
      ['recurrence'],
      { moves: [move(NINE[1], '2027-03-16', '10:00', '12:00')] },
    ],
    [
      'names a resource that does not exist',
      'NOT_FOUND',
      ['moves', '0', 'resourceId'],
      { moves: [move(NINE[1], ...elsewhere, 'nonsense')] },
    ],
  ])('a move that %s is %s', async (_, code, field, input) => {
    const answer = await request(await place.resource(), input);
    expect(answer.userErrors).toEqual([{ code, field }]);
    expect(answer.series).toBeNull();
  });

  it('a move to another resource in a series of several items is INVALID', async () => {
    const [one, two, other] = [await place.resource(), await place.resource(), await place.resource()];
    const items = [{ resourceId: one }, { resourceId: two }];
    const answer = await request(one, { items, moves: [move(NINE[1], ...elsewhere, other)] });
    expect(answer.userErrors).toEqual([{ code: 'INVALID', field: ['moves', '0', 'resourceId'] }]);
  });

  it('a series that is refused books nothing, and one that skips says what is left', async () => {
    const lab = await pricedLab(service, place);
    await booked(service, place, lab, { startsAt: '2027-03-09T08:00:00Z', endsAt: '2027-03-09T10:00:00Z' });
    const refused = await preview(lab);
    expect([refused.bookable, refused.skipped, refused.total]).toEqual([0, 0, null]);
    expect(refused.occurrences.map(({ quote }) => quote)).toEqual([null, null, null]);
    const skipping = await preview(lab, { onConflict: 'SKIP_CONFLICTS' });
    expect([skipping.bookable, skipping.skipped, skipping.total.amount]).toEqual([2, 1, '144.00']);
    expect(skipping.occurrences.map(({ quote }) => (quote as typeof quote | null)?.amount ?? null)).toEqual([
      '72.00',
      null,
      '72.00',
    ]);
  });

  it('alternatives of a date are the nearest times that meet no other date of the series', async () => {
    const lab = await place.resource();
    await booked(service, place, lab, { startsAt: '2027-03-03T09:00:00Z', endsAt: '2027-03-03T10:00:00Z' });
    const daily = {
      recurrence: 'FREQ=DAILY;COUNT=2',
      startsAtLocal: '2027-03-02T01:00',
      endsAtLocal: '2027-03-03T00:00',
    };
    const answer = await preview(lab, daily);
    expect(answer.occurrences.map(({ alternatives }) => alternatives.map(({ startsAt }) => startsAt))).toEqual([
      [],
      ['2027-03-03T10:00:00.000Z', '2027-03-04T09:00:00.000Z'],
    ]);
  });

  it('a date says on which special day of the provider it falls', async () => {
    const days = [{ day: '2027-03-16', kind: 'CLOSURE', name: 'Stocktaking' } as const];
    await changeCalendar(service, place.manager, 'setCalendarDays', { organizationId: place.plant, days });
    const { occurrences } = await preview(await place.resource());
    const names = occurrences.map(({ specialDay }) => (specialDay as typeof specialDay | null)?.name ?? null);
    expect(names).toEqual([null, null, 'Stocktaking']);
    const days2 = { organizationId: place.plant, days: ['2027-03-16'] };
    await changeCalendar(service, place.manager, 'removeCalendarDays', days2);
  });
});
