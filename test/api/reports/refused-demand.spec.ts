import { parse } from 'csv-parse/sync';
import type { Database } from '../../../src/platform/db/database.js';
import { onStage, type Stage } from '../../behaviours/stage.js';
import { startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import { pricedLab, publishRate } from '../../worlds/money.js';
import { act, codes } from '../../worlds/town.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { createSite, join, registered, verify } from '../../worlds/places.js';
import { resourceId } from '../../worlds/resources.js';
import { built } from '../../support/built.js';
import type { Given } from '../../worlds/mutations.js';
import type { RefusedDemandRow } from '../../worlds/schema.js';

const { DemandLog } = await built('demand/index');
const { ForgetOldDemand } = await built('demand/forget-old-demand');
const { statement } = await built('platform/db/database');

const REPORT = `query ($input: RefusedDemandInput!) { refusedDemand(input: $input) {
  rows { ...row } totals { ...row }
} }
fragment row on RefusedDemandRow { key label number unitMinutes organizations worth { amount currency } }`;
const SEARCH = `query ($input: AvailabilitySearchInput!, $after: String, $why: Boolean = false) {
  availableResources(input: $input, after: $after) {
    nodes { resource { id } } pageInfo { endCursor }
    ... on AvailableResourceConnection @include(if: $why) { nearestFits { filter } again: nearestFits { filter } }
  }
}`;
const read = statement('test.refused-demand')`select * from refused_demand order by hour_of_week, reason, skills`;
const clear = statement('test.clear-refused-demand')`delete from refused_demand`;

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
  /** Demand counts skills that the catalogue has: of these, something is listed that nobody here may book. */
  beforeAll(async () => {
    const owner = await stage.newcomer('Library');
    const library = await registered(stage.service, owner, 'library');
    await verify(stage.service, library, stage.town.root);
    const { site } = await createSite(stage.service, owner, { organizationId: library });
    const skills = ['a', 'b', 'x', 'no such skill', 'Zither', 'Harp', 'zither 2', 'C++', 'C', '铣削', 'own'];
    await resourceId(stage.service, owner, { siteId: site.id, skills, audience: 'OWN_ORGANIZATION' });
  });
  beforeEach(async () => {
    await log().flush();
    await stage.service.database.run(clear);
  });

  const ask = (input: Given<'refusedDemand'>, asker: Person = stage.town.root) =>
    stage.service.graphql(REPORT, { input: { from: '2027-03-01', to: '2027-03-08', ...input } }, asker.token);
  const report = async (input: Given<'refusedDemand'>, asker?: Person) => {
    await log().flush();
    const { data, errors } = await ask(input, asker);
    expect(errors).toEqual([]);
    return data.refusedDemand;
  };
  const rows = async (input: Given<'refusedDemand'>, asker?: Person) =>
    (await report(input, asker)).rows.map(({ key, number }) => [key, number] as const);
  const search = async (
    input: Given<'availableResources'>,
    more: object = {},
    asker: Person = stage.town.coordinator,
  ) => {
    const window = { from: '2027-03-02T09:00:00Z', to: '2027-03-02T11:00:00Z', organizationId: stage.town.school };
    const { data, errors } = await stage.service.graphql(
      SEARCH,
      { input: { ...window, ...input }, ...more },
      asker.token,
    );
    expect(errors).toEqual([]);
    return data.availableResources;
  };
  const publish = (input: Given<'publishRate'> & { readonly resourceId: string }) =>
    publishRate(stage.service, stage.town.plantAdmin, input);
  const priced = (rate: Given<'publishRate'> = {}, resource: Given<'createResource'> = {}) =>
    pricedLab(stage.service, stage.town, rate, resource);
  /** A verified school and its coordinator. */
  const school = async (name: string) => {
    const coordinator = await stage.newcomer(name);
    const id = await registered(stage.service, coordinator, name);
    await verify(stage.service, id, stage.town.root);
    return { id, coordinator };
  };

  describe('requests', () => {
    it('a refused request counts once per item, in the local hour of the week, by unit-minutes', async () => {
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

    it('a refused request counts in the wall-clock hour of a zone with a half-hour offset', async () => {
      const lab = await stage.labIn('Asia/Kolkata', { policy: { maximumMinutes: 30 } });
      await stage.asked(lab, '18:20', '19:20');
      await stage.asked(lab, '18:40', '19:40');
      expect((await told()).map(([, hour]) => hour)).toEqual([47, 48]);
    });

    it('a refused request counts only under its first reason', async () => {
      const lab = await stage.lab({ units: 1, seats: 2, policy: { maximumMinutes: 30 } });
      expect(await stage.asked(lab, '09:00', '10:00', { attendees: 3 })).toEqual(['TOO_LONG', 'TOO_MANY_ATTENDEES']);
      expect(await told()).toEqual([['TOO_LONG', 34, 1, 60]]);
    });

    it('a request for a withdrawn resource counts too', async () => {
      const lab = await stage.lab();
      await stage.change(lab, { status: 'WITHDRAWN' });
      expect(
        await stage.asked(lab, '09:00', '10:00', { organizationId: stage.town.plant }, stage.town.manager),
      ).toEqual(['NOT_LISTED']);
      expect(await told()).toEqual([['NOT_LISTED', 34, 1, 60]]);
    });

    it('previews and malformed, past, unknown or unpermitted requests do not count', async () => {
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

    it('a request repeated with the same key counts once within a batch', async () => {
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

    it('a refused reschedule counts', async () => {
      const lab = await stage.lab();
      await stage.booked(lab, '09:00', '10:00');
      const moved = await stage.booked(lab, '11:00', '12:00');
      expect(codes(await stage.move(moved, '09:00', '10:00'))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 34, 1, 60]]);
    });

    it('each refused occurrence of a series counts, and a preview does not', async () => {
      const lab = await stage.lab();
      await stage.booked(lab, '08:00', '09:00');
      const wish = [lab, '2027-03-02T09:00', '2027-03-02T10:00', 'FREQ=DAILY;COUNT=3'] as const;
      expect(codes(await stage.series(...wish))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 33, 1, 60]]);
      expect(codes(await stage.series(...wish, { onConflict: 'SKIP_CONFLICTS' }))).toEqual([]);
      expect(await told()).toEqual([['CONFLICT', 33, 2, 120]]);
      const { organizationId, items, title } = stage.wish(lab, '09:00', '10:00');
      const [, startsAtLocal, endsAtLocal, recurrence] = wish;
      const preview = { organizationId, items, title, startsAtLocal, endsAtLocal, recurrence };
      expect(codes(await stage.act(stage.town.coordinator, 'previewBookingSeries', preview))).toEqual(['CONFLICT']);
      expect(await told()).toEqual([['CONFLICT', 33, 2, 120]]);
    });
  });

  describe('searches', () => {
    it('an empty search counts once, in the local hour of the asking organization', async () => {
      await search({ skills: ['b', 'a'], units: 2 });
      const [row, ...others] = await stored();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ reason: 'NOTHING', hour_of_week: 34, number: '1', unit_minutes: '240' });
      expect(row).toMatchObject({ skills: ['a', 'b'], resource_id: null, distance_band: null });
      expect(row?.consumer_id).not.toBeNull();
    });

    it('an empty search counts under the only filter to blame when nearest fits are asked for', async () => {
      await stage.lab({ skills: ['etching'], openingHours: everyDay() });
      await search({ skills: ['no such skill'] }, { why: true });
      expect(await told()).toEqual([['SKILLS', 34, 1, 120]]);
    });

    it('an empty search counts without skills that no resource has', async () => {
      await search({ skills: ['Zhang San, telephone 139 0000 0000', 'x'] });
      expect((await stored()).map((row) => row.skills)).toEqual([['x']]);
    });

    it('an empty search near a place counts by distance and in the hour of the nearest site', async () => {
      const { manager, plant } = stage.town;
      const place = { latitude: 22.57, longitude: 88.36 };
      await createSite(stage.service, manager, { organizationId: plant, timeZone: 'Asia/Kolkata', ...place });
      await search({ skills: ['x'], durationMinutes: 60, near: { ...place, withinKilometres: 25 } });
      const [row] = await stored();
      // Tuesday, 14:30.
      expect(row).toMatchObject({ distance_band: 'UNDER_30_KM', hour_of_week: 38, unit_minutes: '60' });
    });

    it('searches with results, later pages, past times and foreign organizations do not count', async () => {
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

  it('stored demand has no account, title, name or key', async () => {
    const lab = await stage.lab();
    await stage.booked(lab, '09:00', '10:00');
    await stage.asked(lab, '09:00', '10:00', { title: 'Very private', idempotencyKey: 'my-secret-key', attendees: 1 });
    await search({ skills: ['x'], text: 'typed words' });
    const columns = ['day', 'hour_of_week', 'reason', 'skills', 'organization_id', 'resource_id', 'distance_band'];
    const all = await stored();
    expect(all).toHaveLength(2);
    columns.push('consumer_id', 'number', 'unit_minutes', 'folded_skills', 'worth_currency', 'worth_minor');
    expect(Object.keys(all[0] ?? {})).toEqual(columns);
    const accounts = await stage.service.database.run<{ account_id: string }>(
      statement('test.accounts')`select account_id from account`,
    );
    const text = JSON.stringify(all);
    for (const word of ['private', 'secret', 'typed', ...accounts.map((account) => account.account_id)]) {
      expect(text).not.toContain(word);
    }
  });

  it('rows by skill may overlap, and the totals are the same for every grouping', async () => {
    const lab = await stage.lab({ name: 'Mill', skills: ['milling', 'turning'], policy: { maximumMinutes: 30 } });
    await stage.asked(lab, '09:00', '10:00');
    await search({ skills: ['milling'] });
    const byReason = await report({});
    const one = { number: 1, organizations: 1, worth: [] };
    expect(byReason.rows).toEqual([
      { key: 'NOTHING', label: 'Search: nothing at all', unitMinutes: 120, ...one },
      { key: 'TOO_LONG', label: 'Too long', unitMinutes: 60, ...one },
    ]);
    expect(byReason.totals).toEqual({ ...one, key: '', label: 'Total', number: 2, unitMinutes: 180 });
    const bySkill = await report({ groupBy: 'SKILL' });
    expect(bySkill.rows.map(({ key, number }) => [key, number] as const)).toEqual([
      ['milling', 2],
      ['turning', 1],
    ]);
    expect(bySkill.totals).toEqual(byReason.totals);
    expect(await rows({ groupBy: 'HOUR_OF_WEEK' })).toEqual([['TUESDAY-10', 2]]);
    expect(await rows({ groupBy: 'DISTANCE' })).toEqual([['', 2]]);
    expect((await report({ groupBy: 'RESOURCE' })).rows.map(({ key, label }) => [key, label])).toEqual([
      ['', 'No resource'],
      [lab, 'Mill'],
    ]);
    expect(await rows({ from: '2027-03-02' })).toEqual([]);
  });

  it('a provider sees demand for its own resources and for skills of its listed resources', async () => {
    const mine = await stage.lab({ skills: ['lasers'], policy: { maximumMinutes: 30 } });
    await stage.lab({ skills: ['of a draft'], status: 'DRAFT' });
    const { id, coordinator } = await school('rival');
    const site = (await createSite(stage.service, coordinator, { organizationId: id })).site.id;
    const theirs = await resourceId(stage.service, coordinator, { siteId: site, policy: { maximumMinutes: 30 } });
    for (const lab of [mine, theirs]) await stage.asked(lab, '09:00', '10:00');
    for (const skills of [['lasers'], ['Lasers'], ['of a draft'], []]) {
      await search({ skills, seats: 999_999, kind: 'TRAINING_BASE' });
    }
    expect((await report({}, stage.town.manager)).totals.number).toBe(3);
    expect((await report({}, coordinator)).totals.number).toBe(1);
    expect((await report({})).totals.number).toBe(6);
    expect((await report({ organizationId: stage.town.plant })).totals.number).toBe(3);
    expect((await report({}, await stage.newcomer('Nobody'))).totals.number).toBe(0);
  });

  it('a provider sees only combined rows for fewer than three asking organizations', async () => {
    const [wanted, rare] = [await stage.lab({ skills: ['s1', 's2'] }), await stage.lab()];
    await stage.booked(wanted, '09:00', '10:00');
    await stage.booked(rare, '09:00', '10:00');
    const schools = [await school('one'), await school('two')];
    const request = (lab: string, { id, coordinator }: { id: string; coordinator: Person }) =>
      stage.asked(lab, '09:00', '10:00', { organizationId: id }, coordinator);
    for (const each of schools) for (const lab of [wanted, rare]) await request(lab, each);
    const byResource = { groupBy: 'RESOURCE', organizationId: stage.town.plant } as const;
    expect(await rows(byResource, stage.town.manager)).toEqual([['OTHERS', 4]]);
    expect(await rows({ ...byResource, groupBy: 'SKILL' }, stage.town.manager)).toEqual([['OTHERS', 4]]);
    await request(wanted, await school('three'));
    expect(await rows(byResource, stage.town.manager)).toEqual([
      [wanted, 3],
      ['OTHERS', 2],
    ]);
    expect((await report(byResource, stage.town.manager)).rows[1]).toEqual({
      ...{ key: 'OTHERS', label: 'Others', number: 2, unitMinutes: 120, organizations: 2, worth: [] },
    });
    expect(await rows(byResource)).toEqual([
      [wanted, 3],
      [rare, 2],
    ]);
  });

  describe('worth of a refused request', () => {
    const worth = async (input: Given<'refusedDemand'> = {}, asker?: Person) =>
      (await report(input, asker)).totals.worth.map(({ amount, currency }) => `${amount} ${currency}`);
    /** The school asks for a lab that is taken from 09:00 to 12:00. */
    const refused = async (lab: string, to: string, input: Given<'requestBooking'> = {}, units = 1) => {
      await stage.booked(
        [{ resourceId: lab, units: 3 }],
        '09:00',
        '12:00',
        { organizationId: stage.town.plant },
        stage.town.manager,
      );
      expect(await stage.asked([{ resourceId: lab, units }], '09:00', to, input)).toEqual(['CONFLICT']);
    };

    it.each([
      ['2 hours at 36 CNY', {}, '11:00', 1, '72.00 CNY'],
      ['2 hours of 2 units', {}, '11:00', 2, '144.00 CNY'],
      ['70 minutes at 25 CNY', { hourly: '25' }, '10:10', 1, '29.17 CNY'],
      ['an hour at 36 CNY, 50 at least', { minimumCharge: '50', noShowFee: '7' }, '10:00', 1, '50.00 CNY'],
      ['35 minutes at 1 KWD', { hourly: '1', currency: 'KWD' }, '09:35', 1, '0.583 KWD'],
      ['2 hours at 0 JPY', { hourly: '0', currency: 'JPY' }, '11:00', 1, '0 JPY'],
    ])('the worth is the price that the booking would have had: %s', async (_, rate, to, units, amount) => {
      await refused(await priced(rate, { units: 3 }), to, {}, units);
      expect(await worth()).toEqual([amount]);
    });

    it('the worth equals the quote of a preview, including bands and steps', async () => {
      const bands = [{ weekdays: ['TUESDAY'], startsAt: '10:00', endsAt: '11:30', discountPercent: '33.3' }] as const;
      const rate = { hourly: '17.77', bands, steps: [{ fromHours: '1.5', hourly: '11.11' }] };
      const [taken, free] = [await priced(rate, { units: 3 }), await priced(rate, { units: 3 })];
      await refused(taken, '11:55', {}, 2);
      const wish = stage.wish([{ resourceId: free, units: 2 }], '09:00', '11:55');
      const { quote } = await stage.act(stage.town.coordinator, 'previewBooking', wish);
      expect(await worth()).toEqual([`${quote.amount} ${quote.currency}`]);
    });

    it('the worth uses the narrowest audience and the discount, without included minutes', async () => {
      const lab = await priced({}, { units: 3 });
      await publish({ resourceId: lab, audience: 'PARTNERS', hourly: '30' });
      const terms = { discountPercent: '10', includedMinutes: 6000, resourceIds: [lab] };
      const dates = { from: '2027-03-01', to: '2027-04-01' };
      const sides = { providerId: stage.town.plant, consumerId: stage.town.school };
      const { plantAdmin, schoolAdmin } = stage.town;
      const agreementId = await agreed(stage.service, plantAdmin, schoolAdmin, { ...sides, ...dates, ...terms });
      await refused(lab, '11:00');
      expect(await worth()).toEqual(['54.00 CNY']);
      expect(await stage.asked(lab, '09:00', '11:00', { agreementId })).toEqual(['CONFLICT']);
      expect(await worth()).toEqual(['108.00 CNY']);
      await agree(stage.service, plantAdmin, 'endAgreement', { agreementId });
    });

    it('the worth is limited to the units of the resource and to 366 days', async () => {
      const lab = await priced({ hourly: '1' }, { units: 3 });
      expect(await stage.asked([{ resourceId: lab, units: 9 }], '09:00', '10:00')).toEqual(['TOO_MANY_UNITS']);
      expect(await worth()).toEqual(['3.00 CNY']);
      expect(await stage.asked(lab, '09:00', '2999-03-02T09:00:00Z')).toEqual(['TOO_LONG']);
      expect(await worth()).toEqual([`${3 + 366 * 24}.00 CNY`]);
    });

    it('the worth adds items, occurrences and reschedules, with one amount per currency', async () => {
      const [yuan, euro, free] = [await priced(), await priced({ currency: 'EUR' }), await stage.lab()];
      for (const lab of [yuan, euro, free]) await stage.booked(lab, '09:00', '10:00');
      for (const lab of [euro, yuan]) await stage.asked([{ resourceId: lab }, { resourceId: free }], '09:00', '10:00');
      expect(await worth()).toEqual(['36.00 CNY', '36.00 EUR']);
      await stage.series(yuan, '2027-03-02T10:00', '2027-03-02T11:00', 'FREQ=DAILY;COUNT=3');
      expect(await worth()).toEqual(['72.00 CNY', '36.00 EUR']);
      const moved = await stage.booked(yuan, '11:00', '12:00');
      await stage.move(moved, '09:00', '10:30');
      expect(await worth()).toEqual(['126.00 CNY', '36.00 EUR']);
      const byResource = await report({ groupBy: 'RESOURCE' });
      expect(byResource.rows.map(({ key, worth }) => [key, worth])).toEqual([
        [yuan, [{ amount: '126.00', currency: 'CNY' }]],
        [free, []],
        [euro, [{ amount: '36.00', currency: 'EUR' }]],
      ]);
    });

    it('requests of the owner and searches have no worth, but a resource closed to others has', async () => {
      const lab = await priced({}, { policy: { maximumMinutes: 30 } });
      expect(
        await stage.asked(lab, '09:00', '10:00', { organizationId: stage.town.plant }, stage.town.manager),
      ).toEqual(['TOO_LONG']);
      await search({ skills: ['no such skill'] });
      expect(await worth()).toEqual([]);
      const booking = await stage.booked(lab, '09:00', '09:30');
      await stage.change(lab, { audience: 'OWN_ORGANIZATION' });
      expect(codes(await stage.move(booking, '10:00', '10:30'))).toEqual(['NOT_FOR_THIS_ORGANIZATION']);
      expect(await worth({}, stage.town.manager)).toEqual(['18.00 CNY']);
    });
  });

  it('the provider itself does not count among the three organizations', async () => {
    const lab = await stage.lab({ skills: ['own'], policy: { maximumMinutes: 30 } });
    const { plant, manager } = stage.town;
    const byResource = { groupBy: 'RESOURCE', organizationId: plant } as const;
    const bySkill = { groupBy: 'SKILL', organizationId: plant } as const;
    const wish = { skills: ['own'], seats: 999_999 };
    await stage.asked(lab, '09:00', '10:00', { organizationId: plant }, manager);
    await search({ ...wish, organizationId: plant }, {}, manager);
    for (const name of ['uno', 'due']) {
      const { id, coordinator } = await school(name);
      await stage.asked(lab, '09:00', '10:00', { organizationId: id }, coordinator);
      await search({ ...wish, organizationId: id }, {}, coordinator);
    }
    expect(await rows(byResource, manager)).toEqual([['OTHERS', 6]]);
    expect(await rows(bySkill, manager)).toEqual([['OTHERS', 6]]);
    const { id, coordinator } = await school('tre');
    await stage.asked(lab, '09:00', '10:00', { organizationId: id }, coordinator);
    expect(await rows(byResource, manager)).toEqual([
      [lab, 4],
      ['OTHERS', 3],
    ]);
    const [own] = (await report(bySkill, manager)).rows;
    expect(own).toMatchObject({ key: 'own', number: 7, organizations: 4 });
  });

  describe('grouping by skill', () => {
    it.each([
      ['车床', [' 车床 ', '车床']],
      ['CNC', ['cnc', ' ＣＮＣ', 'Cnc']],
      ['Fräsen und Drehen', ['FRASEN  und drehen']],
    ])('spellings of a skill count as one and show the spelling of the resource: %s', async (skill, typed) => {
      const lab = await stage.lab({ skills: [skill], policy: { maximumMinutes: 30 } });
      await stage.asked(lab, '09:00', '10:00');
      for (const each of typed) await search({ skills: [each], seats: 999_999 });
      const expected = [skill, typed.length + 1];
      expect(await rows({ groupBy: 'SKILL' })).toEqual([expected]);
      expect((await report({ groupBy: 'SKILL', organizationId: stage.town.plant })).rows).toMatchObject([
        { key: skill, label: skill, number: typed.length + 1 },
      ]);
    });

    it('spellings of an unknown skill count as one, and other skills stay separate', async () => {
      for (const skill of ['Zither ', 'zither', 'zither', 'zither 2']) await search({ skills: [skill, 'C++'] });
      await search({ skills: ['C'] });
      expect(await rows({ groupBy: 'SKILL' })).toEqual([
        ['C++', 4],
        ['Zither', 3],
        ['C', 1],
        ['zither 2', 1],
      ]);
    });

    it('a search with two spellings of one skill counts once', async () => {
      await search({ skills: ['Harp', 'harp'] });
      expect((await rows({ groupBy: 'SKILL' })).map(([, number]) => number)).toEqual([1]);
    });
  });

  it('the report is for managers and finance of the provider and for the platform admin', async () => {
    const { plant, plantAdmin, coordinator, manager, root } = stage.town;
    const finance = await stage.newcomer('Finance');
    await join(stage.service, plant, plantAdmin, finance, ['FINANCE']);
    const refused = async (asker: Person) =>
      (await ask({ organizationId: plant }, asker)).errors.map(({ extensions }) => extensions['code']);
    for (const asker of [plantAdmin, manager, finance, root]) expect(await refused(asker)).toEqual([]);
    expect(await refused(coordinator)).toEqual(['FORBIDDEN']);
  });

  it.each([{ to: '2027-03-01' }, { to: '2028-03-03' }])('the report refuses the window %j', async (window) => {
    expect((await ask(window)).errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  describe('CSV', () => {
    const fetched = (query: Record<string, string>, asker: Person | null = stage.town.root) => {
      const request = stage.service.http
        .get('/reports/refused-demand.csv')
        .query({ from: '2027-03-01', to: '2027-03-08', ...query });
      return asker === null ? request : request.set('authorization', `Bearer ${asker.token}`);
    };

    it.each(['REASON', 'SKILL', 'HOUR_OF_WEEK', 'DISTANCE', 'RESOURCE'] as const)(
      'the CSV of refused demand equals the API: by %s',
      async (groupBy) => {
        const lab = await priced({ hourly: '0.25' }, { skills: ['=1+1', '铣削'], policy: { maximumMinutes: 30 } });
        await stage.asked(lab, '09:00', '10:00');
        await search({ skills: ['铣削'], seats: 999_999 });
        const { rows: expected, totals } = await report({ groupBy });
        const { status, text, headers } = await fetched({ groupBy });
        expect(status).toBe(200);
        expect(headers['content-disposition']).toMatch(/filename="refused-demand-[a-z-]+-2027-03-01-2027-03-08.csv"$/);
        const lines: Record<string, string>[] = parse(text, { bom: true, columns: true });
        const asText = ({ worth, ...row }: RefusedDemandRow) => ({
          ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value).replace(/^=/, "'=")])),
          worthCNY: worth[0]?.amount ?? '',
        });
        expect(lines).toEqual([...expected, totals].map(asText));
      },
    );

    it('the CSV of refused demand is only for roles that may see the report', async () => {
      const ofPlant = { organizationId: stage.town.plant } as const;
      expect((await fetched(ofPlant, stage.town.manager)).status).toBe(200);
      expect((await fetched(ofPlant, stage.town.coordinator)).status).toBe(403);
      expect((await fetched(ofPlant, null)).status).toBe(401);
      expect((await fetched({ colour: 'green' })).status).toBe(400);
    });
  });

  it.each([
    ['2029-04-01T00:00:00Z', 1],
    ['2029-04-01T23:59:59Z', 1],
    ['2029-04-02T00:00:00Z', 0],
  ])('demand is stored for 25 months: at %s the number of rows is %d', async (instant, kept) => {
    const lab = await stage.lab({ policy: { maximumMinutes: 30 } });
    await stage.asked(lab, '09:00', '10:00');
    await log().flush();
    stage.now(instant);
    await stage.service.app.get(ForgetOldDemand).execute();
    expect(await stored()).toHaveLength(kept);
  });

  it('counts of several instances add up, and an instance that stops writes its counts', async () => {
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

  it('demand counts once when the answer to its flush is lost', async () => {
    const lab = await stage.lab({ policy: { maximumMinutes: 30 } });
    await stage.asked(lab, '09:00', '10:00');
    const database = log() as unknown as { database: Database };
    const { database: real } = database;
    database.database = {
      run: async (...asked: Parameters<Database['run']>) => {
        await real.run(...asked);
        throw new Error('the connection was lost after COMMIT');
      },
    } as unknown as Database;
    await log().flush();
    database.database = real;
    await stage.asked(lab, '11:00', '12:00');
    await log().flush();
    expect(await told()).toEqual([
      ['TOO_LONG', 34, 1, 60],
      ['TOO_LONG', 36, 1, 60],
    ]);
  });

  it('counts are written within seconds, by a timer that runs only when needed', async () => {
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
  (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const).map((weekday) => ({
    ...{ weekday, opensAt: '00:00', closesAt: '24:00' },
  }));
