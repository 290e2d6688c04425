import { parse } from 'csv-parse/sync';
import { resourceId } from '../../worlds/resources.js';
import { onStage, type Stage } from '../../behaviours/stage.js';
import { reported } from '../../reports/asking.js';
import type { Given } from '../../worlds/mutations.js';
import { first } from '../../support/lists.js';
import type { Answer } from '../../support/app.js';

const ADDRESS = '/reports/utilization.csv';

onStage('The utilization report as CSV', (stage: Stage) => {
  const fetched = (query: Record<string, string>, token: string | null = stage.town.manager.token) => {
    const request = stage.service.http.get(ADDRESS).query({ from: '2027-03-01', to: '2027-03-08', ...query });
    return token === null ? request : request.set('authorization', `Bearer ${token}`);
  };
  const known = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

  it.each(['RESOURCE', 'ORGANIZATION', 'SITE', 'KIND', 'SKILL', 'DAY', 'WEEK', 'MONTH', 'HOUR_OF_WEEK'] as const)(
    'the CSV has every figure of the API, and the totals at the end: by %s',
    async (groupBy) => {
      const lab = await stage.lab({ units: 3, skills: ['铣削', 'turning'] });
      await stage.booked(lab, '09:00', '10:00');
      const asked = { groupBy, organizationId: stage.town.plant };
      const { status, text, headers } = await fetched(asked);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="utilization-[a-z-]+-2027-03-01-2027-03-08.csv"$/,
      );
      const lines: Record<string, string>[] = parse(text, { bom: true, columns: true });
      const report = await reported(stage.service, stage.town.manager, {
        from: '2027-03-01',
        to: '2027-03-08',
        ...asked,
      });
      const expected = [...report.rows, report.totals].map(({ resource, organization, ...row }) => {
        expect([resource, organization]).toBeDefined();
        return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, known(value)]));
      });
      expect(lines).toEqual(expected);
    },
  );

  it('the CSV begins with a UTF-8 byte order mark and ends its lines with CRLF', async () => {
    await stage.lab();
    const { text } = await fetched({ groupBy: 'KIND' });
    expect(text.startsWith('\uFEFFkey,label,openMinutes,')).toBe(true);
    expect(text.split('\r\n').length).toBe(4);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', 'a "b", c'])(
    'the CSV keeps spreadsheets from running the name %s',
    async (name) => {
      const { manager, site } = stage.town;
      const lab = await resourceId(stage.service, manager, { siteId: site, name });
      const { text } = await fetched({ resourceIds: lab });
      const [line]: Record<string, string>[] = parse(text, { bom: true, columns: true });
      expect(line?.['label']).toBe(name.startsWith('a') ? name : `'${name}`);
    },
  );

  it('the CSV is only for roles that may see the report', async () => {
    const { coordinator, root, plant } = stage.town;
    const answered = async (query: Record<string, string>, token: string | null) => {
      const answer = await fetched(query, token);
      return [answer.status, (answer.body as Partial<Answer>).errors?.[0]?.extensions['code']];
    };
    const ofPlant = { organizationId: plant };
    expect(await answered(ofPlant, root.token)).toEqual([200, undefined]);
    expect(await answered(ofPlant, coordinator.token)).toEqual([403, 'FORBIDDEN']);
    expect(await answered(ofPlant, null)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await answered(ofPlant, 'nonsense')).toEqual([401, 'UNAUTHENTICATED']);
    expect((await fetched({}, coordinator.token)).text.split('\r\n').length).toBe(3);
  });

  it.each([
    { from: '2027-03-32' },
    { to: '2027-03-01' },
    { to: '2028-03-08' },
    { groupBy: 'PLANET' },
    { kind: 'PLANET' },
    { colour: 'green' },
  ])('the CSV refuses %j with the error code of the API', async (query) => {
    const answer = await fetched(query);
    const [error] = (answer.body as Answer).errors;
    expect([answer.status, error?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(error?.extensions['requestId']).toBe(answer.headers['x-request-id']);
  });
});

onStage('The bookings behind a figure', (stage: Stage) => {
  const DOCUMENT = `query ($input: UtilizationBookingsInput!, $first: Int!, $after: String) {
    utilizationBookings(input: $input, first: $first, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor }
    }
  }`;
  const ask = async (input: Given<'utilizationBookings'>, page: object = {}, asker = stage.town.manager) => {
    const window = { from: '2027-03-02', to: '2027-03-03', organizationId: stage.town.plant };
    return stage.service.graphql(DOCUMENT, { input: { ...window, ...input }, first: 100, ...page }, asker.token);
  };
  const behind = async (input: Given<'utilizationBookings'>, more: Given<'utilizationBookings'> = {}) => {
    const { data, errors } = await ask({ ...input, ...more });
    expect(errors).toEqual([]);
    return data.utilizationBookings.nodes.map(({ id }) => id);
  };

  it('a figure lists exactly the bookings that count towards it', async () => {
    const [lab, other] = [
      await stage.lab({ policy: { noShowAfterMinutes: 10, cancellationNoticeMinutes: 1440 } }),
      await stage.lab(),
    ];
    const used = await stage.booked(lab, '09:00', '10:00');
    const missed = await stage.booked(lab, '11:00', '12:00');
    const late = await stage.booked(lab, '13:00', '14:00');
    const both = await stage.booked([{ resourceId: lab }, { resourceId: other }], '15:00', '03T02:00');
    stage.now('09:00');
    await stage.byPlant('checkInBooking', used);
    await stage.bySchool('cancelBooking', late);
    stage.now('11:30');
    await stage.byPlant('checkOutBooking', used);
    const input = { resourceIds: [lab, other] };
    expect(await behind(input)).toEqual([used, missed, both]);
    expect(await behind(input, { key: other })).toEqual([both]);
    expect(await behind(input, { figure: 'USED' })).toEqual([used]);
    expect(await behind(input, { figure: 'USED_BY_ENTERPRISES' })).toEqual([]);
    expect(await behind(input, { figure: 'NO_SHOWS' })).toEqual([missed]);
    expect(await behind(input, { figure: 'LATE_CANCELLATIONS', key: lab })).toEqual([late]);
    expect(await behind(input, { key: 'no such row' })).toEqual([]);
    const byDay = { ...input, to: '2027-03-04', groupBy: 'DAY' } as const;
    expect(await behind(byDay, { key: '2027-03-03' })).toEqual([both]);
    expect(await behind(byDay, { key: '2027-03-03', figure: 'BOOKINGS' })).toEqual([]);
    const byHour = { ...input, groupBy: 'HOUR_OF_WEEK' } as const;
    expect(await behind(byHour, { key: 'TUESDAY-12' })).toEqual([missed]);
  });

  it('the bookings of a figure come in pages', async () => {
    const lab = await stage.lab();
    const booked = [await stage.booked(lab, '09:00', '10:00'), await stage.booked(lab, '10:00', '11:00')];
    const input = { resourceIds: [lab] };
    const first = (await ask(input, { first: 1 })).data.utilizationBookings;
    expect([first.totalCount, first.pageInfo.hasNextPage, first.nodes]).toEqual([2, true, [{ id: booked[0] }]]);
    const second = (await ask(input, { first: 1, after: first.pageInfo.endCursor })).data.utilizationBookings;
    expect([second.pageInfo.hasNextPage, second.nodes]).toEqual([false, [{ id: booked[1] }]]);
  });

  it('the bookings of a figure are only for roles that may see the figure', async () => {
    const { errors } = await ask({}, {}, stage.town.coordinator);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

onStage('Idle capacity', (stage: Stage) => {
  const DOCUMENT = `query ($input: IdleCapacityInput!, $first: Int) { idleCapacity(input: $input, first: $first) {
    resource { id } availableMinutes idleMinutes idleShare
    windows { weekday opensAt closesAt weeks idleShare unitsFree }
  } }`;
  const hours = [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '18:00' }] as const;
  const ask = (input: Given<'idleCapacity'>, more: object = {}, asker = stage.town.manager) => {
    const window = { from: '2027-03-01', to: '2027-03-15', organizationId: stage.town.plant };
    return stage.service.graphql(DOCUMENT, { input: { ...window, ...input }, ...more }, asker.token);
  };

  it('idle capacity shows free hours of the week, the most idle resource first', async () => {
    const busy = await stage.lab({ openingHours: hours });
    const idle = await stage.lab({ openingHours: hours });
    // 09:00 to 12:00 on the wall clock, on both Tuesdays.
    await stage.booked(busy, '08:00', '11:00');
    await stage.booked(busy, '09T08:00', '09T11:00');
    const { data } = await ask({ resourceIds: [busy, idle] });
    expect(data.idleCapacity).toEqual([
      {
        ...{ resource: { id: idle }, availableMinutes: 1200, idleMinutes: 1200, idleShare: 1 },
        windows: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '18:00', weeks: 2, idleShare: 1, unitsFree: 1 }],
      },
      {
        ...{ resource: { id: busy }, availableMinutes: 1200, idleMinutes: 840, idleShare: 0.7 },
        windows: [
          { weekday: 'TUESDAY', opensAt: '08:00', closesAt: '09:00', weeks: 2, idleShare: 1, unitsFree: 1 },
          { weekday: 'TUESDAY', opensAt: '12:00', closesAt: '18:00', weeks: 2, idleShare: 1, unitsFree: 1 },
        ],
      },
    ]);
    expect((await ask({ resourceIds: [busy, idle] }, { first: 1 })).data.idleCapacity).toHaveLength(1);
  });

  it.each([
    [{ minimumIdleShare: 0 }, {}],
    [{ minimumIdleShare: 1.1 }, {}],
    [{ minimumMinutes: 0 }, {}],
    [{}, { first: 0 }],
  ])('idle capacity refuses %j %j', async (input, more) => {
    const { errors } = await ask(input, more);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('the CSV of idle capacity equals the API', async () => {
    const idle = await stage.lab({ openingHours: hours, code: 'IDLE-1', name: 'Idle lab' });
    const { data } = await ask({ resourceIds: [idle] });
    const told = first(data.idleCapacity);
    const address = `/reports/idle-capacity.csv?from=2027-03-01&to=2027-03-15&resourceIds=${idle}`;
    const answer = await stage.service.http
      .get(address)
      .set('authorization', `Bearer ${stage.town.manager.token}`)
      .buffer(true);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const window = first(told.windows);
    const cells = [idle, 'IDLE-1', 'Idle lab', told.availableMinutes, told.idleMinutes, told.idleShare];
    const hoursOfWeek = [window.weekday, window.opensAt, window.closesAt, window.weeks, 1200, window.idleShare];
    expect(answer.text.trimEnd().split('\r\n')[1]).toBe([...cells, ...hoursOfWeek, window.unitsFree].join(','));
    expect((await stage.service.http.get(address)).status).toBe(401);
  });

  it('idle capacity is only for roles that may see the report', async () => {
    const { errors } = await ask({}, {}, stage.town.coordinator);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});
