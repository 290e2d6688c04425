import { accountOf, booked, publishRate } from '../../worlds/money.js';
import { courseId, publishCourse, saveCourse } from '../../worlds/courses.js';
import { person, type Person } from '../../worlds/people.js';
import { act, type Town } from '../../worlds/town.js';
import { resourceId } from '../../worlds/resources.js';
import { agree, agreed } from '../../worlds/agreements.js';
import { claimed, learner, recordConsent } from '../../worlds/learners.js';
import { setImages, uploaded } from '../../worlds/images.js';
import { createSite, inviteMember, join, registered } from '../../worlds/places.js';
import type { Service } from '../../support/app.js';
import { ERRORS, mutate, type Given } from '../../worlds/mutations.js';
import { roles, side } from '../cast.js';
import { first } from '../../support/lists.js';

/** The secrets and the people who may come across each; `secret(kind)` is the text that is planted. */
export const audiences: Readonly<Record<string, readonly string[]>> = {
  BOOKING: [
    'booker',
    ...side('own', 'COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'),
    ...side('provider', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'),
    'platform admin',
  ],
  DRAFT: side('provider', 'RESOURCE_MANAGER', 'ADMIN'),
  // Platform admins see all reports, and so the names of their resources.
  OWNONLY: [...side('provider', ...roles), 'platform admin'],
  PARTNERS: ['booker', ...side('own', ...roles), ...side('provider', ...roles), 'platform admin'],
  DOWNTIME: [...side('provider', ...roles), 'platform admin'],
  AGREEMENT: [...side('own', 'FINANCE', 'ADMIN'), ...side('provider', 'FINANCE', 'ADMIN'), 'platform admin'],
  COURSE: ['booker', ...side('own', 'TRAINER', 'COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN')],
  PENDING: ['platform admin'],
  INVITATION: side('provider', 'ADMIN'),
  REGISTRATION: [...side('provider', ...roles), 'platform admin'],
  // Platform admins do not know people of organizations that they do not belong to (src/access/user-loader.ts).
  PLANTPERSON: [...side('provider', ...roles)],
  SCHOOLPERSON: ['booker', ...side('own', ...roles)],
  // Platform admins never see learners.
  LEARNER: ['booker', ...side('own', 'COORDINATOR', 'ADMIN')],
};

export const secret = (kind: string): string => `S3CR3T-${kind}`;

/** The secrets that a text gives away. */
export const secretsIn = (text: string): string[] =>
  Object.keys(audiences).filter((kind) => text.toLowerCase().includes(secret(kind).toLowerCase()));

export interface Planted {
  /** Ids by what they are of; all of them belong to the plant or the school. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly slugs: readonly string[];
  readonly emails: readonly string[];
}

/** Gives the plant and the school things of every kind with a secret in each text that is not for everybody. */
export async function plant(service: Service, town: Town): Promise<Planted> {
  const { school, plant: provider, coordinator, manager } = town;
  const term = { providerId: provider, consumerId: school, from: '2027-01-01', to: '2027-12-01' };
  const agreementIds = [await agreed(service, town.plantAdmin, town.schoolAdmin, term), await endedAgreement()];
  const resources = await plantResources();
  const images = await plantImages();
  const bookings = await plantBookings();
  const series = await act(service, coordinator, 'requestBookingSeries', {
    organizationId: school,
    items: [{ resourceId: resources.open }],
    title: secret('BOOKING'),
    startsAtLocal: '2027-03-10T09:00',
    endsAtLocal: '2027-03-10T10:00',
    recurrence: 'FREQ=DAILY;COUNT=2',
    idempotencyKey: secret('BOOKING'),
  });
  const downtime = await act(service, manager, 'scheduleDowntime', {
    resourceId: resources.lab,
    startsAt: '2027-05-01T09:00:00Z',
    endsAt: '2027-05-01T10:00:00Z',
    reason: secret('DOWNTIME'),
  });
  const rate = await publishRate(service, town.plantAdmin, { resourceId: resources.open });
  const usage = await plantUsage();
  const hidden = await plantPending();
  const people = await plantPeople();
  const invitation = await plantInvitation();
  const learnerIds = await plantLearners();
  const courses = await plantCourses();
  return {
    ids: {
      Booking: bookings,
      BookingSeries: [series.series.id],
      Resource: Object.values(resources),
      Image: images,
      Downtime: [downtime.downtime.id],
      Agreement: agreementIds,
      Invitation: [invitation],
      Learner: learnerIds,
      Course: courses,
      Rate: [rate.rate.id],
      UsageRecord: [usage],
      Organization: [provider, school, hidden.organization],
      Site: [town.site, hidden.site],
      User: [...people.map(({ id }) => id), coordinator.id],
    },
    slugs: ['plant', 'school', 's3cr3t'],
    emails: people.map(({ email }) => email),
  };

  async function endedAgreement(): Promise<string> {
    const agreementId = await agreed(service, town.plantAdmin, town.schoolAdmin, { ...term, discountPercent: '12.5' });
    await agree(service, town.plantAdmin, 'endAgreement', { agreementId, reason: secret('AGREEMENT') });
    return agreementId;
  }

  async function plantResources() {
    const named = (kind: string, input: Given<'createResource'>) =>
      town.resource({
        code: secret(kind),
        name: secret(kind),
        description: secret(kind),
        skills: [secret(kind)],
        ...input,
      });
    const lab = await town.resource({ units: 3, policy: { approval: 'OWNER_APPROVES' } });
    return {
      lab,
      open: await town.resource({ parentId: lab, kind: 'EQUIPMENT' }),
      draft: await named('DRAFT', { status: 'DRAFT', parentId: lab, kind: 'EQUIPMENT' }),
      ownOnly: await named('OWNONLY', { audience: 'OWN_ORGANIZATION', parentId: lab, kind: 'EQUIPMENT' }),
      partners: await named('PARTNERS', { audience: 'PARTNERS', parentId: lab, kind: 'EQUIPMENT' }),
    };
  }

  /** An image of each hidden resource, described by its secret. */
  async function plantImages(): Promise<string[]> {
    const images: string[] = [];
    for (const [kind, id] of [
      ['DRAFT', resources.draft],
      ['OWNONLY', resources.ownOnly],
      ['PARTNERS', resources.partners],
    ] as const) {
      const imageId = await uploaded(service, manager, id);
      await setImages(service, manager, id, [{ imageId, alt: secret(kind) }]);
      images.push(imageId);
    }
    return images;
  }

  async function plantBookings(): Promise<string[]> {
    const book = async (day: string, input: Given<'requestBooking'> = {}) => {
      const { booking, userErrors } = await act(service, coordinator, 'requestBooking', {
        organizationId: school,
        items: [{ resourceId: resources.open }],
        title: secret('BOOKING'),
        startsAt: `2027-03-${day}T12:00:00Z`,
        endsAt: `2027-03-${day}T13:00:00Z`,
        ...input,
      });
      expect(userErrors).toEqual([]);
      return booking.id;
    };
    const [confirmed, cancelled] = [await book('02'), await book('03')];
    const whole = { items: [{ resourceId: resources.lab, units: 2 }] };
    const [pending, declined] = [await book('04', whole), await book('05', whole)];
    const reason = secret('BOOKING');
    await act(service, manager, 'cancelBooking', { bookingId: cancelled, reason });
    await act(service, manager, 'declineBooking', { bookingId: declined, reason });
    return [confirmed, cancelled, pending, declined, await book('06', { hold: true })];
  }

  /** The record of a booking that was cancelled late, which leads to the booking. */
  async function plantUsage(): Promise<string> {
    const resourceId = await town.resource({ policy: { cancellationNoticeMinutes: 20_000 } });
    const bookingId = await booked(service, town, resourceId, { title: secret('BOOKING') });
    await act(service, coordinator, 'cancelBooking', { bookingId, reason: secret('BOOKING') });
    return first((await accountOf(service, coordinator, bookingId)).usage).id;
  }

  async function plantPending() {
    const founder = await person(service, `Founder ${secret('PENDING')}`);
    const organization = await registered(service, founder, 's3cr3t');
    const site = { organizationId: organization, name: secret('PENDING'), address: secret('PENDING') };
    const { site: made } = await createSite(service, founder, site);
    await resourceId(service, founder, { siteId: made.id, name: secret('PENDING'), status: 'DRAFT' });
    return { organization, site: made.id };
  }

  /** A learner with a secret in every text, and one whom an account has claimed. */
  async function plantLearners(): Promise<string[]> {
    const text = secret('LEARNER');
    const more = { name: text, cohort: text, programme: text };
    const ids = [
      await learner(service, coordinator, school, text, more),
      await learner(service, coordinator, school, `${text}-2`, more),
    ];
    for (const id of ids) await recordConsent(service, coordinator, id, { evidence: text });
    await claimed(service, coordinator, first(ids), await person(service, 'Claiming Learner'));
    return ids;
  }

  /** A draft, and the draft behind a published revision. */
  async function plantCourses(): Promise<string[]> {
    const hidden = { content: secret('COURSE'), skills: [{ skill: secret('COURSE'), minutes: 5 }] };
    const draft = await courseId(service, coordinator, school, { ...hidden, title: secret('COURSE') });
    const published = await courseId(service, coordinator, school);
    await publishCourse(service, coordinator, published);
    await saveCourse(service, coordinator, { courseId: published, ...hidden });
    return [draft, published];
  }

  async function plantInvitation(): Promise<string> {
    const code = { organizationId: provider, registrationCode: secret('REGISTRATION') };
    await mutate(service, town.root.token, 'updateOrganization', code, ERRORS);
    const email = `${secret('INVITATION')}@example.org`;
    const input = { organizationId: provider, email, roles: ['MEMBER'] as const };
    return (await inviteMember(service, town.plantAdmin, input)).invitation.id;
  }

  /** A person on each side whom only their own people know. */
  async function plantPeople(): Promise<Person[]> {
    const own = await signedUp('SCHOOLPERSON');
    await join(service, school, town.schoolAdmin, own, ['MEMBER']);
    const theirs = await signedUp('PLANTPERSON');
    await join(service, provider, town.plantAdmin, theirs, ['MEMBER']);
    return [own, theirs];
  }

  function signedUp(kind: string): Promise<Person> {
    return person(service, secret(kind), `${secret(kind)}@example.org`);
  }
}
