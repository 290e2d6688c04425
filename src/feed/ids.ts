import { organizationIds, userIds } from '../access/index.js';
import { rateIds } from '../accounting/index.js';
import { bookingIds, downtimeIds, seriesIds } from '../bookings/index.js';
import { resourceIds } from '../catalog/index.js';
import type { SubjectKind } from '../happenings/index.js';
import { agreementIds, invitationIds } from '../organizations/index.js';
import { OwnedIds } from '../platform/core/global-id.js';
import { statementIds } from '../settlement/index.js';

export const happeningIds = new OwnedIds('hap');

const owned = {
  BOOKING: bookingIds,
  SERIES: seriesIds,
  DOWNTIME: downtimeIds,
  RESOURCE: resourceIds,
  RATE: rateIds,
  AGREEMENT: agreementIds,
  STATEMENT: statementIds,
} as const;

/** A subject by its organization and its uuid, which is null of the organization itself. */
export interface SubjectKey {
  readonly organization: string;
  readonly id: string | null;
}

/** The subject that an id names; null for an id of anything else. */
export function subjectKeyOf(id: string): SubjectKey | null {
  const organization = organizationIds.decode(id);
  if (organization !== null) return { organization, id: null };
  for (const ids of Object.values(owned)) {
    const key = ids.decode(id);
    if (key !== null) return { organization: key.organizationId, id: key.id };
  }
  return null;
}

/** The id of a subject, by which `node` finds it. */
export function subjectIdOf(kind: SubjectKind, { organization, id }: SubjectKey): string {
  if (id === null) return organizationIds.encode(organization);
  if (kind === 'ACCOUNT') return userIds.encode(id);
  if (kind === 'INVITATION') return invitationIds.encode(id);
  return owned[kind as keyof typeof owned].encode(organization, id);
}
