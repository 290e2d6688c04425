import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Hint, HintTopic } from './hint.js';

/** A happening as hints are made of it. */
export interface Happened {
  readonly kind: string;
  readonly organization: OrganizationKey;
  readonly other: OrganizationKey | null;
  readonly at: Instant;
  /** Whether a person did it, and not the clock. */
  readonly byPerson: boolean;
  readonly subject: string | null;
  readonly resources: readonly ResourceKey['id'][];
  readonly touched: { readonly from: Instant; readonly to: Instant } | null;
}

/** Kinds that the clock brings about; `changesAt` tells clients when. Only a person's MISSED gives hints. */
const byTheClock = ['BOOKING_EXPIRED', 'BOOKING_MISSED'];

const topicOfPrefix: Readonly<Record<string, HintTopic>> = {
  BOOKING: 'BOOKING',
  SERIES: 'SERIES',
  RESOURCE: 'RESOURCE',
  CALENDAR: 'RESOURCES',
  RATE: 'RESOURCES',
  AGREEMENT: 'AGREEMENT',
  STATEMENT: 'STATEMENT',
  MEMBER: 'MEMBERS',
  ORGANIZATION: 'STANDING',
};

const topicOfKind: Readonly<Record<string, HintTopic>> = {
  MEMBER_INVITED: 'INVITATIONS',
  ORGANIZATION_CHANGED: 'ORGANIZATION',
};

/** Topics whose hint is about the organization and names no other subject. */
const ofOrganization: readonly HintTopic[] = ['RESOURCES', 'MEMBERS', 'INVITATIONS', 'ORGANIZATION', 'STANDING'];

/** The hints of a happening (rules K6). */
export function hintsOf(happened: Happened): Hint[] {
  const { kind, organization, other, at, touched } = happened;
  if (byTheClock.includes(kind) && !happened.byPerson) return [];
  const prefix = kind.split('_')[0] ?? '';
  const takesTime = ['BOOKING', 'SERIES', 'DOWNTIME'].includes(prefix) && touched !== null;
  const schedules = takesTime ? happened.resources : [];
  const topic = topicOfKind[kind] ?? topicOfPrefix[prefix];
  const plain = { organization, from: null, to: null, at };
  return [
    ...schedules.map((id): Hint => ({ ...plain, ...touched, about: 'SCHEDULE', other: null, id })),
    ...(topic === undefined
      ? []
      : [{ ...plain, about: topic, other, id: ofOrganization.includes(topic) ? null : happened.subject }]),
  ];
}
