import type { Person } from '../worlds/people.js';
import { codes } from '../worlds/town.js';
import { createResource } from '../worlds/resources.js';
import { agree, agreed } from '../worlds/agreements.js';
import { createSite, setMember } from '../worlds/places.js';
import { onStage } from './stage.js';
import { first } from '../support/lists.js';
import type { Node } from '../worlds/schema.js';

const NOT_FOUND = ['NOT_FOUND'];
const HEX = '0'.repeat(32);
/** Ids that are none, and some that might have been. */
const strange = [
  '',
  ' ',
  'nonsense',
  'bkg',
  'bkg_',
  'bkg_1',
  `bkg_0_${HEX}`,
  `bkg_1_${HEX}`,
  `bkg_01_${HEX}`,
  `bkg_-1_${HEX}`,
  `bkg_9223372036854775808_${HEX}`,
  `bkg_999999999999999999_${HEX}`,
  `bkg_1_${HEX}0`,
  `bkg_1_${HEX}\n`,
  `BKG_1_${HEX}`,
  'bkg_1_00000000-0000-0000-0000-000000000000',
  `bkg_1_${'F'.repeat(32)}`,
  "bkg_1_' or '1'='1",
  'org_999999',
  'org_９',
  '😀',
  'x'.repeat(10_000),
];

onStage('An id', (stage) => {
  const node = async (id: string, asker: Person = stage.town.coordinator) => {
    const document = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    const { data, errors } = await stage.service.graphql<{ node: Node & { readonly __typename: string } }>(
      document,
      { id },
      asker.token,
    );
    expect(errors).toEqual([]);
    return data.node;
  };

  it.each(['node', 'booking', 'resource'])('a malformed id finds nothing in %s', async (field) => {
    for (const id of strange) {
      const document = `query ($id: ID!) { found: ${field}(id: $id) { id } }`;
      const { data, errors } = await stage.service.graphql<{ found: Node }>(document, { id }, stage.town.root.token);
      expect({ id, found: data?.found, errors }).toEqual({ id, found: null, errors: [] });
    }
  });

  it.each([
    'confirmBooking',
    'cancelBooking',
    'approveBooking',
    'declineBooking',
    'markNoShow',
    'checkInBooking',
    'checkOutBooking',
  ] as const)('a malformed id is NOT_FOUND in %s', async (operation) => {
    for (const id of strange) expect(codes(await stage.byPlant(operation, id))).toEqual(NOT_FOUND);
  });

  it('a malformed id is NOT_FOUND in moves, series cancellations and downtimes', async () => {
    for (const id of strange) {
      expect(codes(await stage.move(id, '09:00', '10:00'))).toEqual(NOT_FOUND);
      const series = await stage.act(stage.town.coordinator, 'cancelBookingSeries', { seriesId: id });
      expect(codes(series)).toEqual(NOT_FOUND);
      const downtime = await stage.act(stage.town.manager, 'cancelDowntime', { downtimeId: id });
      expect(codes(downtime)).toEqual(NOT_FOUND);
      expect(codes(await stage.downtime(id, '09:00', '10:00'))).toEqual(NOT_FOUND);
    }
  });

  it('a malformed id is NOT_FOUND in every field of a booking request', async () => {
    const lab = await stage.lab();
    for (const id of strange) {
      expect(await stage.asked(id, '09:00', '10:00')).toEqual(NOT_FOUND);
      expect(await stage.asked(lab, '09:00', '10:00', { organizationId: id })).toEqual(NOT_FOUND);
      expect(await stage.asked(lab, '09:00', '10:00', { agreementId: id })).toContain('NOT_FOUND');
    }
  });

  it('a number as id finds no node', async () => {
    const { data, errors } = await stage.service.graphql('{ node(id: 7) { id } }', {}, stage.town.root.token);
    expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
  });

  it('an id of one type is NOT_FOUND as another type', async () => {
    const lab = await stage.lab();
    const id = await stage.booked(lab, '09:00', '10:00');
    expect(codes(await stage.bySchool('cancelBooking', lab))).toEqual(NOT_FOUND);
    expect(codes(await stage.downtime(id, '09:00', '10:00'))).toEqual(NOT_FOUND);
    expect(await stage.asked(stage.town.school, '11:00', '12:00')).toEqual(NOT_FOUND);
  });

  it('a node query finds every type, and strangers find only public ones', async () => {
    const { service, town } = stage;
    const lab = await stage.lab();
    const series = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2');
    const { downtime } = await stage.downtime(lab, '12:00', '13:00');
    const term = { providerId: town.plant, consumerId: town.school, from: '2028-03-01', to: '2028-07-01' };
    const ids = {
      Organization: town.plant,
      Site: town.site,
      User: town.plantAdmin.id,
      Resource: lab,
      Booking: first(series.occurrences).booking.id,
      BookingSeries: series.series.id,
      Downtime: downtime.id,
      Agreement: await agreed(service, town.plantAdmin, town.schoolAdmin, term),
    };
    const stranger = await stage.newcomer('Stranger');
    const seenBy = async (asker: Person) => {
      const seen = Object.entries(ids).map(async ([type, id]) => [type, (await node(id, asker))?.__typename] as const);
      return Object.fromEntries(await Promise.all(seen)) as Partial<Record<keyof typeof ids, string>>;
    };
    expect(await seenBy(town.plantAdmin)).toEqual(Object.fromEntries(Object.keys(ids).map((type) => [type, type])));
    const open = await seenBy(stranger);
    expect([open.Organization, open.Site, open.Resource]).toEqual(['Organization', 'Site', 'Resource']);
    expect([open.Booking, open.BookingSeries, open.Downtime, open.Agreement]).toEqual(Array(4).fill(undefined));
  });

  describe('Ids of another organization', () => {
    it('a resource of another organization is not found as a container', async () => {
      const { service, town } = stage;
      const { site } = await createSite(service, town.schoolAdmin, { organizationId: town.school });
      const foreign = await stage.lab({ kind: 'TRAINING_BASE', audience: 'OWN_ORGANIZATION' });
      const input = { siteId: site.id, parentId: foreign };
      const { resource, userErrors } = await createResource(service, town.schoolAdmin, input);
      expect(resource).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['parentId'] }]);
    });

    it('a resource of another organization cannot be named in an agreement', async () => {
      const { service, town } = stage;
      const lab = await stage.lab();
      const input = { providerId: town.school, consumerId: town.plant, from: '2027-03-01', to: '2027-07-01' };
      const refused = await agree(service, town.schoolAdmin, 'proposeAgreement', { ...input, resourceIds: [lab] });
      expect(refused.agreement).toBeNull();
    });

    it('a member of another organization cannot be named without the address', async () => {
      const { service, town } = stage;
      for (const email of [town.manager.id, '%', '', ' ', "' or true", '\u0000x@example.org'.slice(1)]) {
        const input = { organizationId: town.school, email, roles: ['MEMBER'] as const };
        expect((await setMember(service, town.schoolAdmin, input)).membership).toBeNull();
      }
    });
  });
});
