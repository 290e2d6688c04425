import { signIn } from '../api/access/people.js';
import { codes } from '../api/bookings/town.js';
import { createResource, updateResource } from '../api/catalog/resources.js';
import { agree, agreed } from '../api/organizations/agreements.js';
import { createSite, verify } from '../api/organizations/places.js';
import { onStage, type Stage } from './stage.js';

const NOT_PERMITTED = ['NOT_PERMITTED'];

async function suspend(stage: Stage, organizationId: string): Promise<void> {
  const document =
    'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';
  const { data } = await stage.service.graphql(document, { input: { organizationId } }, stage.town.root.token);
  expect(data.suspendOrganization.userErrors).toEqual([]);
}

onStage('A school that is suspended', (stage) => {
  let lab: string;
  let id: string;
  const term = () => ({
    providerId: stage.town.plant,
    consumerId: stage.town.school,
    from: '2027-03-01',
    to: '2027-07-01',
  });
  beforeEach(async () => {
    lab = await stage.lab();
    id = await stage.booked(lab, '09:00', '10:00');
  });
  const suspended = () => suspend(stage, stage.town.school);
  afterEach(() => verify(stage.service, stage.town.school, stage.town.root));

  it('has members who sign in', async () => {
    await suspended();
    expect((await signIn(stage.service, stage.town.coordinator.email)).accessToken).not.toBeNull();
  });

  it('has members who see it, its bookings and what they saw before', async () => {
    const { service, town } = stage;
    const agreementId = await agreed(service, town.plantAdmin, town.schoolAdmin, term());
    const partners = await stage.lab({ audience: 'PARTNERS' });
    await suspended();
    const document = `query ($school: ID!, $booking: ID!, $lab: ID!, $partners: ID!, $agreement: ID!) {
      organization(slug: "school") { status sites { id } memberships { roles } }
      school: node(id: $school) { id } booking: node(id: $booking) { id } lab: node(id: $lab) { id }
      partners: node(id: $partners) { id } agreement: node(id: $agreement) { id }
      agreements(organizationId: $school) { id } bookings(filter: {organizationId: $school}) { totalCount }
    }`;
    const variables = { school: town.school, booking: id, lab, partners, agreement: agreementId };
    const { data, errors } = await service.graphql(document, variables, town.schoolAdmin.token);
    await verify(service, town.school, town.root);
    await agree(service, town.plantAdmin, 'endAgreement', { agreementId });
    await suspended();
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      organization: { status: 'SUSPENDED', memberships: expect.arrayContaining([{ roles: ['ADMIN'] }]) },
      school: { id: town.school },
      booking: { id },
      lab: { id: lab },
      partners: { id: partners },
      agreement: { id: agreementId },
      agreements: [{ id: agreementId }],
    });
  });

  it('books nothing new', async () => {
    await suspended();
    expect(await stage.asked(lab, '11:00', '12:00')).toEqual(NOT_PERMITTED);
    expect(await stage.asked(lab, '11:00', '12:00', { hold: true })).toEqual(NOT_PERMITTED);
    expect(await stage.previewed(lab, '11:00', '12:00')).toEqual(NOT_PERMITTED);
    const series = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2');
    expect(codes(series)).toEqual(NOT_PERMITTED);
  });

  it('moves nothing to another time', async () => {
    await suspended();
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(NOT_PERMITTED);
  });

  it('keeps what is booked: it is checked in and out', async () => {
    await suspended();
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual([]);
  });

  it('can still call off what is booked', async () => {
    await suspended();
    expect(codes(await stage.bySchool('cancelBooking', id))).toEqual([]);
  });

  it('is not booked for by the provider either, who does not find it', async () => {
    await suspended();
    expect(await stage.asked(lab, '01T06:00', '01T07:00', {}, stage.town.manager)).toEqual(['NOT_FOUND']);
  });

  it('still shows its name to who provides what it booked', async () => {
    await suspended();
    const document = 'query ($id: ID!) { booking(id: $id) { organization { name } } }';
    const { data, errors } = await stage.service.graphql(document, { id }, stage.town.manager.token);
    expect(errors).toEqual([]);
    expect(data.booking.organization.name).toBe('The school');
  });

  it('accepts and proposes no agreement', async () => {
    const { service, town } = stage;
    const { agreement } = await agree(service, town.plantAdmin, 'proposeAgreement', term());
    await suspended();
    const accepted = await agree(service, town.schoolAdmin, 'acceptAgreement', { agreementId: agreement.id });
    expect(codes(accepted)).toEqual(NOT_PERMITTED);
    expect(codes(await agree(service, town.schoolAdmin, 'proposeAgreement', term()))).toEqual(NOT_PERMITTED);
  });

  it('books again once it is verified again', async () => {
    await suspended();
    await verify(stage.service, stage.town.school, stage.town.root);
    const again = await stage.asked(lab, '11:00', '12:00');
    await suspended();
    expect(again).toEqual([]);
  });
});

