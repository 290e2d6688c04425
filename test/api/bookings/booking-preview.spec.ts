import { MONDAY, type Service, startService } from '../../support/app.js';
import { nth } from '../../support/lists.js';
import { statementsOf } from '../../support/sent-statements.js';
import { booked, pricedLab } from '../../worlds/money.js';
import { person } from '../../worlds/people.js';
import { agreed } from '../../worlds/agreements.js';
import type { BookingPreview, RuleCheck } from '../../worlds/schema.js';
import { act, codes, type Town, town } from '../../worlds/town.js';

const PREVIEW = /* GraphQL */ `
  status
  quote {
    amount
  }
  lateFrom
  lateCancellationFee {
    amount
  }
  noShowFee {
    amount
  }
  approver {
    id
  }
  checks {
    code
    kept
    resource {
      id
    }
    message
    field
  }
  lines {
    resource {
      id
    }
    minutes
    rate {
      hourly
    }
    parts {
      amount
    }
    amount {
      amount
    }
  }
  userErrors {
    code
    message
    field
  }
  alternatives {
    startsAt
  }
`;
const BOOK = `query ($input: RequestBookingInput!) { answer: previewBooking(input: $input) { ${PREVIEW} } }`;
const MOVE = `query ($input: RescheduleBookingInput!) { answer: previewReschedule(input: $input) { ${PREVIEW} } }`;

type Checks = readonly RuleCheck[];
interface Answer {
  readonly answer: BookingPreview;
}

const DAY = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T11:00:00Z' };

