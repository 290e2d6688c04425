import { MONDAY, type Service, startService } from '../../support/app.js';
import type { Person } from '../../worlds/people.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { createResource } from '../../worlds/resources.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { createSite, join, registered, verify } from '../../worlds/places.js';
import type { Given } from '../../worlds/mutations.js';

describe('Partners', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  let agreements: string[] = [];
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    place = await town(service);
    lab = await place.resource({ audience: 'PARTNERS', code: 'PARTNERS-LAB' });
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));
  afterEach(async () => {
    service.clock.set(MONDAY);
    for (const agreementId of agreements) await agree(service, place.plantAdmin, 'endAgreement', { agreementId });
    agreements = [];
  });

  const partners = async (change: Given<'proposeAgreement'> = {}): Promise<string> => {
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-07-01' };
    const id = await agreed(service, place.plantAdmin, place.schoolAdmin, { ...terms, ...change });
    agreements.push(id);
    return id;
  };
  const end = (agreementId: string) => agree(service, place.plantAdmin, 'endAgreement', { agreementId });
  const sees = async (asker: Person, id = lab): Promise<boolean> => {
    const document = 'query ($id: ID!) { resource(id: $id) { id } node(id: $id) { id } }';
    const { data } = await service.graphql(document, { id }, asker.token);
    expect(data.node).toEqual(data.resource);
    return data.resource !== null;
  };
  const lists = async (asker: Person): Promise<boolean> => {
    const document = '{ resources(filter: {code: "PARTNERS-LAB"}) { totalCount nodes { id } } }';
    const { data } = await service.graphql(document, {}, asker.token);
    expect(data.resources.nodes).toHaveLength(data.resources.totalCount);
    return data.resources.totalCount === 1;
  };
  const book = async (organizationId = place.school, asker = place.coordinator): Promise<string[]> => {
    const input = {
      organizationId,
      items: [{ resourceId: lab }],
      startsAt: '2027-09-01T09:00:00Z',
      endsAt: '2027-09-01T10:00:00Z',
      title: 'Lesson',
    };
    return codes(await act(service, asker, 'previewBooking', input));
  };

  it('see and book resources for partners, which other organizations do not find', async () => {
    expect([await sees(place.coordinator), await lists(place.coordinator)]).toEqual([false, false]);
    expect(await book()).toEqual(['NOT_FOUND']);
    await partners();
    expect([await sees(place.coordinator), await lists(place.coordinator)]).toEqual([true, true]);
    expect(await book()).toEqual([]);
  });

  it('are partners from the first to the last midnight of the term in the zone of the provider', async () => {
    await partners({ from: '2027-03-28', to: '2027-04-01' });
    const seen = async (now: string) => {
      service.clock.set(now);
      return [await sees(place.coordinator), await lists(place.coordinator), (await book()).join()];
    };
    // Summer time starts on 28 March in Prague.
    expect(await seen('2027-03-27T22:59:59Z')).toEqual([false, false, 'NOT_FOUND']);
    expect(await seen('2027-03-27T23:00:00Z')).toEqual([true, true, '']);
    expect(await seen('2027-03-31T21:59:59Z')).toEqual([true, true, '']);
    expect(await seen('2027-03-31T22:00:00Z')).toEqual([false, false, 'NOT_FOUND']);
  });

  it('are not partners while the agreement is only proposed', async () => {
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-07-01' };
    const { agreement } = await agree(service, place.plantAdmin, 'proposeAgreement', terms);
    agreements.push(agreement.id);
    expect(await sees(place.coordinator)).toBe(false);
  });

  it('are no longer partners after the agreement is ended', async () => {
    await end(await partners());
    expect([await sees(place.coordinator), await lists(place.coordinator)]).toEqual([false, false]);
    expect(await book()).toEqual(['NOT_FOUND']);
  });

  it('stay partners while another agreement is in force', async () => {
    const first = await partners();
    await partners({ resourceIds: [await place.resource()] });
    await end(first);
    expect(await sees(place.coordinator)).toBe(true);
  });

  it('see the resources of each other, also the provider those of the consumer', async () => {
    await partners();
    const { site } = await createSite(service, place.schoolAdmin, { organizationId: place.school });
    const input = { siteId: site.id, audience: 'PARTNERS' } as const;
    const { resource } = await createResource(service, place.schoolAdmin, input);
    expect(await sees(place.manager, resource.id)).toBe(true);
    await end(agreements.at(-1) ?? '');
    expect(await sees(place.manager, resource.id)).toBe(false);
  });

  it('see neither drafts nor resources for the owner only', async () => {
    await partners();
    const hidden = [
      await place.resource({ audience: 'PARTNERS', status: 'DRAFT' }),
      await place.resource({ audience: 'OWN_ORGANIZATION' }),
    ];
    expect(await Promise.all(hidden.map((id) => sees(place.coordinator, id)))).toEqual([false, false]);
  });

  it('see the parent and the children of a resource for partners', async () => {
    const base = await place.resource({ kind: 'TRAINING_BASE', audience: 'PARTNERS' });
    const inside = await place.resource({ parentId: base, audience: 'PARTNERS' });
    const open = await place.resource({ parentId: base });
    const document = `query ($base: ID!, $open: ID!) {
      base: resource(id: $base) { children { id } }
      open: resource(id: $open) { parent { id } }
    }`;
    const look = async () => (await service.graphql(document, { base, open }, place.coordinator.token)).data;
    expect(await look()).toEqual({ base: null, open: { parent: null } });
    await partners();
    expect(await look()).toEqual({
      base: { children: [{ id: inside }, { id: open }] },
      open: { parent: { id: base } },
    });
  });

  it('are organizations: a member of a partner cannot book for an organization that is none', async () => {
    await partners();
    const guest = await registeredGuest();
    expect(await sees(place.coordinator)).toBe(true);
    expect(await book(guest)).toEqual(['NOT_FOR_THIS_ORGANIZATION']);
  });

  it('become and stop being partners within one document', async () => {
    const terms = { providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-07-01' };
    const { agreement } = await agree(service, place.plantAdmin, 'proposeAgreement', terms);
    const booking = (day: string) => ({
      organizationId: place.school,
      items: [{ resourceId: lab }],
      startsAt: `2027-03-${day}T09:00:00Z`,
      endsAt: `2027-03-${day}T10:00:00Z`,
      title: 'Lesson',
    });
    const document = `mutation ($input: AgreementActionInput!, $one: RequestBookingInput!, $two: RequestBookingInput!) {
      acceptAgreement(input: $input) { userErrors { code } }
      asPartner: requestBooking(input: $one) { userErrors { code } }
      endAgreement(input: $input) { userErrors { code } }
      asStranger: requestBooking(input: $two) { userErrors { code } }
    }`;
    const variables = { input: { agreementId: agreement.id }, one: booking('02'), two: booking('03') };
    const { data } = await service.graphql(document, variables, place.schoolAdmin.token);
    expect(data).toEqual({
      acceptAgreement: { userErrors: [] },
      asPartner: { userErrors: [] },
      endAgreement: { userErrors: [] },
      asStranger: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });

  /** A verified organization that is nobody's partner and for which the coordinator books too. */
  async function registeredGuest(): Promise<string> {
    const guest = await registered(service, place.schoolAdmin, 'guest');
    await verify(service, guest, place.root);
    await join(service, guest, place.schoolAdmin, place.coordinator, ['COORDINATOR']);
    return guest;
  }
});
