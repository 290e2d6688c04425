import { MONDAY, type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { codes, type Town, town } from '../../worlds/town.js';
import { createResource } from '../../worlds/resources.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { createSite, join, registered, verify } from '../../worlds/places.js';
import type { Refusable, Given } from '../../worlds/mutations.js';
import type { Agreement } from '../../worlds/schema.js';

describe('Agreements', () => {
  let service: Service;
  let place: Town;
  let schoolFinance: Person;
  let plantFinance: Person;
  let other: string;
  let otherAdmin: Person;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
    schoolFinance = await person(service, 'School Finance');
    plantFinance = await person(service, 'Plant Finance');
    await join(service, place.school, place.schoolAdmin, schoolFinance, ['FINANCE']);
    await join(service, place.plant, place.plantAdmin, plantFinance, ['FINANCE']);
    otherAdmin = await person(service, 'Other Admin');
    other = await registered(service, otherAdmin, 'other');
    await verify(service, other, place.root);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  const terms = (change: Given<'proposeAgreement'> = {}) => ({
    providerId: place.plant,
    consumerId: place.school,
    from: '2027-03-01',
    to: '2027-07-01',
    ...change,
  });
  const propose = (asker: Person, change: Given<'proposeAgreement'> = {}) =>
    agree(service, asker, 'proposeAgreement', terms(change));
  const proposed = async (asker = place.plantAdmin, change: Given<'proposeAgreement'> = {}): Promise<string> =>
    (await propose(asker, change)).agreement.id;
  const accept = (asker: Person, agreementId: string) => agree(service, asker, 'acceptAgreement', { agreementId });
  const end = (asker: Person, agreementId: string, reason?: string) =>
    agree(service, asker, 'endAgreement', { agreementId, reason });
  const binding = (change: Given<'proposeAgreement'> = {}) =>
    agreed(service, place.plantAdmin, place.schoolAdmin, terms(change));
  const broken = (payload: Refusable) =>
    payload.userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
  const statusOf = async (id: string, asker = place.plantAdmin): Promise<string | null> => {
    const document = 'query ($id: ID!) { node(id: $id) { ... on Agreement { status } } }';
    const { data, errors } = await service.graphql<{ node: Agreement }>(document, { id }, asker.token);
    expect(errors).toEqual([]);
    return data.node?.status ?? null;
  };
  const suspended = async <T>(organizationId: string, work: () => Promise<T>): Promise<T> => {
    const document = `mutation ($input: OrganizationActionInput!) {
      suspendOrganization(input: $input) { userErrors { code } }
    }`;
    await service.graphql(document, { input: { organizationId } }, place.root.token);
    const result = await work();
    await verify(service, organizationId, place.root);
    return result;
  };

  describe('proposals', () => {
    it('an agreement is proposed with its terms', async () => {
      const lab = await place.resource();
      const change = { includedMinutes: 6000, discountPercent: '12.50', resourceIds: [lab, lab] };
      expect(await propose(plantFinance, change)).toEqual({
        agreement: {
          id: expect.stringMatching(new RegExp(`^agr_${place.plant.slice(4)}_[0-9a-f]{32}$`)),
          status: 'PROPOSED',
          provider: { id: place.plant },
          consumer: { id: place.school },
          proposedBy: { id: place.plant },
          from: '2027-03-01',
          to: '2027-07-01',
          includedMinutes: 6000,
          usedIncludedMinutes: 0,
          discountPercent: '12.5',
          resourceIds: [lab],
          acceptedAt: null,
          endedAt: null,
          endReason: null,
        },
        userErrors: [],
      });
    });

    it('the consumer may propose an agreement', async () => {
      const { agreement } = await propose(schoolFinance);
      expect(agreement).toMatchObject({ proposedBy: { id: place.school }, discountPercent: '0', resourceIds: null });
    });

    it.each([
      ['10', '10'],
      ['10.00', '10'],
      ['0.05', '0.05'],
      ['100', '100'],
    ])('a discount of %s is shown as %s', async (given, shown) => {
      expect((await propose(plantFinance, { discountPercent: given })).agreement.discountPercent).toBe(shown);
    });

    it.each<[object, string[]]>([
      [{ to: '2027-03-01' }, ['INVALID to']],
      [{ to: '2027-02-01' }, ['INVALID to']],
      [{ to: '2047-03-01' }, ['INVALID to']],
      [{ includedMinutes: -1 }, ['INVALID includedMinutes']],
      [{ discountPercent: '100.01' }, ['INVALID discountPercent']],
      [{ discountPercent: '-1' }, ['INVALID discountPercent']],
      [{ discountPercent: '1.005' }, ['INVALID discountPercent']],
      [{ resourceIds: [] }, ['INVALID resourceIds']],
      [{ resourceIds: ['nonsense'] }, ['NOT_FOUND resourceIds 0']],
      [{ providerId: 'org_999999' }, ['NOT_FOUND providerId']],
      [{ providerId: 'nonsense', consumerId: '' }, ['NOT_FOUND providerId', 'NOT_FOUND consumerId']],
      [
        { to: '2027-03-01', includedMinutes: -1, discountPercent: '101', resourceIds: ['nonsense'] },
        ['INVALID to', 'INVALID includedMinutes', 'INVALID discountPercent', 'NOT_FOUND resourceIds 0'],
      ],
    ])('a proposal with %j is refused', async (change, errors) => {
      expect(broken(await propose(place.plantAdmin, change))).toEqual(errors);
    });

    it('an organization cannot propose an agreement to itself', async () => {
      expect(broken(await propose(place.plantAdmin, { consumerId: place.plant }))).toEqual(['INVALID consumerId']);
    });

    it.each([12.5, '1e1', 'NaN', '.5'])(
      'a discount of %j is refused, because it is no exact decimal',
      async (given) => {
        const document = 'mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { __typename } }';
        const input = { ...terms(), discountPercent: given };
        const { errors } = await service.graphql(document, { input }, place.plantAdmin.token);
        expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      },
    );

    it.each(['2027-02-29', '2027-3-1', '2027-03-01T00:00'])(
      'a term from %s is refused, because it is no day',
      async (from) => {
        const document = 'mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { __typename } }';
        const { errors } = await service.graphql(document, { input: terms({ from }) }, place.plantAdmin.token);
        expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      },
    );

    it('a proposal may name only resources of the provider that the proposer sees', async () => {
      const listed = await place.resource();
      const draft = await place.resource({ status: 'DRAFT' });
      const { site } = await createSite(service, otherAdmin, { organizationId: other });
      const foreign = (await createResource(service, otherAdmin, { siteId: site.id })).resource.id;
      const resourceIds = [listed, draft, foreign];
      expect(broken(await propose(schoolFinance, { resourceIds }))).toEqual([
        'NOT_FOUND resourceIds 1',
        'NOT_FOUND resourceIds 2',
      ]);
      expect(broken(await propose(place.plantAdmin, { resourceIds }))).toEqual(['NOT_FOUND resourceIds 2']);
    });

    it('people of other organizations cannot propose an agreement', async () => {
      expect(codes(await propose(otherAdmin))).toEqual(['NOT_PERMITTED']);
    });

    it('a provider that is not VERIFIED cannot be in a proposal', async () => {
      const pending = await registered(service, otherAdmin, 'pending-provider');
      const change = { providerId: pending, consumerId: other };
      expect(broken(await propose(otherAdmin, change))).toEqual(['NOT_PERMITTED providerId']);
      expect(broken(await propose(place.plantAdmin, { providerId: pending }))).toEqual(['NOT_FOUND providerId']);
    });

    it('a consumer that is not VERIFIED cannot be in a proposal', async () => {
      const pending = await registered(service, otherAdmin, 'pending-consumer');
      const change = { providerId: other, consumerId: pending };
      expect(broken(await propose(otherAdmin, change))).toEqual(['NOT_PERMITTED consumerId']);
    });

    it('a SUSPENDED organization cannot propose an agreement', async () => {
      const refused = await suspended(place.school, () => propose(schoolFinance));
      expect(broken(refused)).toEqual(['NOT_PERMITTED consumerId']);
    });
  });

  describe('acceptance', () => {
    it('an ADMIN of the other side accepts an agreement', async () => {
      const { agreement, userErrors } = await accept(place.schoolAdmin, await proposed());
      expect(userErrors).toEqual([]);
      expect(agreement).toMatchObject({ status: 'ACTIVE', acceptedAt: '2027-03-01T08:00:00.000Z' });
    });

    it('an agreement that is accepted before its term is ACTIVE at once', async () => {
      const id = await proposed(place.schoolAdmin, { from: '2028-01-01', to: '2028-02-01' });
      expect((await accept(place.plantAdmin, id)).agreement.status).toBe('ACTIVE');
    });

    it('an agreement that is accepted after its term is ENDED at once', async () => {
      const id = await proposed(place.schoolAdmin, { from: '2026-01-01', to: '2026-02-01' });
      expect(await statusOf(id)).toBe('PROPOSED');
      expect((await accept(place.plantAdmin, id)).agreement.status).toBe('ENDED');
    });

    it.each([
      ['the side that proposed', () => place.plantAdmin, 'NOT_PERMITTED agreementId'],
      ['FINANCE of the other side', () => schoolFinance, 'NOT_PERMITTED agreementId'],
      ['a platform admin', () => place.root, 'NOT_PERMITTED agreementId'],
      ['a COORDINATOR, who does not see agreements', () => place.coordinator, 'NOT_FOUND agreementId'],
      ['an ADMIN of another organization', () => otherAdmin, 'NOT_FOUND agreementId'],
    ])('an agreement cannot be accepted by %s', async (_, asker, error) => {
      expect(broken(await accept(asker(), await proposed()))).toEqual([error]);
    });

    it('an ADMIN of both sides may accept their own proposal for the other side', async () => {
      const both = await person(service, 'Both');
      await join(service, place.school, place.schoolAdmin, both, ['ADMIN']);
      await join(service, place.plant, place.plantAdmin, both, ['ADMIN']);
      expect((await accept(both, await proposed(both))).agreement.status).toBe('ACTIVE');
    });

    it('an agreement cannot be accepted twice', async () => {
      expect(broken(await accept(place.schoolAdmin, await binding()))).toEqual(['WRONG_STATUS agreementId']);
    });

    it('an agreement is accepted once when many accept at the same time', async () => {
      const id = await proposed();
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => accept(place.schoolAdmin, id)));
      const errors = outcomes.map((outcome) => broken(outcome).join());
      expect(errors.sort()).toEqual(['', ...Array<string>(7).fill('WRONG_STATUS agreementId')]);
    });

    it('accepting and declining at the same time leave one consistent status', async () => {
      const id = await proposed();
      const outcomes = await Promise.all([
        ...Array.from({ length: 4 }, () => accept(place.schoolAdmin, id)),
        ...Array.from({ length: 4 }, () => end(plantFinance, id)),
      ]);
      const status = await statusOf(id);
      const done = outcomes.flatMap((outcome) => outcome.agreement?.status ?? []);
      expect(done).toEqual({ DECLINED: ['DECLINED'], ENDED: ['ACTIVE', 'ENDED'] }[status ?? '']);
    });

    it('a declined agreement cannot be accepted', async () => {
      const id = await proposed();
      await end(plantFinance, id);
      expect(broken(await accept(place.schoolAdmin, id))).toEqual(['WRONG_STATUS agreementId']);
    });

    it('an agreement cannot be accepted while a side is SUSPENDED', async () => {
      const id = await proposed();
      for (const side of [place.school, place.plant]) {
        const refused = await suspended(side, () => accept(place.schoolAdmin, id));
        expect(broken(refused)).toEqual(['NOT_PERMITTED agreementId']);
      }
    });

    it.each(['agr_1_00000000000000000000000000000000', 'agr_x', 'nonsense', ''])(
      'no agreement is found by the id %j',
      async (id) => {
        expect(broken(await accept(place.root, id))).toEqual(['NOT_FOUND agreementId']);
      },
    );
  });

  describe('ending', () => {
    it('an agreement ends when its term is over', async () => {
      const id = await binding();
      service.clock.set('2027-06-30T21:59:59Z');
      expect(await statusOf(id)).toBe('ACTIVE');
      service.clock.set('2027-06-30T22:00:00Z');
      expect(await statusOf(id)).toBe('ENDED');
    });

    it('an agreement that a side ends stores the reason', async () => {
      const { agreement } = await end(schoolFinance, await binding(), '  Moved away ');
      expect(agreement).toMatchObject({
        status: 'ENDED',
        endedAt: '2027-03-01T08:00:00.000Z',
        endReason: 'Moved away',
      });
    });

    it('ending a proposed agreement makes it DECLINED', async () => {
      expect((await end(schoolFinance, await proposed())).agreement.status).toBe('DECLINED');
    });

    it('an agreement can be ended while a side is SUSPENDED', async () => {
      const id = await binding();
      const { agreement } = await suspended(place.plant, () => end(plantFinance, id));
      expect(agreement.status).toBe('ENDED');
    });

    it('an agreement cannot be ended twice', async () => {
      const id = await binding();
      await end(plantFinance, id);
      expect(broken(await end(plantFinance, id))).toEqual(['WRONG_STATUS agreementId']);
    });

    it('an agreement cannot be ended after its term', async () => {
      const id = await binding();
      service.clock.set('2027-08-01T00:00:00Z');
      expect(broken(await end(plantFinance, id))).toEqual(['WRONG_STATUS agreementId']);
    });

    it('a reason longer than 2000 characters is refused', async () => {
      expect(broken(await end(plantFinance, await binding(), 'x'.repeat(2001)))).toEqual(['INVALID reason']);
    });

    it.each([
      ['a platform admin', () => place.root, 'NOT_PERMITTED agreementId'],
      ['a RESOURCE_MANAGER, who does not see agreements', () => place.manager, 'NOT_FOUND agreementId'],
      ['an ADMIN of another organization', () => otherAdmin, 'NOT_FOUND agreementId'],
    ])('an agreement cannot be ended by %s', async (_, asker, error) => {
      expect(broken(await end(asker(), await binding()))).toEqual([error]);
    });
  });

  describe('visibility', () => {
    const list = async (asker: Person, organizationId: string) => {
      const document = `query ($organizationId: ID!) {
        agreements(organizationId: $organizationId) { id from provider { slug } consumer { slug } }
      }`;
      return service.graphql(document, { organizationId }, asker.token);
    };

    it('the list of an organization has its agreements of both sides, the latest first', async () => {
      const admin = await person(service, 'Fresh Admin');
      const fresh = await registered(service, admin, 'fresh');
      await verify(service, fresh, place.root);
      for (const from of ['2027-05-01', '2027-06-01', '2027-04-01']) await proposed(admin, { consumerId: fresh, from });
      await proposed(admin, { providerId: fresh, consumerId: other, from: '2027-05-01' });
      const { data } = await list(admin, fresh);
      const shown = data.agreements.map(
        ({ from, provider, consumer }) => `${from} ${provider.slug} to ${consumer.slug}`,
      );
      expect(shown).toEqual([
        '2027-06-01 plant to fresh',
        '2027-05-01 plant to fresh',
        '2027-05-01 fresh to other',
        '2027-04-01 plant to fresh',
      ]);
    });

    it.each([
      ['a COORDINATOR', () => place.coordinator, () => place.school],
      ['the other side', () => place.schoolAdmin, () => place.plant],
      ['somebody who asks for an organization that does not exist', () => otherAdmin, () => 'org_999999'],
    ])('the list of an organization is refused to %s', async (_, asker, organizationId) => {
      const { data, errors } = await list(asker(), organizationId());
      expect(data).toBeNull();
      expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });

    it.each(['org_999999', 'nonsense'])(
      'the list for the unknown organization %s is empty for a platform admin',
      async (id) => {
        expect((await list(place.root, id)).data.agreements).toEqual([]);
      },
    );

    it('an agreement is visible to ADMINs and FINANCE of both sides and to platform admins', async () => {
      const id = await binding();
      const seen = await Promise.all(
        [schoolFinance, plantFinance, place.root, place.coordinator, place.manager, otherAdmin].map((asker) =>
          statusOf(id, asker),
        ),
      );
      expect(seen).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', null, null, null]);
    });

    it('a side sees the name of a partner that is SUSPENDED', async () => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on Agreement { provider { slug } } } }';
      const id = await binding();
      const { data } = await suspended(place.plant, () =>
        service.graphql<{ node: Agreement }>(document, { id }, schoolFinance.token),
      );
      expect(data.node.provider.slug).toBe('plant');
    });
  });
});