describe('A preview', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ QUOTAS: 'true', QUOTA_HELD_BOOKINGS: '0,3' });
    place = await town(service);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const input = (resourceIds: string[], others: object = {}) => ({
    organizationId: place.school,
    items: resourceIds.map((resourceId) => ({ resourceId })),
    title: 'Lesson',
    ...DAY,
    ...others,
  });
  const preview = async (asked: object, asker = place.coordinator, headers = {}) => {
    const { data, errors } = await service.graphql<Answer>(BOOK, { input: asked }, asker.token, headers);
    expect(errors).toEqual([]);
    return data.answer;
  };
  const told = (checks: Checks) => checks.map(({ code, kept, message }) => `${kept ? '✓' : '✗'} ${code} ${message}`);
  const brokenOf = ({ checks }: { checks: Checks }) =>
    checks.filter(({ kept }) => !kept).map(({ code, message, field }) => ({ code, message, field }));
  const strict = {
    ...{ minimumMinutes: 60, maximumMinutes: 240, startStepMinutes: 30, minimumNoticeMinutes: 2880 },
    ...{ maximumAdvanceDays: 30 },
  };
  const LATER = { startsAt: '2027-03-10T09:00:00Z', endsAt: '2027-03-10T11:00:00Z' };

  describe('of a new booking', () => {
    it('tells every rule that the policy sets and every rule of all bookings, in words', async () => {
      const lab = await place.resource({ policy: strict, seats: 12, units: 3 });
      const { checks, userErrors } = await preview(input([lab], { ...LATER, attendees: 10 }));
      expect(userErrors).toEqual([]);
      expect(told(checks)).toEqual([
        '✓ CONFLICT enough units free throughout',
        '✓ OUTSIDE_OPENING_HOURS within opening hours',
        '✓ IN_THE_PAST not in the past',
        '✓ NOT_ENOUGH_NOTICE at least 48 hours ahead',
        '✓ TOO_FAR_AHEAD at most 30 days ahead',
        '✓ TOO_SHORT at least 1 hour long',
        '✓ TOO_LONG at most 4 hours long',
        '✓ OFF_GRID in steps of 30 minutes from local midnight',
        '✓ TOO_MANY_ATTENDEES at most 12 people',
        '✓ TOO_MANY_UNITS at most 3 units',
        '✓ NOT_LISTED offered at present',
        '✓ NOT_FOR_THIS_ORGANIZATION offered to EVERYONE',
      ]);
      expect(checks.map(({ field }) => field)).toEqual(checks.map(() => null));
    });

    it('tells a rule in the language asked for', async () => {
      const lab = await place.resource({ policy: strict });
      const { checks } = await preview(input([lab], LATER), place.coordinator, { 'accept-language': 'zh-CN' });
      const notice = checks.find(({ code }) => code === 'NOT_ENOUGH_NOTICE');
      expect(notice?.message).toBe('至少提前 48 小时');
    });

    it('tells broken rules exactly as userErrors do, beside those that are kept', async () => {
      const lab = await place.resource({ policy: strict });
      await booked(service, place, lab, LATER);
      const asked = { startsAt: '2027-03-10T10:10:00Z', endsAt: '2027-03-10T10:40:00Z' };
      const answer = await preview(input([lab], asked));
      expect(codes(answer)).toEqual(['CONFLICT', 'TOO_SHORT', 'OFF_GRID']);
      expect(brokenOf(answer)).toEqual(answer.userErrors);
      expect(answer.checks.filter(({ kept }) => kept).map(({ code }) => code)).toContain('TOO_LONG');
      expect(answer.checks.map(({ resource }) => resource?.id ?? null)).toEqual(
        answer.checks.map(({ code }) => (code === 'IN_THE_PAST' ? null : lab)),
      );
    });

    it('tells one broken rule for each code, and the kept ones of the other items', async () => {
      const [one, two, three] = [
        await place.resource({ policy: { minimumMinutes: 60 } }),
        await place.resource({ policy: { minimumMinutes: 180 } }),
        await place.resource({ policy: { minimumMinutes: 240 } }),
      ];
      const answer = await preview(input([one, two, three]));
      const lengths = answer.checks.filter(({ code }) => code === 'TOO_SHORT');
      expect(lengths.map(({ kept, resource }) => [kept, resource?.id])).toEqual([
        [false, two],
        [true, one],
      ]);
      expect(brokenOf(answer)).toEqual(answer.userErrors);
    });

    it('tells a code that stops what follows alone', async () => {
      const withdrawn = await place.resource({ policy: strict });
      const status = { resourceId: withdrawn, status: 'WITHDRAWN' };
      await service.data(
        'mutation ($input: UpdateResourceInput!) { updateResource(input: $input) { userErrors { code } } }',
        { input: status },
        place.manager.token,
      );
      const manager = place.plantAdmin;
      const answer = await preview(input([withdrawn], { organizationId: place.plant }), manager);
      expect(answer.checks.map(({ code, kept, resource }) => [code, kept, resource?.id])).toEqual([
        ['NOT_LISTED', false, withdrawn],
      ]);
      const hidden = await preview(input(['nonsense']));
      expect(hidden.checks.map(({ code, resource }) => [code, resource])).toEqual([['NOT_FOUND', null]]);
    });

    it('leaves out the rules from which the viewer is exempt', async () => {
      const lab = await place.resource({ policy: { ...strict, minimumNoticeMinutes: 999_00 } });
      const answer = await preview(input([lab], { organizationId: place.plant }), place.manager);
      expect(codes(answer)).toEqual([]);
      const asked = answer.checks.map(({ code }) => code);
      expect(asked).toContain('TOO_SHORT');
      expect(asked).not.toContain('NOT_ENOUGH_NOTICE');
      expect(asked).not.toContain('TOO_FAR_AHEAD');
    });

    it('asks of a start in the past that is recorded only units and conflicts', async () => {
      const lab = await place.resource({ policy: strict });
      const past = { startsAt: '2027-02-26T09:10:00Z', endsAt: '2027-02-26T09:20:00Z', organizationId: place.plant };
      const answer = await preview(input([lab], past), place.manager);
      expect(told(answer.checks)).toEqual([
        '✓ CONFLICT enough units free throughout',
        '✓ TOO_MANY_UNITS at most 1 unit',
      ]);
    });

    it('tells a used-up quota beside the rules that are kept', async () => {
      const lab = await place.resource({ units: 50 });
      const hold = (count: number) => ({ ...input([lab], { hold: true }), title: `Hold ${count}` });
      let answer = await preview(hold(0));
      for (let count = 1; codes(answer).length === 0; count++) {
        await act(service, place.coordinator, 'requestBooking', hold(count));
        answer = await preview(hold(count));
      }
      expect(codes(answer)).toEqual(['TOO_MANY']);
      expect(brokenOf(answer)).toEqual(answer.userErrors);
      expect(answer.checks.filter(({ kept }) => kept).length).toBeGreaterThan(3);
    });

    it('tells the price by item, the fees and the instant from which a cancellation is late', async () => {
      const rate = { lateCancellationFee: '20', noShowFee: '30' };
      const [one, two] = [
        await pricedLab(service, place, rate, { policy: { cancellationNoticeMinutes: 120 } }),
        await pricedLab(service, place, { hourly: '10', noShowFee: '5' }),
      ];
      const answer = await preview(input([one, two]));
      expect(answer).toMatchObject({
        status: 'CONFIRMED',
        quote: { amount: '92.00' },
        lateFrom: '2027-03-02T07:00:00.000Z',
        lateCancellationFee: { amount: '20.00' },
        noShowFee: { amount: '35.00' },
        approver: null,
      });
      const line = (id: string, hourly: string, amount: string) => ({
        ...{ resource: { id }, minutes: 120, rate: { hourly }, parts: [{ amount }], amount: { amount } },
      });
      expect(answer.lines).toEqual([line(one, '36', '72.00'), line(two, '10', '20.00')]);
    });

    it('has no rate, no amount and no parts in lines without any rate, and no fee', async () => {
      const free = await place.resource();
      const answer = await preview(input([free]));
      expect(answer.lines).toEqual([{ resource: { id: free }, minutes: 120, rate: null, parts: [], amount: null }]);
      expect([answer.quote, answer.lateCancellationFee, answer.noShowFee]).toEqual([null, null, null]);
    });

    it('names the provider as approver when it would be pending, and nobody when it is refused', async () => {
      const lab = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
      expect(await preview(input([lab]))).toMatchObject({ status: 'PENDING_APPROVAL', approver: { id: place.plant } });
      const refused = await preview(input([lab], { title: '' }));
      expect(refused).toMatchObject({ status: null, approver: null, lines: [], lateFrom: null });
    });

    it('answers for a key that was used the booking that it made, with the price frozen in it', async () => {
      const lab = await pricedLab(service, place);
      const asked = input([lab], { idempotencyKey: 'again' });
      await act(service, place.coordinator, 'requestBooking', asked);
      const answer = await preview(asked);
      expect(answer).toMatchObject({ status: 'CONFIRMED', checks: [], lines: [{ amount: { amount: '72.00' } }] });
    });

    it('takes as many statements for many items as for one', async () => {
      const labs: string[] = [];
      for (let count = 0; count < 5; count++) labs.push(await pricedLab(service, place));
      const sent = (count: number) => statementsOf(() => preview(input(labs.slice(0, count))));
      await sent(5);
      expect(await sent(5)).toEqual(await sent(1));
    });
  });

  describe('of a move', () => {
    const move = async (bookingId: string, others: object = {}, asker = place.coordinator) =>
      (await service.data<Answer>(MOVE, { input: { bookingId, ...DAY, ...others } }, asker.token)).answer;

    it('answers what the move would then do, without doing it', async () => {
      const lab = await pricedLab(service, place, { noShowFee: '7' });
      const id = await booked(service, place, lab);
      const to = { startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T13:00:00Z' };
      const answer = await move(id, to);
      expect(answer).toMatchObject({
        ...{ status: 'CONFIRMED', quote: { amount: '108.00' }, userErrors: [], noShowFee: { amount: '7.00' } },
        ...{ lateFrom: '2027-03-02T10:00:00.000Z', lines: [{ minutes: 180, amount: { amount: '108.00' } }] },
      });
      expect(answer.checks.every(({ kept }) => kept)).toBe(true);
      const { booking } = await act(service, place.coordinator, 'rescheduleBooking', { bookingId: id, ...to });
      expect(booking).toMatchObject({ status: 'CONFIRMED', startsAt: '2027-03-02T10:00:00.000Z' });
    });

    it('lets a booking overlap its old self, and no other', async () => {
      const lab = await place.resource();
      const id = await booked(service, place, lab);
      const next = { startsAt: '2027-03-02T11:30:00Z', endsAt: '2027-03-02T12:00:00Z' };
      await booked(service, place, lab, next);
      expect((await move(id, { endsAt: '2027-03-02T11:30:00Z' })).userErrors).toEqual([]);
      const answer = await move(id, { endsAt: '2027-03-02T11:31:00Z' });
      expect(codes(answer)).toEqual(['CONFLICT']);
      expect(brokenOf(answer)).toEqual(answer.userErrors);
      expect(nth(answer.alternatives, 0).startsAt).toBe('2027-03-02T08:59:00.000Z');
    });

    it('tells the notice frozen in the booking as a rule that is kept, then as one that is broken', async () => {
      const lab = await place.resource({ policy: { cancellationNoticeMinutes: 120 } });
      const id = await booked(service, place, lab);
      const notice = async () =>
        told((await move(id, LATER)).checks).filter((each) => each.includes('NOT_ENOUGH_NOTICE'));
      expect(await notice()).toEqual(['✓ NOT_ENOUGH_NOTICE moved more than 2 hours before its start']);
      service.clock.set('2027-03-02T07:00:00Z');
      const answer = await move(id, LATER);
      expect(codes(answer)).toEqual(['NOT_ENOUGH_NOTICE']);
      expect(brokenOf(answer)).toEqual(answer.userErrors);
      expect(answer.alternatives).toEqual([]);
    });

    it('is refused in the words of the mutation, and stands alone when the status forbids it', async () => {
      const id = await booked(service, place, await place.resource());
      await act(service, place.coordinator, 'cancelBooking', { bookingId: id });
      const answer = await move(id);
      const refused = await act(service, place.coordinator, 'rescheduleBooking', { bookingId: id, ...DAY });
      expect(answer.userErrors).toEqual(refused.userErrors);
      expect(answer.checks.map(({ code }) => code)).toEqual(['WRONG_STATUS']);
    });

    it('says NOT_FOUND to a stranger and NOT_PERMITTED to the provider', async () => {
      const id = await booked(service, place, await place.resource());
      const stranger = await person(service, 'Stranger');
      expect(codes(await move(id, {}, stranger))).toEqual(['NOT_FOUND']);
      expect(codes(await move('nonsense', {}))).toEqual(['NOT_FOUND']);
      expect(codes(await move(id, {}, place.manager))).toEqual(['NOT_PERMITTED']);
    });

    it('ignores the key, also one that is malformed', async () => {
      const id = await booked(service, place, await place.resource());
      expect((await move(id, { idempotencyKey: '' })).userErrors).toEqual([]);
    });

    it('keeps the frozen price when a booking only shrinks, and asks for approval anew when it grows', async () => {
      const term = { providerId: place.plant, consumerId: place.school, from: '2027-01-01', to: '2028-01-01' };
      const lab = await pricedLab(service, place, {}, { policy: { approval: 'OWNER_APPROVES' } });
      await agreed(service, place.plantAdmin, place.schoolAdmin, { ...term, resourceIds: [lab] });
      const id = await booked(service, place, lab);
      await act(service, place.manager, 'approveBooking', { bookingId: id });
      const shrunk = await move(id, { endsAt: '2027-03-02T10:00:00Z' });
      expect(shrunk).toMatchObject({ status: 'CONFIRMED', approver: null, quote: { amount: '36.00' } });
      const grown = await move(id, { endsAt: '2027-03-02T12:00:00Z' });
      expect(grown).toMatchObject({ status: 'PENDING_APPROVAL', approver: { id: place.plant } });
    });
  });
});
