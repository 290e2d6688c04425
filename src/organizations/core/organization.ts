import { codeWords } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { type OrganizationRefusal, organizationReasons } from './refusals.js';

export const OrganizationKind = {
  SCHOOL: 'SCHOOL',
  ENTERPRISE: 'ENTERPRISE',
  TRAINING_CENTER: 'TRAINING_CENTER',
} as const;

export type OrganizationKind = (typeof OrganizationKind)[keyof typeof OrganizationKind];

export const OrganizationStatus = { PENDING: 'PENDING', VERIFIED: 'VERIFIED', SUSPENDED: 'SUSPENDED' } as const;

export type OrganizationStatus = (typeof OrganizationStatus)[keyof typeof OrganizationStatus];

/** A status as a sentence names it. */
export const organizationStatusWord = codeWords<OrganizationStatus>({
  PENDING: '待核准',
  VERIFIED: '已核准',
  SUSPENDED: '已暂停',
});

/** The known facts of an organization. */
export interface OrganizationFacts {
  readonly key: OrganizationKey;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly status: OrganizationStatus;
  /** An IANA name; the zone of its sites may be another. */
  readonly timeZone: string;
  /** The address as statements print it; null = not given. */
  readonly address: string | null;
  /** The registration number, for example the unified social credit code; null = not given. */
  readonly registrationCode: string | null;
}

/** From which statuses each is reached. A new organization is PENDING, and none becomes so again. */
const cameFrom: Readonly<Record<OrganizationStatus, readonly OrganizationStatus[]>> = {
  PENDING: [],
  VERIFIED: ['PENDING', 'SUSPENDED'],
  SUSPENDED: ['PENDING', 'VERIFIED'],
};

/** The next status, or why there is no way to it. */
export function changeStatus(
  from: OrganizationStatus,
  to: OrganizationStatus,
): Result<OrganizationStatus, OrganizationRefusal> {
  if (cameFrom[to].includes(from)) return ok(to);
  const needed = cameFrom[to].map(organizationStatusWord);
  const facts = { needed, wanted: organizationStatusWord(to), status: organizationStatusWord(from) };
  return refuse(refusal(organizationReasons.noWayTo, ['organizationId'], facts));
}
