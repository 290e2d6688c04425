import { mutation } from '../worlds/mutations.js';
import type { StartedService } from './started-service.js';
import type { Inputs, Mutation } from '../worlds/schema.js';

export const ADMIN = { email: 'root@workbay.example', password: 'a long enough password' };

const BOOKING = 'booking { id status } userErrors { code message }';
const FIELDS = {
  requestBooking: BOOKING,
  requestBookingSeries: 'occurrences { booking { id } } userErrors { code message }',
  checkInBooking: BOOKING,
  checkOutBooking: BOOKING,
  cancelBooking: BOOKING,
  issueStatement: 'statement { id status fingerprint } userErrors { code message }',
  signIn: 'accessToken',
  registerOrganization: 'organization { id }',
  verifyOrganization: 'organization { id }',
  createSite: 'site { id }',
  createResource: 'resource { id }',
  publishRate: 'rate { id } userErrors { code message }',
  proposeAgreement: 'agreement { id } userErrors { code message }',
  acceptAgreement: 'agreement { status }',
} as const;

/** Does one thing as the administrator of all; throws when nobody answers. */
export async function act<Name extends keyof typeof FIELDS>(
  service: StartedService,
  token: string | null,
  name: Name,
  input: Inputs[Name],
): Promise<Mutation[Name]> {
  const document = mutation(name, FIELDS[name]);
  return (await service.graphql<{ answer: Mutation[Name] }>(document, { input }, token)).answer;
}

/** A plant, and what a school and a college have booked of it. */
export interface March {
  readonly plant: string;
  readonly school: string;
  readonly college: string;
  /** Over, and their times not yet recorded. */
  readonly used: readonly string[];
  /** Bookings to which nobody comes. */
  readonly missed: readonly string[];
  /** On 1 April, within the notice of a day. */
  readonly late: readonly string[];
}

/** On 3 March 2031: a month of bookings at 60 CNY an hour, under an agreement that includes some of it. */
export async function bookMarch(service: StartedService, token: string): Promise<March> {
  const does = <Name extends keyof typeof FIELDS>(name: Name, input: Inputs[Name]) => act(service, token, name, input);
  const organization = async (slug: string): Promise<string> => {
    const made = await does('registerOrganization', { slug, name: slug, kind: 'SCHOOL', timeZone: 'UTC' });
    const organizationId = made.organization.id;
    await does('verifyOrganization', { organizationId });
    return organizationId;
  };
  const [plant, school, college] = [
    await organization('plant'),
    await organization('school'),
    await organization('college'),
  ];
  const { site } = await does('createSite', { organizationId: plant, name: 'Hall', timeZone: 'UTC' });
  const priced = async (code: string, noShowAfterMinutes: number | null): Promise<string> => {
    const policy = { noShowAfterMinutes, cancellationNoticeMinutes: 1440 };
    const about = { siteId: site.id, code, name: code, kind: 'LAB', units: 50, status: 'LISTED', policy } as const;
    const resourceId = (await does('createResource', about)).resource.id;
    const fees = { noShowFee: '20', lateCancellationFee: '10', basis: 'RESERVED_PLUS_OVERRUN' } as const;
    await does('publishRate', { resourceId, audience: 'EVERYONE', hourly: '60', currency: 'CNY', ...fees });
    return resourceId;
  };
  const [desk, store, bench] = [await priced('DESK', null), await priced('STORE', null), await priced('BENCH', 30)];
  const term = { from: '2031-03-01', to: '2031-06-01', includedMinutes: 5000, discountPercent: '10' };
  const { agreement } = await does('proposeAgreement', { providerId: plant, consumerId: school, ...term });
  await does('acceptAgreement', { agreementId: agreement.id });

  const series = async (organizationId: string, resources: string[], hour: string): Promise<string[]> => {
    const { occurrences } = await does('requestBookingSeries', {
      organizationId,
      items: resources.map((resourceId) => ({ resourceId })),
      title: 'Term',
      startsAtLocal: `2031-03-04T${hour}:00`,
      endsAtLocal: `2031-03-04T${hour}:50`,
      recurrence: 'FREQ=DAILY;COUNT=25',
    });
    return occurrences.map(({ booking }) => booking.id);
  };
  const used: string[] = [];
  const missed: string[] = [];
  for (const hour of ['08', '09', '10', '11']) used.push(...(await series(school, [desk, store], hour)));
  for (const hour of ['08', '09']) missed.push(...(await series(school, [bench, desk], hour)));
  for (const hour of ['08', '09']) missed.push(...(await series(college, [bench], hour)));
  const late: string[] = [];
  for (let minute = 10; minute < 50; minute++) {
    const [startsAt, endsAt] = [`2031-04-01T12:${minute}:00Z`, '2031-04-01T14:00:00Z'];
    const items = [{ resourceId: desk }];
    const { booking } = await does('requestBooking', { organizationId: school, items, startsAt, endsAt, title: 'Off' });
    late.push(booking.id);
  }
  return { plant, school, college, used, missed, late };
}
