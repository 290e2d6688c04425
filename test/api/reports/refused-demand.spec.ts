import { parse } from 'csv-parse/sync';
import { onStage, type Stage } from '../../behaviours/stage.js';
import { startService } from '../../support/app.js';
import type { Person } from '../access/people.js';
import { act, codes } from '../bookings/town.js';
import { createSite, join, registered, verify } from '../organizations/places.js';
import { resourceId } from '../catalog/resources.js';
import { built } from '../../support/built.js';

const { DemandLog } = await built('demand/index');
const { statement } = await built('platform/db/database');

const REPORT = `query ($input: RefusedDemandInput!) { refusedDemand(input: $input) {
  rows { key label number unitMinutes organizations } totals { key label number unitMinutes organizations }
} }`;
const SEARCH = `query ($input: AvailabilitySearchInput!, $after: String, $why: Boolean = false) {
  availableResources(input: $input, after: $after) {
    nodes { resource { id } } pageInfo { endCursor }
    ... on AvailableResourceConnection @include(if: $why) { nearestFits { filter } again: nearestFits { filter } }
  }
}`;
const read = statement('test.refused-demand', 'select * from refused_demand order by hour_of_week, reason, skills');
const clear = statement('test.clear-refused-demand', 'delete from refused_demand');

interface Stored {
  readonly hour_of_week: number;
  readonly reason: string;
  readonly skills: string[];
  readonly resource_id: string | null;
  readonly distance_band: string | null;
  readonly consumer_id: string | null;
  readonly number: string;
  readonly unit_minutes: string;
}

