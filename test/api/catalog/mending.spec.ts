import { act, codes, type Town, town } from '../../worlds/town.js';
import { publishRate } from '../../worlds/money.js';
import { createSite, registered } from '../../worlds/places.js';
import { person, type Person } from '../../worlds/people.js';
import { type Service, startService } from '../../support/app.js';
import { createResource, updateResource } from '../../worlds/resources.js';
import { type Given, ERRORS, mutate, type Operation } from '../../worlds/mutations.js';
import type { Inputs } from '../../worlds/schema.js';

type Creation = 'createSite' | 'createResource' | 'proposeAgreement' | 'registerOrganization';

describe('Corrections in the catalogue', () => {
  let service: Service;
  let place: Town;
  let counter = 0;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const book = async (resourceId: string) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T10:00:00Z',
    });
  const site = async (timeZone = 'Europe/Prague'): Promise<string> =>
    (await createSite(service, place.plantAdmin, { organizationId: place.plant, name: `Site ${++counter}`, timeZone }))
      .site.id;
  const change = (input: Inputs['updateResource']) => updateResource(service, place.manager, input);
  const seen = async (id: string, selection: string) => {
    const document = `query ($id: ID!) { resource(id: $id) { ${selection} } }`;
    return (await service.graphql(document, { id }, place.manager.token)).data.resource;
  };
  const send = <Name extends Operation>(name: Name, input: Inputs[Name], as: Person, selection: string) =>
    mutate(service, as.token, name, input, `${selection} ${ERRORS}`);
  const remove = (resourceId: string, as: Person = place.manager) =>
    send('deleteDraftResource', { resourceId }, as, 'resourceId');

  describe('resource code', () => {
    it('correcting a code frees the old one', async () => {
      const id = await place.resource({ code: 'WRONG-1' });
      expect(codes(await change({ resourceId: id, code: 'RIGHT-1' }))).toEqual([]);
      expect(await seen(id, 'code')).toEqual({ code: 'RIGHT-1' });
      expect(codes(await createResource(service, place.manager, { siteId: place.site, code: 'WRONG-1' }))).toEqual([]);
    });

    it('a code that another resource of the organization has is CODE_TAKEN', async () => {
      const [id] = [await place.resource({ code: 'ONE-1' }), await place.resource({ code: 'TWO-1' })];
      expect((await change({ resourceId: id, code: 'TWO-1' })).userErrors).toMatchObject([
        { code: 'CODE_TAKEN', field: ['code'] },
      ]);
    });

    it.each([null, ' ', 'x'.repeat(65)])('a code cannot be corrected to %j', async (code) => {
      expect((await change({ resourceId: await place.resource(), code })).userErrors).toMatchObject([
        { code: 'INVALID', field: ['code'] },
      ]);
    });
  });

  describe('resource site', () => {
    it('a booked resource may move to a site in the same time zone', async () => {
      const [id, siteId] = [
        await place.resource(),
        await site((await seen(await place.resource(), 'timeZone')).timeZone),
      ];
      expect(codes(await book(id))).toEqual([]);
      expect(codes(await change({ resourceId: id, siteId }))).toEqual([]);
      expect(await seen(id, 'site { id }')).toEqual({ site: { id: siteId } });
    });

    it('a resource tree with a booking that has not ended cannot change its time zone', async () => {
      const base = await place.resource({ kind: 'TRAINING_BASE' });
      const lab = await place.resource({ parentId: base });
      expect(codes(await book(lab))).toEqual([]);
      const far = await site('Asia/Shanghai');
      expect(codes(await change({ resourceId: base, siteId: far }))).toEqual(['IN_USE']);
    });

    it('moving the root of a tree moves the whole tree and its time zone', async () => {
      const base = await place.resource({ kind: 'TRAINING_BASE' });
      const lab = await place.resource({ parentId: base });
      const far = await site('Asia/Shanghai');
      expect(codes(await change({ resourceId: base, siteId: far }))).toEqual([]);
      expect(await seen(lab, 'timeZone site { id }')).toEqual({ timeZone: 'Asia/Shanghai', site: { id: far } });
    });

    it('a resource inside another one cannot move to a different site', async () => {
      const lab = await place.resource({ parentId: await place.resource({ kind: 'TRAINING_BASE' }) });
      expect((await change({ resourceId: lab, siteId: await site() })).userErrors).toMatchObject([
        { code: 'INVALID', field: ['siteId'] },
      ]);
    });

    it('a resource cannot move to a site of another organization', async () => {
      const stranger = await person(service, `Stranger ${++counter}`);
      const organizationId = await registered(service, stranger, `stranger-${counter}`);
      const foreign = (await createSite(service, stranger, { organizationId })).site.id;
      expect(codes(await change({ resourceId: await place.resource(), siteId: foreign }))).toEqual(['NOT_FOUND']);
    });
  });

  describe('draft', () => {
    it('deleting a draft frees its code', async () => {
      const id = await place.resource({ status: 'DRAFT', code: 'DRAFT-1' });
      expect(await remove(id)).toEqual({ resourceId: id, userErrors: [] });
      expect(await seen(id, 'id')).toBeNull();
      expect(codes(await createResource(service, place.manager, { siteId: place.site, code: 'DRAFT-1' }))).toEqual([]);
    });

    it('a draft with rates and downtimes can be deleted', async () => {
      const id = await place.resource({ status: 'DRAFT' });
      expect(codes(await publishRate(service, place.plantAdmin, { resourceId: id }))).toEqual([]);
      const period = { startsAt: '2027-03-03T09:00:00Z', endsAt: '2027-03-03T10:00:00Z' };
      const downtime = { resourceId: id, reason: 'Oil', ...period };
      expect(codes(await act(service, place.manager, 'scheduleDowntime', downtime))).toEqual([]);
      expect(codes(await remove(id))).toEqual([]);
    });

    it('a draft that was listed before cannot be deleted', async () => {
      const id = await place.resource();
      await change({ resourceId: id, status: 'DRAFT' });
      expect(codes(await remove(id))).toEqual(['WRONG_STATUS']);
    });

    it('a draft that contains other resources cannot be deleted', async () => {
      const base = await place.resource({ kind: 'TRAINING_BASE', status: 'DRAFT' });
      await place.resource({ parentId: base, status: 'DRAFT' });
      expect(codes(await remove(base))).toEqual(['IN_USE']);
    });

    it('a draft cannot be deleted by people of other organizations', async () => {
      const id = await place.resource({ status: 'DRAFT' });
      expect(codes(await remove(id, place.coordinator))).toEqual(['NOT_FOUND']);
    });

    it('deleting a draft and adding a resource to it at the same time do not both succeed', async () => {
      const base = await place.resource({ kind: 'TRAINING_BASE', status: 'DRAFT' });
      const inside = { siteId: place.site, parentId: base, status: 'DRAFT' } as const;
      const [deleted, created] = await Promise.all([remove(base), createResource(service, place.manager, inside)]);
      expect([codes(deleted).length, codes(created).length].sort()).toEqual([0, 1]);
    });
  });

  describe('rate', () => {
    const publish = (input: Given<'publishRate'> & { readonly resourceId: string }) =>
      publishRate(service, place.plantAdmin, input);
    const withdraw = (rateId: string, as: Person = place.plantAdmin) =>
      send('withdrawRate', { rateId }, as, 'rate { id }');
    const later = '2027-06-01T00:00:00Z';

    it('a rate can be withdrawn before it takes effect, and its start published again', async () => {
      const resourceId = await place.resource();
      const { rate } = await publish({ resourceId, hourly: '2500', effectiveFrom: later });
      expect(await withdraw(rate.id)).toEqual({ rate: { id: rate.id }, userErrors: [] });
      const again = await publish({ resourceId, hourly: '25', effectiveFrom: later });
      expect(codes(again)).toEqual([]);
      const document = 'query ($id: ID!) { resource(id: $id) { rates { hourly } } }';
      const { data } = await service.graphql(document, { id: resourceId }, place.plantAdmin.token);
      expect(data.resource.rates).toEqual([{ hourly: '25' }]);
    });

    it('a rate in effect cannot be withdrawn', async () => {
      const { rate } = await publish({ resourceId: await place.resource() });
      expect(codes(await withdraw(rate.id))).toEqual(['WRONG_STATUS']);
    });

    it('a rate cannot be withdrawn twice', async () => {
      const { rate } = await publish({ resourceId: await place.resource(), effectiveFrom: later });
      await withdraw(rate.id);
      expect(codes(await withdraw(rate.id))).toEqual(['WRONG_STATUS']);
    });

    it('a rate that a booking uses cannot be withdrawn', async () => {
      const resourceId = await place.resource();
      const { rate } = await publish({ resourceId, effectiveFrom: '2027-03-02T00:00:00Z' });
      expect(codes(await book(resourceId))).toEqual([]);
      expect(codes(await withdraw(rate.id))).toEqual(['WRONG_STATUS']);
    });

    it('a rate cannot be withdrawn by a RESOURCE_MANAGER', async () => {
      const { rate } = await publish({ resourceId: await place.resource(), effectiveFrom: later });
      expect(codes(await withdraw(rate.id, place.manager))).toEqual(['NOT_FOUND']);
    });

    it('a second currency is refused, also for another audience or a later start', async () => {
      const resourceId = await place.resource();
      await publish({ resourceId });
      const second = { resourceId, currency: 'JPY' };
      expect((await publish({ ...second, audience: 'PARTNERS' })).userErrors).toMatchObject([
        { code: 'INVALID', field: ['currency'] },
      ]);
      expect(codes(await publish({ ...second, effectiveFrom: later }))).toEqual(['INVALID']);
    });

    it('a second currency is refused anywhere in one resource tree', async () => {
      const base = await place.resource({ kind: 'TRAINING_BASE' });
      const [lab, sibling] = [await place.resource({ parentId: base }), await place.resource({ parentId: base })];
      await publish({ resourceId: lab, currency: 'EUR' });
      expect(codes(await publish({ resourceId: base }))).toEqual(['INVALID']);
      expect(codes(await publish({ resourceId: sibling }))).toEqual(['INVALID']);
      expect(codes(await publish({ resourceId: sibling, currency: 'EUR' }))).toEqual([]);
    });

    it('one of two currencies is refused when both are published at the same time', async () => {
      const resourceId = await place.resource();
      const both = await Promise.all([
        publish({ resourceId, currency: 'CNY' }),
        publish({ resourceId, currency: 'EUR', audience: 'PARTNERS' }),
      ]);
      expect(both.map((payload) => codes(payload).length).sort()).toEqual([0, 1]);
    });
  });

  describe('requests that are sent twice', () => {
    it.each<{ [Name in Creation]: [Name, string, () => Inputs[Name]] }[Creation]>([
      ['createSite', 'site { id }', () => ({ organizationId: place.plant, timeZone: 'UTC', name: 'S' })],
      [
        'createResource',
        'resource { id }',
        () => ({ siteId: place.site, code: `TWICE-${++counter}`, name: 'Lab', kind: 'LAB' }),
      ],
      [
        'proposeAgreement',
        'agreement { id }',
        () => ({ providerId: place.plant, consumerId: place.school, from: '2027-04-01', to: '2027-05-01' }),
      ],
      [
        'registerOrganization',
        'organization { id }',
        () => ({ slug: `twice-${++counter}`, name: 'Twice', kind: 'SCHOOL', timeZone: 'UTC' }),
      ],
    ])('the same request sent twice runs once: %s', async (name, selection, input) => {
      const once = { ...input(), idempotencyKey: `key of ${name}` };
      const ask = (given: Inputs[Creation]) => send(name, given, place.plantAdmin, selection);
      const [first, second] = await Promise.all([ask(once), ask(once)]);
      expect(codes(first)).toEqual([]);
      expect(second).toEqual(first);
      expect(await ask(once)).toEqual(first);
      const other = name === 'proposeAgreement' ? { includedMinutes: 1 } : { name: 'Other' };
      expect(codes(await ask({ ...once, ...other }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(codes(await ask({ ...once, idempotencyKey: '' }))).toEqual(['INVALID']);
      expect(codes(await ask({ ...once, idempotencyKey: 'x'.repeat(201) }))).toEqual(['INVALID']);
    });

    it('publishRate sent twice publishes one rate', async () => {
      const input = { resourceId: await place.resource(), idempotencyKey: 'one rate' };
      const [first, second] = [
        await publishRate(service, place.plantAdmin, input),
        await publishRate(service, place.plantAdmin, input),
      ];
      expect(second.rate).toEqual(first.rate);
      const other = { ...input, hourly: '37' };
      expect(codes(await publishRate(service, place.plantAdmin, other))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    });

    it('a refused request does not use up its idempotency key', async () => {
      const input = { siteId: place.site, name: 'Lab', kind: 'LAB', idempotencyKey: 'refused first' } as const;
      const ask = (code: string) => send('createResource', { ...input, code }, place.manager, 'resource { id }');
      expect(codes(await ask(' '))).toEqual(['INVALID']);
      expect(codes(await ask(`FREE-${++counter}`))).toEqual([]);
    });
  });
});