onStage('A plant that is suspended', (stage) => {
  let lab: string;
  let id: string;
  beforeEach(async () => {
    lab = await stage.lab();
    id = await stage.booked(lab, '09:00', '10:00');
  });
  const suspended = () => suspend(stage, stage.town.plant);
  afterEach(() => verify(stage.service, stage.town.plant, stage.town.root));

  it('has nothing listed for others', async () => {
    await suspended();
    expect(await stage.asked(lab, '11:00', '12:00')).toEqual(['NOT_LISTED']);
    expect(await stage.previewed(lab, '11:00', '12:00')).toEqual(['NOT_LISTED']);
    const series = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', {
      onConflict: 'SKIP_CONFLICTS',
    });
    expect(codes(series)).toEqual(['NOT_LISTED']);
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(['NOT_LISTED']);
  });

  it('books nothing new of its own either', async () => {
    await suspended();
    const own = { organizationId: stage.town.plant };
    expect(await stage.asked(lab, '11:00', '12:00', own, stage.town.manager)).toEqual(NOT_PERMITTED);
  });

  it('leaves what is booked standing, which is used and called off as ever', async () => {
    const other = await stage.booked(lab, '11:00', '12:00');
    await suspended();
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(codes(await stage.bySchool('cancelBooking', other))).toEqual([]);
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.byPlant('checkOutBooking', id))).toEqual([]);
  });

  it('accepts no request, and may decline it', async () => {
    const careful = await stage.lab({ policy: { approval: 'OWNER_APPROVES' } });
    const pending = await stage.booked(careful, '09:00', '10:00');
    await suspended();
    expect(codes(await stage.byPlant('approveBooking', pending))).toEqual(NOT_PERMITTED);
    expect(await stage.status(pending)).toBe('PENDING_APPROVAL');
    expect(codes(await stage.byPlant('declineBooking', pending))).toEqual([]);
  });

  it('lists nothing new', async () => {
    const { service, town } = stage;
    const draft = await stage.lab({ status: 'DRAFT' });
    await suspended();
    const listed = { siteId: town.site, status: 'LISTED' };
    expect(codes(await createResource(service, town.manager, listed))).toEqual(NOT_PERMITTED);
    const list = { resourceId: draft, status: 'LISTED' };
    expect(codes(await updateResource(service, town.manager, list))).toEqual(NOT_PERMITTED);
  });

  it('still prepares drafts and sites, and changes what it has', async () => {
    const { service, town } = stage;
    await suspended();
    const draft = { siteId: town.site, status: 'DRAFT' };
    expect(codes(await createResource(service, town.manager, draft))).toEqual([]);
    expect(codes(await createSite(service, town.manager, { organizationId: town.plant }))).toEqual([]);
    expect(codes(await updateResource(service, town.manager, { resourceId: lab, name: 'Old lab' }))).toEqual([]);
  });

  it('still closes what it has, and tells who did not come', async () => {
    await suspended();
    expect(codes(await stage.downtime(lab, '12:00', '13:00'))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.byPlant('markNoShow', id))).toEqual([]);
  });

  it('is listed again once it is verified again', async () => {
    await suspended();
    await verify(stage.service, stage.town.plant, stage.town.root);
    const again = await stage.asked(lab, '11:00', '12:00');
    await suspended();
    expect(again).toEqual([]);
  });
});