onStage('Refused demand', (stage: Stage) => {
  const log = () => stage.service.app.get(DemandLog);
  const stored = async (): Promise<Stored[]> => {
    await log().flush();
    return stage.service.database.run<Stored>(read);
  };
  const told = async () =>
    (await stored()).map((row) => [row.reason, row.hour_of_week, +row.number, +row.unit_minutes]);
  beforeEach(async () => {
    await log().flush();
    await stage.service.database.run(clear);
  });

  const ask = (input: object, asker: Person = stage.town.root) =>
    stage.service.graphql(REPORT, { input: { from: '2027-03-01', to: '2027-03-08', ...input } }, asker.token);
  const report = async (input: object, asker?: Person) => {
    await log().flush();
    const { data, errors } = await ask(input, asker);
    expect(errors).toEqual([]);
    return data.refusedDemand;
  };
  const rows = async (input: object, asker?: Person) =>
    (await report(input, asker)).rows.map((row: { key: string; number: number }) => [row.key, row.number]);
  const search = async (input: object, more: object = {}, asker: Person = stage.town.coordinator) => {
    const window = { from: '2027-03-02T09:00:00Z', to: '2027-03-02T11:00:00Z', organizationId: stage.town.school };
    const { data, errors } = await stage.service.graphql(
      SEARCH,
      { input: { ...window, ...input }, ...more },
      asker.token,
    );
    expect(errors).toEqual([]);
    return data.availableResources;
  };
  /** A verified school and its coordinator. */
  const school = async (name: string) => {
    const coordinator = await stage.newcomer(name);
    const id = await registered(stage.service, coordinator, name);
    await verify(stage.service, id, stage.town.root);
    return { id, coordinator };
  };

  describe('of requests', () => {
    it('is counted once for each item, in the hour of the week of the resource, by unit-minutes', async () => {
      const [taken, other] = [await stage.lab(), await stage.lab({ units: 3 })];
      await stage.booked(taken, '09:00', '10:00');
      const items = [{ resourceId: taken }, { resourceId: other, units: 2 }];
      expect(await stage.asked(items, '09:00', '10:30')).toEqual(['CONFLICT']);
      // Tuesday, 10:00 in Prague.
      expect(await told()).toEqual([
        ['CONFLICT', 34, 1, 90],
        ['CONFLICT', 34, 1, 180],
      ]);
    });

    it('is counted in zones of half hours by their wall clock', async () => {
      const lab = await stage.labIn('Asia/Kolkata', { policy: { maximumMinutes: 30 } });
      await stage.asked(lab, '18:20', '19:20');
      await stage.asked(lab, '18:40', '19:40');
      expect((await told()).map(([, hour]) => hour)).toEqual([47, 48]);
    });

    it('is counted by the first of its reasons alone', async () => {
      const lab = await stage.lab({ units: 1, seats: 2, policy: { maximumMinutes: 30 } });
      expect(await stage.asked(lab, '09:00', '10:00', { attendees: 3 })).toEqual(['TOO_LONG', 'TOO_MANY_ATTENDEES']);
      expect(await told()).toEqual([['TOO_LONG', 34, 1, 60]]);
    });

    it('is counted of what is not offered, too', async () => {
      const lab = await stage.lab();
      await stage.change(lab, { status: 'WITHDRAWN' });
      expect(
        await stage.asked(lab, '09:00', '10:00', { organizationId: stage.town.plant }, stage.town.manager),
      ).toEqual(['NOT_LISTED']);
      expect(await told()).toEqual([['NOT_LISTED', 34, 1, 60]]);
    });

    it('is not what would be refused, what is malformed, past, unknown or not for the asker to ask', async () => {
      const lab = await stage.lab();
      const stranger = await stage.newcomer('Stranger');
      await stage.booked(lab, '09:00', '10:00');
      expect(await stage.previewed(lab, '09:00', '10:00')).toEqual(['CONFLICT']);
      expect(await stage.asked(lab, '09:00', '10:00', { title: '' })).toEqual(['INVALID']);
      expect(await stage.asked(lab, '2027-02-28T09:00:00Z', '2027-02-28T10:00:00Z')).toEqual(['IN_THE_PAST']);
      expect(await stage.asked('nonsense', '09:00', '10:00')).toEqual(['NOT_FOUND']);
      expect(await stage.asked(lab, '09:00', '10:00', {}, stranger)).toEqual(['NOT_PERMITTED']);
      expect(await stored()).toEqual([]);
    });

    it('is counted once for the same input and key that are repeated within a batch', async () => {
      const lab = await stage.lab();
      await stage.booked(lab, '09:00', '10:00');
      const idempotencyKey = 'again';
      await stage.asked(lab, '09:00', '10:00', { idempotencyKey });
      await stage.asked(lab, '09:00', '10:00', { idempotencyKey });
      expect(await told()).toEqual([['CONFLICT', 34, 1, 60]]);
      await stage.asked(lab, '09:00', '10:00');
      await stage.asked(lab, '09:00', '10:00');
      expect(await told()).toEqual([['CONFLICT', 34, 3, 180]]);
    });

    it('is counted when a booking cannot be moved', async () => {
      const lab = await stage.lab();
      await stage.booked(lab, '09:00', '10:00');
      const moved = await stage.booked(lab, '11:00', '12:00');
      expect(codes(await stage.move(moved, '09:00', '10:00'))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 34, 1, 60]]);
    });

    it('is counted for each occurrence of a series that could not be had, and for no preview', async () => {
      const lab = await stage.lab();
      await stage.booked(lab, '08:00', '09:00');
      const wish = [lab, '2027-03-02T09:00', '2027-03-02T10:00', 'FREQ=DAILY;COUNT=3'] as const;
      expect(codes(await stage.series(...wish))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 33, 1, 60]]);
      expect(codes(await stage.series(...wish, { onConflict: 'SKIP_CONFLICTS' }))).toEqual([]);
      expect(await told()).toEqual([['CONFLICT', 33, 2, 120]]);
      const { organizationId, items, title } = stage.wish(lab, '09:00', '10:00') as Record<string, unknown>;
      const [, startsAtLocal, endsAtLocal, recurrence] = wish;
      const preview = { organizationId, items, title, startsAtLocal, endsAtLocal, recurrence };
      expect(codes(await stage.act(stage.town.coordinator, 'previewBookingSeries', preview))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 33, 2, 120]]);
    });
  });

  describe('of searches', () => {
    it('is counted once, with its skills in one order, its hour in UTC, and who would book', async () => {
      await search({ skills: ['b', 'a'], units: 2 });
      const [row, ...others] = await stored();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ reason: 'NOTHING', hour_of_week: 33, number: '1', unit_minutes: '240' });
      expect(row).toMatchObject({ skills: ['a', 'b'], resource_id: null, distance_band: null });
      expect(row?.consumer_id).not.toBeNull();
    });

    it('is counted with the only filter to blame when that is asked, once under however many names', async () => {
      await stage.lab({ skills: ['etching'], openingHours: everyDay() });
      await search({ skills: ['no such skill'] }, { why: true });
      expect(await told()).toEqual([['SKILLS', 33, 1, 120]]);
    });

    it('is counted by distance, and by the clock of the nearest site', async () => {
      const { manager, plant } = stage.town;
      const place = { latitude: 22.57, longitude: 88.36 };
      await createSite(stage.service, manager, { organizationId: plant, timeZone: 'Asia/Kolkata', ...place });
      await search({ skills: ['x'], durationMinutes: 60, near: { ...place, withinKilometres: 25 } });
      const [row] = await stored();
      // Tuesday, 14:30.
      expect(row).toMatchObject({ distance_band: 'UNDER_30_KM', hour_of_week: 38, unit_minutes: '60' });
    });

    it('is not what finds something, another page, a time that is over, or for an organization of others', async () => {
      await stage.lab({ skills: ['found'], openingHours: everyDay() });
      const found = await search({ skills: ['found'] });
      expect(found.nodes).toHaveLength(1);
      expect((await search({ skills: ['found'] }, { after: found.pageInfo.endCursor })).nodes).toEqual([]);
      await search({ from: '2027-02-02T09:00:00Z', to: '2027-02-02T10:00:00Z', skills: ['x'] });
      await search({ skills: ['x'], durationMinutes: 1000 });
      await search({ skills: ['x'] }, {}, await stage.newcomer('Outsider'));
      await search({ skills: ['x'] }, { why: true }, await stage.newcomer('Outsider two'));
      expect(await stored()).toEqual([]);
    });
  });

  it('holds no account, title, name or key', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    await stage.asked(lab, '09:00', '10:00', { title: 'Very private', idempotencyKey: 'my-secret-key', attendees: 1 });
    await search({ skills: ['x'], text: 'typed words' });
    const columns = ['day', 'hour_of_week', 'reason', 'skills', 'organization_id', 'resource_id', 'distance_band'];
    const all = await stored();
    expect(all).toHaveLength(2);
    expect(Object.keys(all[0] ?? {})).toEqual([...columns, 'consumer_id', 'number', 'unit_minutes']);
    const accounts = await stage.service.database.run<{ account_id: string }>(
      statement('test.accounts', 'select account_id from account'),
    );
    const text = JSON.stringify(all);
    for (const word of ['private', 'secret', 'typed', ...accounts.map((account) => account.account_id)]) {
      expect(text).not.toContain(word);
    }
  });

  it('is told by reason, skill, hour, distance and resource; rows by skill overlap and totals do not', async () => {
    const lab = await stage.lab({ name: 'Mill', skills: ['milling', 'turning'], policy: { maximumMinutes: 30 } });
    await stage.asked(lab, '09:00', '10:00');
    await search({ skills: ['milling'] });
    const byReason = await report({});
    const one = { number: 1, organizations: 1 };
    expect(byReason.rows).toEqual([
      { key: 'NOTHING', label: 'Search: nothing at all', unitMinutes: 120, ...one },
      { key: 'TOO_LONG', label: 'Too long', unitMinutes: 60, ...one },
    ]);
    expect(byReason.totals).toEqual({ key: '', label: 'Total', number: 2, unitMinutes: 180, organizations: 1 });
    const bySkill = await report({ groupBy: 'SKILL' });
    expect(bySkill.rows.map((row: { key: string; number: number }) => [row.key, row.number])).toEqual([
      ['milling', 2],
      ['turning', 1],
    ]);
    expect(bySkill.totals).toEqual(byReason.totals);
    expect(await rows({ groupBy: 'HOUR_OF_WEEK' })).toEqual([
      ['TUESDAY-09', 1],
      ['TUESDAY-10', 1],
    ]);
    expect(await rows({ groupBy: 'DISTANCE' })).toEqual([['', 2]]);
    expect(
      (await report({ groupBy: 'RESOURCE' })).rows.map(({ key, label }: Record<string, string>) => [key, label]),
    ).toEqual([
      ['', 'No resource'],
      [lab, 'Mill'],
    ]);
    expect(await rows({ from: '2027-03-02' })).toEqual([]);
  });

  it('is told to a provider of its own resources, and of the skills that its listed ones have', async () => {
    const mine = await stage.lab({ skills: ['lasers'], policy: { maximumMinutes: 30 } });
    await stage.lab({ skills: ['of a draft'], status: 'DRAFT' });
    const { id, coordinator } = await school('rival');
    const site = (await createSite(stage.service, coordinator, { organizationId: id })).site.id as string;
    const theirs = await resourceId(stage.service, coordinator, { siteId: site, policy: { maximumMinutes: 30 } });
    for (const lab of [mine, theirs]) await stage.asked(lab, '09:00', '10:00');
    for (const skills of [['lasers'], ['Lasers'], ['of a draft'], []]) {
      await search({ skills, seats: 999_999, kind: 'TRAINING_BASE' });
    }
    expect((await report({}, stage.town.manager)).totals.number).toBe(2);
    expect((await report({}, coordinator)).totals.number).toBe(1);
    expect((await report({})).totals.number).toBe(6);
    expect((await report({ organizationId: stage.town.plant })).totals.number).toBe(2);
    expect((await report({}, await stage.newcomer('Nobody'))).totals.number).toBe(0);
  });

  it('tells a provider nothing by itself that fewer than three organizations asked for', async () => {
    const [wanted, rare] = [await stage.lab({ skills: ['s1', 's2'] }), await stage.lab()];
    await stage.booked(wanted, '09:00', '10:00');
    await stage.booked(rare, '09:00', '10:00');
    const schools = [await school('one'), await school('two')];
    const request = (lab: string, { id, coordinator }: { id: string; coordinator: Person }) =>
      stage.asked(lab, '09:00', '10:00', { organizationId: id }, coordinator);
    for (const each of schools) for (const lab of [wanted, rare]) await request(lab, each);
    const byResource = { groupBy: 'RESOURCE', organizationId: stage.town.plant };
    expect(await rows(byResource, stage.town.manager)).toEqual([['OTHERS', 4]]);
    expect(await rows({ ...byResource, groupBy: 'SKILL' }, stage.town.manager)).toEqual([['OTHERS', 4]]);
    await request(wanted, await school('three'));
    expect(await rows(byResource, stage.town.manager)).toEqual([
      [wanted, 3],
      ['OTHERS', 2],
    ]);
    expect((await report(byResource, stage.town.manager)).rows[1]).toEqual({
      ...{ key: 'OTHERS', label: 'Others', number: 2, unitMinutes: 120, organizations: 2 },
    });
    expect(await rows(byResource)).toEqual([
      [wanted, 3],
      [rare, 2],
    ]);
  });

  it('is told to managers and finance of the provider and to who runs the platform', async () => {
    const { plant, plantAdmin, coordinator, manager, root } = stage.town;
    const finance = await stage.newcomer('Finance');
    await join(stage.service, plant, plantAdmin, finance, ['FINANCE']);
    const refused = async (asker: Person) =>
      (await ask({ organizationId: plant }, asker)).errors.map(({ extensions }) => extensions['code']);
    for (const asker of [plantAdmin, manager, finance, root]) expect(await refused(asker)).toEqual([]);
    expect(await refused(coordinator)).toEqual(['FORBIDDEN']);
  });

  it.each([{ to: '2027-03-01' }, { to: '2028-03-03' }])('refuses the window %j', async (window) => {
    expect((await ask(window)).errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  describe('as CSV', () => {
    const fetched = (query: Record<string, string>, asker: Person | null = stage.town.root) => {
      const request = stage.service.http
        .get('/reports/refused-demand.csv')
        .query({ from: '2027-03-01', to: '2027-03-08', ...query });
      return asker === null ? request : request.set('authorization', `Bearer ${asker.token}`);
    };

    it.each(['REASON', 'SKILL', 'HOUR_OF_WEEK', 'DISTANCE', 'RESOURCE'])(
      'is what the API tells: by %s',
      async (groupBy) => {
        const lab = await stage.lab({ skills: ['=1+1', '铣削'], policy: { maximumMinutes: 30 } });
        await stage.asked(lab, '09:00', '10:00');
        await search({ skills: ['铣削'], seats: 999_999 });
        const { rows: expected, totals } = await report({ groupBy });
        const { status, text, headers } = await fetched({ groupBy });
        expect(status).toBe(200);
        expect(headers['content-disposition']).toMatch(/filename="refused-demand-[a-z-]+-2027-03-01-2027-03-08.csv"$/);
        const lines: Record<string, string>[] = parse(text, { bom: true, columns: true });
        const asText = (row: Record<string, unknown>) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value).replace(/^=/, "'=")]));
        expect(lines).toEqual([...expected, totals].map(asText));
      },
    );

    it('is for whoever may see the report', async () => {
      const ofPlant = { organizationId: stage.town.plant };
      expect((await fetched(ofPlant, stage.town.manager)).status).toBe(200);
      expect((await fetched(ofPlant, stage.town.coordinator)).status).toBe(403);
      expect((await fetched(ofPlant, null)).status).toBe(401);
      expect((await fetched({ colour: 'green' })).status).toBe(400);
    });
  });

  it('adds up over instances, and an instance that stops writes down what it knows', async () => {
    const lab = await stage.lab({ policy: { maximumMinutes: 30 } });
    const beside = await startService({}, stage.service);
    const asked = stage.wish(lab, '09:00', '10:00');
    for (const service of [stage.service, beside, beside]) {
      await act(service, stage.town.coordinator, 'requestBooking', asked);
    }
    const logs = [log(), beside.app.get(DemandLog)];
    await Promise.all(logs.map((each) => each.flush()));
    expect(await told()).toEqual([['TOO_LONG', 34, 3, 180]]);
    await act(beside, stage.town.coordinator, 'requestBooking', asked);
    await beside.app.close();
    expect(await told()).toEqual([['TOO_LONG', 34, 4, 240]]);
  });

  it('is written down within a second or so, by a timer that runs only when something is to be written', async () => {
    const timer = () => (log() as unknown as { timer: NodeJS.Timeout | null }).timer;
    const lab = await stage.lab({ policy: { maximumMinutes: 30 } });
    expect(timer()).toBeNull();
    await stage.asked(lab, '09:00', '10:00');
    expect(timer()?.hasRef()).toBe(false);
    const deadline = performance.now() + 10_000;
    while ((await stage.service.database.run(read)).length === 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await stage.service.database.run(read)).toHaveLength(1);
    expect(timer()).toBeNull();
  });
});

const everyDay = () =>
  ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
    ...{ weekday, opensAt: '00:00', closesAt: '24:00' },
  }));
