import { signIn } from '../worlds/people.js';
import { codes } from '../worlds/town.js';
import { createResource, updateResource } from '../worlds/resources.js';
import { agree, agreed } from '../worlds/agreements.js';
import { createSite, verify } from '../worlds/places.js';
import { onStage, type Stage } from './stage.js';

const NOT_PERMITTED = ['NOT_PERMITTED'];

async function suspend(stage: Stage, organizationId: string): Promise<void> {
  const document =
    'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';
  const { data } = await stage.service.graphql(document, { input: { organizationId } }, stage.town.root.token);
  expect(data.suspendOrganization.userErrors).toEqual([]);
}

onStage('A suspended school', (stage) => {
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

  it('a member of a suspended school can sign in', async () => {
    await suspended();
    expect((await signIn(stage.service, stage.town.coordinator.email)).accessToken).not.toBeNull();
  });

  it('a member of a suspended school still sees the school and its bookings', async () => {
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

  it('a suspended school books nothing new', async () => {
    await suspended();
    expect(await stage.asked(lab, '11:00', '12:00')).toEqual(NOT_PERMITTED);
    expect(await stage.asked(lab, '11:00', '12:00', { hold: true })).toEqual(NOT_PERMITTED);
    expect(await stage.previewed(lab, '11:00', '12:00')).toEqual(NOT_PERMITTED);
    const series = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2');
    expect(codes(series)).toEqual(NOT_PERMITTED);
  });

  it('a suspended school cannot move a booking to another time', async () => {
    await suspended();
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(NOT_PERMITTED);
  });

  it('a suspended school can check existing bookings in and out', async () => {
    await suspended();
    expect(await stage.status(id)).toBe('CONFIRMED');
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.bySchool('checkOutBooking', id))).toEqual([]);
  });

  it('a suspended school can cancel existing bookings', async () => {
    await suspended();
    expect(codes(await stage.bySchool('cancelBooking', id))).toEqual([]);
  });

  it('a provider does not find a suspended school and cannot book for it', async () => {
    await suspended();
    expect(await stage.asked(lab, '01T06:00', '01T07:00', {}, stage.town.manager)).toEqual(['NOT_FOUND']);
  });

  it('a provider still sees the name of a suspended school on its bookings', async () => {
    await suspended();
    const document = 'query ($id: ID!) { booking(id: $id) { organization { name } } }';
    const { data, errors } = await stage.service.graphql(document, { id }, stage.town.manager.token);
    expect(errors).toEqual([]);
    expect(data.booking.organization.name).toBe('The school');
  });

  it('a suspended school neither accepts nor proposes agreements', async () => {
    const { service, town } = stage;
    const { agreement } = await agree(service, town.plantAdmin, 'proposeAgreement', term());
    await suspended();
    const accepted = await agree(service, town.schoolAdmin, 'acceptAgreement', { agreementId: agreement.id });
    expect(codes(accepted)).toEqual(NOT_PERMITTED);
    expect(codes(await agree(service, town.schoolAdmin, 'proposeAgreement', term()))).toEqual(NOT_PERMITTED);
  });

  it('a school can book again once it is verified again', async () => {
    await suspended();
    await verify(stage.service, stage.town.school, stage.town.root);
    const again = await stage.asked(lab, '11:00', '12:00');
    await suspended();
    expect(again).toEqual([]);
  });
});

onStage('A suspended plant', (stage) => {
  let lab: string;
  let id: string;
  beforeEach(async () => {
    lab = await stage.lab();
    id = await stage.booked(lab, '09:00', '10:00');
  });
  const suspended = () => suspend(stage, stage.town.plant);
  afterEach(() => verify(stage.service, stage.town.plant, stage.town.root));

  it('a suspended plant lists no resources for others', async () => {
    await suspended();
    expect(await stage.asked(lab, '11:00', '12:00')).toEqual(['NOT_LISTED']);
    expect(await stage.previewed(lab, '11:00', '12:00')).toEqual(['NOT_LISTED']);
    const series = await stage.series(lab, '2027-03-09T09:00', '2027-03-09T10:00', 'FREQ=DAILY;COUNT=2', {
      onConflict: 'SKIP_CONFLICTS',
    });
    expect(codes(series)).toEqual(['NOT_LISTED']);
    expect(codes(await stage.move(id, '11:00', '12:00'))).toEqual(['NOT_LISTED']);
  });

  it('a suspended plant cannot book its own resources', async () => {
    await suspended();
    const own = { organizationId: stage.town.plant };
    expect(await stage.asked(lab, '11:00', '12:00', own, stage.town.manager)).toEqual(NOT_PERMITTED);
  });

  it('existing bookings at a suspended plant can be used and cancelled', async () => {
    const other = await stage.booked(lab, '11:00', '12:00');
    await suspended();
    expect(await stage.status(id)).toBe('CONFIRMED');
    expect(codes(await stage.bySchool('cancelBooking', other))).toEqual([]);
    stage.now('09:00');
    expect(codes(await stage.bySchool('checkInBooking', id))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.byPlant('checkOutBooking', id))).toEqual([]);
  });

  it('a suspended plant may decline a request but not approve it', async () => {
    const careful = await stage.lab({ policy: { approval: 'OWNER_APPROVES' } });
    const pending = await stage.booked(careful, '09:00', '10:00');
    await suspended();
    expect(codes(await stage.byPlant('approveBooking', pending))).toEqual(NOT_PERMITTED);
    expect(await stage.status(pending)).toBe('PENDING_APPROVAL');
    expect(codes(await stage.byPlant('declineBooking', pending))).toEqual([]);
  });

  it('a suspended plant cannot list resources', async () => {
    const { service, town } = stage;
    const draft = await stage.lab({ status: 'DRAFT' });
    await suspended();
    const listed = { siteId: town.site, status: 'LISTED' } as const;
    expect(codes(await createResource(service, town.manager, listed))).toEqual(NOT_PERMITTED);
    const list = { resourceId: draft, status: 'LISTED' } as const;
    expect(codes(await updateResource(service, town.manager, list))).toEqual(NOT_PERMITTED);
  });

  it('a suspended plant can prepare drafts and sites and change its resources', async () => {
    const { service, town } = stage;
    await suspended();
    const draft = { siteId: town.site, status: 'DRAFT' } as const;
    expect(codes(await createResource(service, town.manager, draft))).toEqual([]);
    expect(codes(await createSite(service, town.manager, { organizationId: town.plant }))).toEqual([]);
    expect(codes(await updateResource(service, town.manager, { resourceId: lab, name: 'Old lab' }))).toEqual([]);
  });

  it('a suspended plant can create downtimes and mark no-shows', async () => {
    await suspended();
    expect(codes(await stage.downtime(lab, '12:00', '13:00'))).toEqual([]);
    stage.now('09:30');
    expect(codes(await stage.byPlant('markNoShow', id))).toEqual([]);
  });

  it('the resources of a plant are listed again once it is verified again', async () => {
    await suspended();
    await verify(stage.service, stage.town.plant, stage.town.root);
    const again = await stage.asked(lab, '11:00', '12:00');
    await suspended();
    expect(again).toEqual([]);
  });
});
