import { account } from '../worlds/accounts.js';
import { accountOf, publishRate } from '../worlds/money.js';
import { person, type Person } from '../worlds/people.js';
import { act, codes, type Town, town } from '../worlds/town.js';
import { eraseLearner, importLearners, inviteLearner, learner, recordConsent } from '../worlds/learners.js';
import { changeCalendar } from '../worlds/calendar.js';
import { courseId, publishCourse, saveCourse } from '../worlds/courses.js';
import { createResource, updateResource } from '../worlds/resources.js';
import { asked, happenings } from '../worlds/happenings.js';
import { agree, agreed } from '../worlds/agreements.js';
import { createSite, inviteMember, registered, setMember, verify } from '../worlds/places.js';
import { REPORT } from '../reports/asking.js';
import { putSkill } from '../worlds/skills.js';
import { settle } from '../worlds/statements.js';
import { type Service, startService } from '../support/app.js';
import { cast, everybody, roles } from './cast.js';
import { type Refusable, mutate, type Given, type Operation } from '../worlds/mutations.js';
import type { Inputs } from '../worlds/schema.js';
import { first } from '../support/lists.js';

/** rules.md §2: who may. `own` is the booking organization; of sites, members and resources the one they belong to. */
const table: Readonly<Record<string, readonly string[]>> = {
  'set a member of the provider': ['provider ADMIN'],
  'invite a member into the provider': ['provider ADMIN'],
  'revoke an invitation of the provider': ['provider ADMIN'],
  'update the provider': ['provider ADMIN', 'platform admin'],
  'update a site of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'create a site of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'change the calendar of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'announce a year of a public calendar': ['platform admin'],
  'create a resource of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'update a resource of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'try rules of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'see a draft of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'see a listed resource': everybody,
  'see a resource for the owner alone': roles.map((role) => `provider ${role}`),
  'request a booking': ['own COORDINATOR', 'own RESOURCE_MANAGER', 'own ADMIN', 'booker'],
  'preview a booking': ['own COORDINATOR', 'own RESOURCE_MANAGER', 'own ADMIN', 'booker'],
  'request a series': ['own COORDINATOR', 'own RESOURCE_MANAGER', 'own ADMIN', 'booker'],
  'book in the past': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'see a booking': [
    'booker',
    ...['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `own ${role}`),
    ...['RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `provider ${role}`),
    'platform admin',
  ],
  'cancel a booking': [
    'booker',
    ...['COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN'].map((role) => `own ${role}`),
    ...['RESOURCE_MANAGER', 'ADMIN'].map((role) => `provider ${role}`),
  ],
  'schedule a downtime': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'preview a downtime': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'change a downtime': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'list the downtimes of the provider': roles.map((role) => `provider ${role}`),
  'answer requests': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'cancel a downtime': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'see a resource for partners': [
    'booker',
    ...roles.map((role) => `own ${role}`),
    ...roles.map((role) => `provider ${role}`),
  ],
  'propose an agreement': ['own FINANCE', 'own ADMIN', 'provider FINANCE', 'provider ADMIN'],
  'see an agreement': ['own FINANCE', 'own ADMIN', 'provider FINANCE', 'provider ADMIN', 'platform admin'],
  'see the agreements of the consumer': ['own FINANCE', 'own ADMIN', 'platform admin'],
  'see the agreements of the provider': ['provider FINANCE', 'provider ADMIN', 'platform admin'],
  'accept an agreement that the provider proposed': ['own ADMIN'],
  'accept an agreement that the consumer proposed': ['provider ADMIN'],
  'decline an agreement': ['own FINANCE', 'own ADMIN', 'provider FINANCE', 'provider ADMIN'],
  'end an agreement': ['own FINANCE', 'own ADMIN', 'provider FINANCE', 'provider ADMIN'],
  'see how the provider is used': ['provider RESOURCE_MANAGER', 'provider FINANCE', 'provider ADMIN', 'platform admin'],
  'see what the provider was asked for in vain': [
    'provider RESOURCE_MANAGER',
    'provider FINANCE',
    'provider ADMIN',
    'platform admin',
  ],
  'ask what happened to the provider': [
    'provider COORDINATOR',
    'provider RESOURCE_MANAGER',
    'provider FINANCE',
    'provider ADMIN',
    'platform admin',
  ],
  'see what happened to a booking': [
    'booker',
    ...['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `own ${role}`),
    ...['RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `provider ${role}`),
    'platform admin',
  ],
  'see what happened to a resource': ['provider RESOURCE_MANAGER', 'provider ADMIN', 'platform admin'],
  'rate the hours of a resource': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'withdraw a rate': ['provider FINANCE', 'provider ADMIN'],
  'delete a draft of the provider': ['provider RESOURCE_MANAGER', 'provider ADMIN'],
  'publish a rate': ['provider FINANCE', 'provider ADMIN'],
  'see a rate': ['provider FINANCE', 'provider ADMIN'],
  'see the rates of a resource': ['provider FINANCE', 'provider ADMIN'],
  'see the rate for the consumer': [
    'booker',
    ...['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `own ${role}`),
    ...['FINANCE', 'ADMIN'].map((role) => `provider ${role}`),
  ],
  'see what was used': [
    'booker',
    ...['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `own ${role}`),
    ...['RESOURCE_MANAGER', 'FINANCE', 'ADMIN'].map((role) => `provider ${role}`),
    'platform admin',
  ],
  'see the statements of the consumer': ['own FINANCE', 'own ADMIN', 'platform admin'],
  'see the settlement of the consumer': ['own FINANCE', 'own ADMIN', 'platform admin'],
  'see what is left of a month of the provider': ['provider FINANCE', 'provider ADMIN', 'platform admin'],
  'see the balances of the provider': ['provider FINANCE', 'provider ADMIN', 'platform admin'],
  'issue a statement': ['provider FINANCE', 'provider ADMIN'],
  'issue a reset link for a member of the provider': ['provider ADMIN', 'platform admin'],
  'disable an account': ['platform admin'],
  'enable an account': ['platform admin'],
  'import learners of the school': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'list the learners of the school': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'see a learner of the school': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'invite a learner of the school': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'record a consent of a learner of the school': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'erase a learner of the school': ['own ADMIN'],
  'verify an organization': ['platform admin'],
  'decline an organization': ['platform admin'],
  'suspend an organization': ['platform admin'],
  'put a skill into the catalogue': ['platform admin'],
  'see a PUBLISHED course': everybody,
  'see a DRAFT course': [
    'booker',
    ...['TRAINER', 'COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN'].map((role) => `own ${role}`),
    ...['TRAINER', 'COORDINATOR', 'RESOURCE_MANAGER', 'ADMIN'].map((role) => `provider ${role}`),
  ],
  'make a course': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'change a course': ['booker', 'own COORDINATOR', 'own ADMIN'],
  'publish a course': ['booker', 'own COORDINATOR', 'own ADMIN'],
};

describe('The role table', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  let pending: string;
  let used: string;
  let suspendable: string;
  let declinable: string;
  let people: ReadonlyMap<string, Person>;

  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lab = await place.resource();
    people = await cast(service, place);
    used = await usage();
    const founder = await person(service, 'Founder');
    pending = await registered(service, founder, 'pending');
    suspendable = await registered(service, founder, 'suspendable');
    declinable = await registered(service, founder, 'declinable');
    await verify(service, suspendable, place.root);
  });
  afterAll(() => service.stop());

  const day = { startsAt: '2027-03-02T09:00:00Z', endsAt: '2027-03-02T10:00:00Z' };
  const booking = (items: string, input: Given<'requestBooking'> = {}) => ({
    organizationId: place.school,
    items: [{ resourceId: items }],
    title: 'Lesson',
    ...day,
    ...input,
  });
  const sees = async (asker: Person, id: string): Promise<boolean> => {
    const { data } = await service.graphql('query ($id: ID!) { node(id: $id) { id } }', { id }, asker.token);
    return data.node !== null;
  };
  const made = async (): Promise<string> => {
    const payload = await act(service, place.coordinator, 'requestBooking', booking(await place.resource()));
    return payload.booking.id;
  };
  const fine = (payload: Refusable): boolean => codes(payload).length === 0;

  let accounts = 0;
  let learners = 0;
  const newLearner = () => learner(service, place.coordinator, place.school, `L-${++learners}`);
  let rates = 0;
  const published = async (resourceId: string): Promise<string> => {
    const effectiveFrom = new Date(Date.parse('2027-01-01T00:00:00Z') + ++rates * 1000).toISOString();
    const { rate } = await publishRate(service, place.plantAdmin, { resourceId, effectiveFrom });
    return rate.id;
  };
  /** The record of a booking that was cancelled late. */
  const usage = async (): Promise<string> => {
    const resourceId = await place.resource({ policy: { cancellationNoticeMinutes: 10_000 } });
    const { booking: made } = await act(service, place.coordinator, 'requestBooking', booking(resourceId));
    await act(service, place.coordinator, 'cancelBooking', { bookingId: made.id });
    return first((await accountOf(service, place.coordinator, made.id)).usage).id;
  };

  const terms = () => ({ providerId: place.plant, consumerId: place.school, from: '2027-03-01', to: '2027-07-01' });
  const proposed = async (proposer: Person): Promise<string> =>
    (await agree(service, proposer, 'proposeAgreement', terms())).agreement.id;
  const AGREEMENTS = 'query ($organizationId: ID!) { agreements(organizationId: $organizationId) { id } }';
  const lists = async (asker: Person, organizationId: string, document = AGREEMENTS): Promise<boolean> => {
    const { errors } = await service.graphql(document, { organizationId }, asker.token);
    return errors.length === 0;
  };

  /** A mutation with one input, as `asker`; answers its payload. */
  const send = <Name extends Operation>(asker: Person, name: Name, input: Inputs[Name]) =>
    mutate(service, asker.token, name, input, 'userErrors { code }');

  /** Tries each row of the table as somebody; answers whether it was done. */
  const attempts: Readonly<Record<string, (asker: Person) => Promise<boolean>>> = {
    'set a member of the provider': async (asker) => {
      const { email } = people.get('provider MEMBER') ?? asker;
      const input = { organizationId: place.plant, email, roles: ['MEMBER'] } as const;
      return fine(await setMember(service, asker, input));
    },
    'invite a member into the provider': async (asker) => {
      const input = { organizationId: place.plant, email: 'invited@example.org', roles: ['MEMBER'] } as const;
      return fine(await inviteMember(service, asker, input));
    },
    'revoke an invitation of the provider': async (asker) => {
      const invited = { organizationId: place.plant, email: 'revoked@example.org', roles: ['MEMBER'] } as const;
      const { invitation } = await inviteMember(service, place.plantAdmin, invited);
      return fine(await send(asker, 'revokeInvitation', { invitationId: invitation.id }));
    },
    'import learners of the school': async (asker) =>
      fine(await importLearners(service, asker, place.school, 'number,name\n1,Ada\n')),
    'list the learners of the school': (asker) =>
      lists(
        asker,
        place.school,
        'query ($organizationId: ID!) { learners(organizationId: $organizationId) { totalCount } }',
      ),
    'see a learner of the school': async (asker) => sees(asker, await newLearner()),
    'invite a learner of the school': async (asker) => fine(await inviteLearner(service, asker, await newLearner())),
    'record a consent of a learner of the school': async (asker) =>
      fine(await recordConsent(service, asker, await newLearner())),
    'erase a learner of the school': async (asker) => fine(await eraseLearner(service, asker, await newLearner())),
    'update the provider': async (asker) =>
      fine(await send(asker, 'updateOrganization', { organizationId: place.plant, address: 'A' })),
    'delete a draft of the provider': async (asker) => {
      const resourceId = await place.resource({ status: 'DRAFT' });
      return fine(await send(asker, 'deleteDraftResource', { resourceId }));
    },
    'withdraw a rate': async (asker) => {
      const resourceId = await place.resource();
      const terms = { resourceId, effectiveFrom: '2027-06-01T00:00:00Z' };
      const { rate } = await publishRate(service, place.plantAdmin, terms);
      return fine(await send(asker, 'withdrawRate', { rateId: rate.id }));
    },
    'update a site of the provider': async (asker) =>
      fine(await send(asker, 'updateSite', { siteId: place.site, name: 'Hall' })),
    'create a site of the provider': async (asker) =>
      fine(await createSite(service, asker, { organizationId: place.plant })),
    'change the calendar of the provider': async (asker) => {
      const days = [{ day: '2027-12-24', kind: 'CLOSURE', name: 'Christmas Eve' }] as const;
      return fine(await changeCalendar(service, asker, 'setCalendarDays', { organizationId: place.plant, days }));
    },
    'announce a year of a public calendar': async (asker) => {
      const document = `mutation ($input: AnnouncePublicCalendarYearInput!) {
        announcePublicCalendarYear(input: $input) { userErrors { code } }
      }`;
      const days = [{ day: '2030-10-01', kind: 'HOLIDAY', name: 'National Day' }];
      const input = { region: 'CN', year: 2030, source: 'Notice', days };
      const { data } = await service.graphql(document, { input }, asker.token);
      return fine(data.announcePublicCalendarYear);
    },
    'create a resource of the provider': async (asker) =>
      fine(await createResource(service, asker, { siteId: place.site })),
    'update a resource of the provider': async (asker) =>
      fine(await updateResource(service, asker, { resourceId: lab, seats: null })),
    'see a draft of the provider': async (asker) => sees(asker, await place.resource({ status: 'DRAFT' })),
    'see a listed resource': (asker) => sees(asker, lab),
    'see a resource for the owner alone': async (asker) =>
      sees(asker, await place.resource({ audience: 'OWN_ORGANIZATION' })),
    'request a booking': async (asker) =>
      fine(await act(service, asker, 'requestBooking', booking(await place.resource()))),
    'preview a booking': async (asker) =>
      fine(await act(service, asker, 'previewBooking', booking(await place.resource()))),
    'request a series': async (asker) =>
      fine(
        await act(service, asker, 'requestBookingSeries', {
          organizationId: place.school,
          items: [{ resourceId: await place.resource() }],
          title: 'Semester',
          startsAtLocal: '2027-03-02T09:00',
          endsAtLocal: '2027-03-02T10:00',
          recurrence: 'FREQ=DAILY;COUNT=2',
        }),
      ),
    'book in the past': async (asker) => {
      const past = { startsAt: '2027-02-02T09:00:00Z', endsAt: '2027-02-02T10:00:00Z' };
      return fine(await act(service, asker, 'requestBooking', booking(await place.resource(), past)));
    },
    'see a booking': async (asker) => sees(asker, await made()),
    'cancel a booking': async (asker) =>
      fine(await act(service, asker, 'cancelBooking', { bookingId: await made(), reason: 'Because' })),
    'schedule a downtime': async (asker) =>
      fine(
        await act(service, asker, 'scheduleDowntime', { resourceId: await place.resource(), reason: 'Oil', ...day }),
      ),
    'preview a downtime': async (asker) => {
      const input = { resourceId: await place.resource(), reason: '', ...day };
      const document =
        'query ($input: ScheduleDowntimeInput!) { previewDowntime(input: $input) { userErrors { code } } }';
      return fine((await service.data(document, { input }, asker.token)).previewDowntime);
    },
    'change a downtime': async (asker) => {
      const input = { resourceId: await place.resource(), reason: 'Oil', ...day };
      const { downtime } = await act(service, place.manager, 'scheduleDowntime', input);
      const change = { downtimeId: downtime.id, reason: 'Coolant' };
      return fine(await mutate(service, asker.token, 'updateDowntime', change, 'userErrors { code }'));
    },
    'list the downtimes of the provider': async (asker) => {
      const document = 'query ($filter: DowntimeFilter!) { downtimes(filter: $filter) { totalCount } }';
      const { errors } = await service.graphql(document, { filter: { organizationId: place.plant } }, asker.token);
      return errors.length === 0;
    },
    'answer requests': async (asker) => {
      const resource = await place.resource({ policy: { approval: 'OWNER_APPROVES' } });
      const { booking: request } = await act(service, place.coordinator, 'requestBooking', booking(resource));
      const fields = 'results { userErrors { code } }';
      const { results } = await mutate(service, asker.token, 'answerBookings', { approve: [request.id] }, fields);
      return fine(first(results));
    },
    'cancel a downtime': async (asker) => {
      const input = { resourceId: await place.resource(), reason: 'Oil', ...day };
      const { downtime } = await act(service, place.manager, 'scheduleDowntime', input);
      return fine(await act(service, asker, 'cancelDowntime', { downtimeId: downtime.id }));
    },
    'see a resource for partners': async (asker) => {
      await agreed(service, place.plantAdmin, place.schoolAdmin, terms());
      return sees(asker, await place.resource({ audience: 'PARTNERS' }));
    },
    'propose an agreement': async (asker) => fine(await agree(service, asker, 'proposeAgreement', terms())),
    'see an agreement': async (asker) => sees(asker, await proposed(place.plantAdmin)),
    'see the agreements of the consumer': (asker) => lists(asker, place.school),
    'see the agreements of the provider': (asker) => lists(asker, place.plant),
    'accept an agreement that the provider proposed': async (asker) =>
      fine(await agree(service, asker, 'acceptAgreement', { agreementId: await proposed(place.plantAdmin) })),
    'accept an agreement that the consumer proposed': async (asker) =>
      fine(await agree(service, asker, 'acceptAgreement', { agreementId: await proposed(place.schoolAdmin) })),
    'decline an agreement': async (asker) =>
      fine(await agree(service, asker, 'endAgreement', { agreementId: await proposed(place.plantAdmin) })),
    'end an agreement': async (asker) => {
      const agreementId = await agreed(service, place.plantAdmin, place.schoolAdmin, terms());
      return fine(await agree(service, asker, 'endAgreement', { agreementId }));
    },
    'see how the provider is used': async (asker) => {
      const input = { from: '2027-03-01', to: '2027-03-02', organizationId: place.plant };
      const { errors } = await service.graphql(REPORT, { input }, asker.token);
      return errors.length === 0;
    },
    'see what the provider was asked for in vain': async (asker) => {
      const document = 'query ($input: RefusedDemandInput!) { refusedDemand(input: $input) { totals { number } } }';
      const input = { from: '2027-03-01', to: '2027-03-02', organizationId: place.plant };
      return (await service.graphql(document, { input }, asker.token)).errors.length === 0;
    },
    'ask what happened to the provider': async (asker) =>
      (await asked(service, asker, { organizationId: place.plant })).errors.length === 0,
    'see what happened to a booking': async (asker) =>
      (await happenings(service, asker, { subjectId: await made() })).length === 1,
    'see what happened to a resource': async (asker) =>
      (await happenings(service, asker, { subjectId: lab })).length > 0,
    'rate the hours of a resource': async (asker) => {
      const document = `mutation ($input: SetRatedHoursInput!) { setRatedHours(input: $input) { userErrors { code } } }`;
      const input = { resourceId: lab, hoursPerYear: 800 };
      return fine((await service.graphql(document, { input }, asker.token)).data.setRatedHours);
    },
    'publish a rate': async (asker) => fine(await publishRate(service, asker, { resourceId: await place.resource() })),
    'see a rate': async (asker) => sees(asker, await published(lab)),
    'see the rate for the consumer': async (asker) => {
      await published(lab);
      const document = `query ($id: ID!) { resource(id: $id) { rateFor(organizationId: "${place.school}") { id } } }`;
      const { data } = await service.graphql(document, { id: lab }, asker.token);
      return data.resource.rateFor !== null;
    },
    'try rules of the provider': async (asker) => {
      const input = { resourceId: lab, startsAtLocal: '2027-03-02T09:00', endsAtLocal: '2027-03-02T10:00' };
      const document = 'query ($input: TryPolicyInput!) { tryPolicy(input: $input) { code } }';
      const { errors } = await service.graphql(document, { input }, asker.token);
      return errors.length === 0;
    },
    'see the rates of a resource': async (asker) => {
      await published(lab);
      const document = 'query ($id: ID!) { resource(id: $id) { rates { id } } }';
      const { data } = await service.graphql(document, { id: lab }, asker.token);
      return data.resource.rates.length > 0;
    },
    'see what was used': async (asker) => sees(asker, used),
    'see the statements of the consumer': (asker) =>
      lists(asker, place.school, 'query ($organizationId: ID!) { statements(organizationId: $organizationId) { id } }'),
    'see the settlement of the consumer': async (asker) => {
      const document = 'query ($filter: SettlementFilter!) { settlement(filter: $filter) { totalCount } }';
      const { errors } = await service.graphql(document, { filter: { organizationId: place.school } }, asker.token);
      return errors.length === 0;
    },
    'see what is left of a month of the provider': async (asker) => {
      const document = 'query ($id: ID!) { monthClose(providerId: $id, month: "2027-03-01") { toIssue } }';
      return (await service.graphql(document, { id: place.plant }, asker.token)).errors.length === 0;
    },
    'see the balances of the provider': (asker) =>
      lists(
        asker,
        place.plant,
        'query ($organizationId: ID!) { balances(organizationId: $organizationId) { amount { amount } } }',
      ),
    'issue a statement': async (asker) => {
      const month = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-01-01' };
      return fine(await settle(service, asker, 'issueStatement', month));
    },
    'issue a reset link for a member of the provider': async (asker) => {
      const { email } = people.get('provider MEMBER') ?? asker;
      return fine(await account(service, 'issuePasswordReset', { email }, asker.token));
    },
    'disable an account': async (asker) => {
      const { email } = await person(service, `Disabled ${++accounts}`);
      return fine(await account(service, 'disableAccount', { email, reason: 'Stolen' }, asker.token));
    },
    'enable an account': async (asker) => {
      const { email } = await person(service, `Disabled ${++accounts}`);
      await account(service, 'disableAccount', { email, reason: 'Stolen' }, place.root.token);
      return fine(await account(service, 'enableAccount', { email }, asker.token));
    },
    'verify an organization': (asker) => move('verifyOrganization', pending, asker),
    'decline an organization': (asker) => move('declineOrganization', declinable, asker),
    'put a skill into the catalogue': async (asker) => fine(await putSkill(service, asker, { name: 'Milling' })),
    'see a PUBLISHED course': async (asker) => {
      const id = await courseId(service, place.coordinator, place.school);
      await publishCourse(service, place.coordinator, id);
      return sees(asker, id);
    },
    // The provider is a partner of it.
    'see a DRAFT course': async (asker) =>
      sees(asker, await courseId(service, place.coordinator, place.school, { partnerIds: [place.plant] })),
    'make a course': async (asker) =>
      fine(await saveCourse(service, asker, { organizationId: place.school, code: asker.id, title: 'Milling' })),
    'change a course': async (asker) => {
      const course = await courseId(service, place.coordinator, place.school, { partnerIds: [place.plant] });
      return fine(await saveCourse(service, asker, { courseId: course, title: 'Turning' }));
    },
    'publish a course': async (asker) => {
      const course = await courseId(service, place.coordinator, place.school, { partnerIds: [place.plant] });
      return fine(await publishCourse(service, asker, course));
    },
    'suspend an organization': (asker) => move('suspendOrganization', suspendable, asker),
  };

  async function move(
    operation: 'verifyOrganization' | 'declineOrganization' | 'suspendOrganization',
    organizationId: string,
    asker: Person,
  ): Promise<boolean> {
    const document = `mutation ($input: OrganizationActionInput!) {
      ${operation}(input: $input) { userErrors { code } }
    }`;
    const { data } = await service.graphql(document, { input: { organizationId, reason: 'No address' } }, asker.token);
    return data !== null && data !== undefined && fine(data[operation]);
  }

  it.each(Object.keys(table))('only the people named in the table may %s', async (row) => {
    const allowed: string[] = [];
    for (const name of everybody) {
      const asker = people.get(name);
      if (asker !== undefined && (await attempts[row]?.(asker)) === true) allowed.push(name);
    }
    expect(allowed.sort()).toEqual([...(table[row] ?? [])].sort());
  });
});
