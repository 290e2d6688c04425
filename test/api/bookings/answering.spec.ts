import { type Service, startService } from '../../support/app.js';
import { ERRORS, mutate } from '../../worlds/mutations.js';
import { scheduled } from '../../worlds/reading.js';
import { act, type Town, town } from '../../worlds/town.js';
import type { AnswerBookingsInput } from '../../worlds/schema.js';

const FIELDS = `results { bookingId booking { id status reason } ${ERRORS} } ${ERRORS}`;

describe('Answering several requests at once', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
    lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' }, units: 200 });
  });
  afterEach(() => service.stop());

  async function requested(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const { booking } = await act(service, place.coordinator, 'requestBooking', {
        ...{ organizationId: place.school, items: [{ resourceId: lab }], title: `Lesson ${index}` },
        ...{ startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z' },
      });
      ids.push(booking.id);
    }
    return ids;
  }
  const answer = (input: Partial<AnswerBookingsInput>, asker = place.manager) =>
    mutate(service, asker.token, 'answerBookings', input, FIELDS);
  const told = async (input: Partial<AnswerBookingsInput>, asker = place.manager) =>
    (await answer(input, asker)).results.map(({ bookingId, booking, userErrors }) => [
      bookingId,
      booking?.status ?? userErrors[0]?.code,
    ]);

  it('approvals come first, then declines with the reason, each in the order given', async () => {
    const [one = '', two = '', three = ''] = await requested(3);
    const { results, userErrors } = await answer({ decline: [two, one], approve: [three], reason: 'Under repair.' });
    expect(userErrors).toEqual([]);
    expect(results.map(({ bookingId, booking }) => [bookingId, booking.status, booking.reason])).toEqual([
      [three, 'CONFIRMED', null],
      [two, 'DECLINED', 'Under repair.'],
      [one, 'DECLINED', 'Under repair.'],
    ]);
    const entries = await scheduled(service, place.manager, lab, '2027-03-02T00:00:00Z', '2027-03-03T00:00:00Z');
    expect(entries.map(({ booking }) => booking.id)).toEqual([three]);
  });

  it('one that is refused stops no other', async () => {
    const [one = '', two = ''] = await requested(2);
    await act(service, place.coordinator, 'cancelBooking', { bookingId: one });
    expect(await told({ approve: [one, 'bkg_x', two] })).toEqual([
      [one, 'WRONG_STATUS'],
      ['bkg_x', 'NOT_FOUND'],
      [two, 'CONFIRMED'],
    ]);
  });

  it.each([null, '', ' '])('without a reason (%j) declines are INVALID and approvals are done', async (reason) => {
    const [one = '', two = ''] = await requested(2);
    expect(await told({ decline: [one], approve: [two], reason })).toEqual([
      [two, 'CONFIRMED'],
      [one, 'INVALID'],
    ]);
  });

  it('an id in both lists, or twice, is INVALID, and nothing is done', async () => {
    const [one = '', two = ''] = await requested(2);
    for (const input of [
      { approve: [one], decline: [one], reason: 'No.' },
      { approve: [one, two, two] },
      { decline: [two, two], reason: 'No.' },
    ]) {
      const { results, userErrors } = await answer(input);
      expect([results, userErrors.map(({ code }) => code)]).toEqual([[], ['INVALID']]);
    }
    expect(await told({ approve: [one, two] })).toEqual([
      [one, 'CONFIRMED'],
      [two, 'CONFIRMED'],
    ]);
  });

  it('more than 100 together are INVALID; none is answered with nothing', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `bkg_${index}`);
    expect((await answer({ approve: ids.slice(60), decline: ids.slice(0, 60) })).userErrors).toEqual([
      { code: 'INVALID', field: null, message: 'At most 100 requests are answered at once; these are 101.' },
    ]);
    expect(await answer({})).toEqual({ results: [], userErrors: [] });
  });

  it('the same key answers the same again, and another answer with it is refused', async () => {
    const [one = '', two = ''] = await requested(2);
    const input = { approve: [one], decline: [two], reason: 'No.', idempotencyKey: 'k' };
    const first = await answer(input);
    expect(await answer(input)).toEqual(first);
    expect(await told({ decline: [one], reason: 'No.', idempotencyKey: 'k' })).toEqual([
      [one, 'IDEMPOTENCY_KEY_REUSED'],
    ]);
  });

  it('the history tells each answer once, with the reason of a decline', async () => {
    const [one = '', two = ''] = await requested(2);
    await answer({ approve: [one], decline: [two], reason: 'No.' });
    const document = 'query ($id: ID!) { booking(id: $id) { happenings { nodes { kind reason } } } }';
    const history = async (id: string) =>
      (await service.data(document, { id }, place.manager.token)).booking.happenings.nodes;
    expect(await history(one)).toEqual([
      { kind: 'BOOKING_APPROVED', reason: null },
      { kind: 'BOOKING_REQUESTED', reason: null },
    ]);
    expect((await history(two))[0]).toEqual({ kind: 'BOOKING_DECLINED', reason: 'No.' });
  });

  it('those who booked may not answer', async () => {
    const [one = ''] = await requested(1);
    expect(await told({ approve: [one] }, place.coordinator)).toEqual([[one, 'NOT_PERMITTED']]);
  });
});
