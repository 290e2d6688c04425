import { type Service, startService } from '../../support/app.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import type { Refusable, Given } from '../../worlds/mutations.js';
import type { BookingSeries, Inputs, RequestBookingSeriesPayload } from '../../worlds/schema.js';
import { first } from '../../support/lists.js';

describe('A series', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const inputFor = (lab: string, input: Given<'requestBookingSeries'> = {}) => ({
    organizationId: place.school,
    items: [{ resourceId: lab }],
    title: 'Semester',
    startsAtLocal: '2027-03-02T09:00',
    endsAtLocal: '2027-03-02T11:00',
    recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=5',
    ...input,
  });
  const request = (lab: string, input: Given<'requestBookingSeries'> = {}) =>
    act(service, place.coordinator, 'requestBookingSeries', inputFor(lab, input));
  const starts = (payload: { occurrences: readonly { startsAt: string }[] }) =>
    payload.occurrences.map((occurrence) => occurrence.startsAt);

  it('a series keeps its wall-clock time when daylight saving time begins', async () => {
    const booked = await request(await place.resource());
    expect(codes(booked)).toEqual([]);
    expect(starts(booked)).toEqual([
      '2027-03-02T08:00:00.000Z',
      '2027-03-09T08:00:00.000Z',
      '2027-03-16T08:00:00.000Z',
      '2027-03-23T08:00:00.000Z',
      '2027-03-30T07:00:00.000Z',
    ]);
    expect(booked.series).toMatchObject({ recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=5', timeZone: 'Europe/Prague' });
  });

  it('leaves out its exceptions', async () => {
    const booked = await request(await place.resource(), { exceptLocal: ['2027-03-09T09:00', '2027-03-10T09:00'] });
    expect(starts(booked)).toHaveLength(4);
  });

  it('a series is refused whole when one occurrence conflicts, and names that occurrence', async () => {
    const lab = await place.resource();
    await request(lab, {
      startsAtLocal: '2027-03-16T10:00',
      endsAtLocal: '2027-03-16T12:00',
      recurrence: 'FREQ=DAILY;COUNT=1',
    });
    const refused = await request(lab);
    expect(refused.series).toBeNull();
    expect(codes(refused)).toEqual(['CONFLICT']);
    expect(starts(refused)).toHaveLength(5);
    expect(refused.conflicts).toMatchObject([
      { startsAt: '2027-03-16T09:00:00.000Z', endsAt: '2027-03-16T10:00:00.000Z' },
    ]);
  });

  it('a series with SKIP_CONFLICTS skips dates that cannot be booked and shows the reason', async () => {
    const lab = await place.resource();
    await request(lab, {
      startsAtLocal: '2027-03-16T10:00',
      endsAtLocal: '2027-03-16T12:00',
      recurrence: 'FREQ=DAILY;COUNT=1',
    });
    const booked = await request(lab, { onConflict: 'SKIP_CONFLICTS' });
    expect(codes(booked)).toEqual([]);
    expect(booked.occurrences.map((each: { skippedBecause: string | null }) => each.skippedBecause)).toEqual([
      null,
      null,
      'CONFLICT',
      null,
      null,
    ]);
    expect(booked.series.occurrences).toHaveLength(5);
  });

  describe('refused dates of a series', () => {
    const WITH_REASONS = `occurrences {
      skippedBecause userErrors { code message field } conflicts { startsAt resource { id } booking { id } }
    }`;
    const reasons = async (
      operation: 'query previewBookingSeries' | 'mutation requestBookingSeries',
      input: Inputs['requestBookingSeries'],
    ) => {
      const [kind = '', field = ''] = operation.split(' ');
      const document = `${kind} ($input: RequestBookingSeriesInput!) {
        answer: ${field}(input: $input) { series { id ${WITH_REASONS} } ${WITH_REASONS} }
      }`;
      const { data, errors } = await service.graphql<{ answer: RequestBookingSeriesPayload }>(
        document,
        { input },
        place.coordinator.token,
      );
      expect(errors).toEqual([]);
      return data.answer;
    };
    const taken = async (lab: string) => {
      const once = {
        startsAtLocal: '2027-03-16T10:00',
        endsAtLocal: '2027-03-16T12:00',
        recurrence: 'FREQ=DAILY;COUNT=1',
      };
      const { occurrences } = await request(lab, once);
      return first(occurrences).booking.id;
    };
    const codesOf = (payload: { occurrences: readonly Refusable[] }) => payload.occurrences.map(codes);

    it('each refused date shows its errors and conflicts', async () => {
      const lab = await place.resource();
      const booking = await taken(lab);
      const refused = await reasons('mutation requestBookingSeries', inputFor(lab));
      expect(codesOf(refused)).toEqual([[], [], ['CONFLICT'], [], []]);
      const conflicts = refused.occurrences.map((each) => each.conflicts);
      expect(conflicts).toEqual([
        ...[[], []],
        [{ startsAt: '2027-03-16T09:00:00.000Z', resource: { id: lab }, booking: { id: booking } }],
        ...[[], []],
      ]);
    });

    it('a preview shows the errors of each refused date', async () => {
      const lab = await place.resource();
      await taken(lab);
      const skipping = inputFor(lab, { onConflict: 'SKIP_CONFLICTS' });
      expect(codesOf(await reasons('query previewBookingSeries', skipping))).toEqual([[], [], ['CONFLICT'], [], []]);
    });

    it('a series that is read later still shows the errors of each refused date', async () => {
      const lab = await place.resource();
      await taken(lab);
      const made = await reasons('mutation requestBookingSeries', inputFor(lab, { onConflict: 'SKIP_CONFLICTS' }));
      const document = `query ($id: ID!) { node(id: $id) { ... on BookingSeries { ${WITH_REASONS} } } }`;
      const { data } = await service.graphql<{ node: BookingSeries }>(
        document,
        { id: made.series.id },
        place.coordinator.token,
      );
      expect(data.node.occurrences).toEqual(made.occurrences);
      expect(codesOf(data.node)).toEqual([[], [], ['CONFLICT'], [], []]);
    });

    it('a refused date names the closure on which it falls', async () => {
      const lab = await place.resource();
      const days = [{ day: '2027-05-04', kind: 'CLOSURE', name: 'Works outing' }];
      const close = `mutation ($input: SetCalendarDaysInput!) { setCalendarDays(input: $input) { userErrors { code } } }`;
      await service.graphql(close, { input: { organizationId: place.plant, days } }, place.plantAdmin.token);
      const may = {
        startsAtLocal: '2027-05-04T09:00',
        endsAtLocal: '2027-05-04T10:00',
        onConflict: 'SKIP_CONFLICTS',
      } as const;
      const booked = await reasons('mutation requestBookingSeries', inputFor(lab, may));
      expect(booked.occurrences[0]?.userErrors[0]?.message).toContain('Works outing');
    });

    it('a refused date lists at most 20 conflicts', async () => {
      const many = await place.resource({ units: 30 });
      for (let index = 0; index < 21; index++) {
        const one = {
          startsAtLocal: '2027-03-16T09:00',
          endsAtLocal: '2027-03-16T11:00',
          recurrence: 'FREQ=DAILY;COUNT=1',
        };
        await request(many, one);
      }
      const skipping = { items: [{ resourceId: many, units: 30 }], onConflict: 'SKIP_CONFLICTS' } as const;
      const booked = await reasons('mutation requestBookingSeries', inputFor(many, skipping));
      expect(booked.occurrences[2]?.conflicts).toHaveLength(20);
    });
  });

  it('is refused when every occurrence would be skipped', async () => {
    const lab = await place.resource({ policy: { maximumMinutes: 60 } });
    expect(codes(await request(lab, { onConflict: 'SKIP_CONFLICTS' }))).toEqual(['TOO_LONG']);
  });

  it.each([
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;BYDAY=WE;COUNT=3',
    'FREQ=HOURLY;COUNT=3',
    'FREQ=DAILY;COUNT=501',
    'FREQ=YEARLY;COUNT=4',
    'FREQ=WEEKLY;COUNT=3;UNTIL=20270401T000000Z',
    'FREQ=WEEKLY;UNTIL=20270401',
    'nonsense',
  ])('cannot recur by %s', async (recurrence) => {
    expect(codes(await request(await place.resource(), { recurrence }))).toEqual(['INVALID_RECURRENCE']);
  });

  it('a series that starts in the year 1 is refused', async () => {
    const times = {
      startsAtLocal: '0001-01-01T09:00',
      endsAtLocal: '0001-01-01T11:00',
      recurrence: 'FREQ=DAILY;COUNT=1',
    };
    const refused = await request(await place.resource(), times);
    expect(refused.series).toBeNull();
    expect(codes(refused)).not.toEqual([]);
  });

  it('cannot overlap itself, turnaround included', async () => {
    const lab = await place.resource({ policy: { turnaroundMinutes: 23 * 60 } });
    expect(codes(await request(lab, { recurrence: 'FREQ=DAILY;COUNT=2' }))).toEqual(['INVALID_RECURRENCE']);
  });

  it('a preview shows the same starts as the series and books nothing', async () => {
    const lab = await place.resource();
    const preview = await act(service, place.coordinator, 'previewBookingSeries', inputFor(lab));
    expect(preview).toMatchObject({ series: null, userErrors: [], conflicts: [] });
    expect(starts(preview)).toEqual(starts(await request(lab)));
  });

  it('a repeated key returns the same series', async () => {
    const lab = await place.resource();
    const first = await request(lab, { idempotencyKey: 'term' });
    const again = await request(lab, { idempotencyKey: 'term' });
    expect(again.series.id).toBe(first.series.id);
    expect(again.occurrences).toEqual(first.occurrences);
  });

  it('a series can be cancelled from a date on', async () => {
    const lab = await place.resource();
    const { series } = await request(lab);
    const cancelled = await act(service, place.coordinator, 'cancelBookingSeries', {
      seriesId: series.id,
      from: '2027-03-16T08:00:00Z',
    });
    expect(cancelled).toMatchObject({ cancelled: 3, userErrors: [] });
    const again = await request(lab, {
      startsAtLocal: '2027-03-16T09:00',
      endsAtLocal: '2027-03-16T11:00',
      recurrence: 'FREQ=WEEKLY;COUNT=3',
    });
    expect(codes(again)).toEqual([]);
  });

  it('cancelling a series cancels only occurrences that have not started', async () => {
    const { series } = await request(await place.resource());
    service.clock.set('2027-03-09T08:00:00Z');
    const cancelled = await act(service, place.coordinator, 'cancelBookingSeries', { seriesId: series.id });
    service.clock.set('2027-03-01T08:00:00Z');
    expect(cancelled.cancelled).toBe(3);
  });

  it('a provider needs a reason to cancel a series', async () => {
    const { series } = await request(await place.resource());
    const cancel = (input: Given<'cancelBookingSeries'>) =>
      act(service, place.manager, 'cancelBookingSeries', { seriesId: series.id, ...input });
    expect(codes(await cancel({}))).toEqual(['INVALID']);
    expect((await cancel({ reason: 'The spindle broke' })).cancelled).toBe(5);
  });
});

describe('previewRecurrence', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const preview = async (input: Inputs['previewRecurrence']) => {
    const document = 'query ($input: PreviewRecurrenceInput!) { previewRecurrence(input: $input) }';
    const { data, errors } = await service.graphql(document, { input }, place.coordinator.token);
    return errors.length > 0 ? errors[0]?.extensions['code'] : data.previewRecurrence;
  };

  it('a start in the hour that daylight saving time skips is left out and not counted', async () => {
    const instants = await preview({
      startsAtLocal: '2027-03-27T02:30',
      timeZone: 'Europe/Prague',
      recurrence: 'FREQ=DAILY;COUNT=3',
    });
    expect(instants).toEqual(['2027-03-27T01:30:00.000Z', '2027-03-29T00:30:00.000Z', '2027-03-30T00:30:00.000Z']);
  });

  it('an endless rule is previewed up to a thousand starts', async () => {
    const endless = { startsAtLocal: '2027-03-01T09:00', timeZone: 'Asia/Kathmandu', recurrence: 'FREQ=DAILY' };
    expect(await preview(endless)).toHaveLength(1000);
  });

  it.each(['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;X=1', ''])(
    'refuses %j',
    async (recurrence) => {
      const input = { startsAtLocal: '2027-03-01T09:00', timeZone: 'Europe/Prague', recurrence };
      expect(await preview(input)).toBe('BAD_USER_INPUT');
    },
  );
});
