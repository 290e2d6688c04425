import { organizationIds, userIds } from '../access/ids.js';
import { rateIds } from '../accounting/ids.js';
import { bookingIds, downtimeIds, seriesIds } from '../bookings/ids.js';
import { agreementIds, invitationIds, resourceIds } from '../organizations/ids.js';
import {
  type AccountKey,
  type HappeningKey,
  type InvitationKey,
  NO_ORGANIZATION,
  type Owned,
} from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';
import { statementIds } from '../settlement/ids.js';
import type { SubjectKey } from './happenings.queries.js';

export const happeningIds = new OwnedIds<HappeningKey>('hap');

const owned = {
  BOOKING: bookingIds,
  SERIES: seriesIds,
  DOWNTIME: downtimeIds,
  RESOURCE: resourceIds,
  RATE: rateIds,
  AGREEMENT: agreementIds,
  STATEMENT: statementIds,
} as const;

/** The subject that an id names. An id of anything else names one of which nothing is told. */
export function subjectKeyOf(id: string): SubjectKey {
  for (const [kind, ids] of Object.entries(owned)) {
    const key = ids.decode(id);
    if (key !== null) return { kind: kind as keyof typeof owned, organization: key.provider, id: key.id };
  }
  return { kind: 'ORGANIZATION', organization: organizationIds.decode(id) ?? NO_ORGANIZATION, id: null };
}

/** The id of a subject, by which `node` finds it. */
export function subjectIdOf({ kind, organization, id }: SubjectKey): string {
  if (id === null) return organizationIds.encode(organization);
  if (kind === 'ACCOUNT') return userIds.encode(id as AccountKey);
  if (kind === 'INVITATION') return invitationIds.encode(id as InvitationKey);
  const ids: OwnedIds<Owned<string>> = owned[kind as keyof typeof owned];
  return ids.encode({ provider: organization, id: id as Owned<string>['id'] });
}
