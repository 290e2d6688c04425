import { codeWords } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
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
  /** In its own words; null = not given. */
  readonly description: string | null;
  /** How to reach it; null = not given. */
  readonly contact: string | null;
  /** Why it was declined or suspended; null = it was not, or no reason was given. */
  readonly statusReason: string | null;
  readonly registeredAt: Instant;
  /** The person who registered it; null = it was registered before this was kept. */
  readonly registeredBy: AccountKey | null;
  /** How long learners are kept who left; null = as long as is usual. */
  readonly learnerRetentionMonths: number | null;
}

/** From which statuses each is reached. A new organization is PENDING, and none becomes so again. */
const cameFrom: Readonly<Record<OrganizationStatus, readonly OrganizationStatus[]>> = {
  PENDING: [],
  VERIFIED: ['PENDING', 'SUSPENDED'],
  SUSPENDED: ['PENDING', 'VERIFIED'],
};

/** An organization is declined while it is PENDING, once until it is corrected. */
export const isDeclinable = ({ status, statusReason }: Pick<OrganizationFacts, 'status' | 'statusReason'>): boolean =>
  status === 'PENDING' && statusReason === null;

/** The status of a declined organization, which stays PENDING; or why it cannot be declined. */
export function declined(organization: OrganizationFacts): Result<'PENDING', OrganizationRefusal> {
  if (isDeclinable(organization)) return ok('PENDING');
  const needed = organizationStatusWord('PENDING');
  return organization.status === 'PENDING'
    ? refuse(refusal(organizationReasons.declinedAlready, ['organizationId']))
    : refuse(
        refusal(organizationReasons.notToDecline, ['organizationId'], {
          needed,
          status: organizationStatusWord(organization.status),
        }),
      );
}

/** Whether there is a way from one status to the other. */
export const canBecome = (from: OrganizationStatus, to: OrganizationStatus): boolean => cameFrom[to].includes(from);

/** The next status, or why there is no way to it. */
export function changeStatus(
  from: OrganizationStatus,
  to: OrganizationStatus,
): Result<OrganizationStatus, OrganizationRefusal> {
  if (canBecome(from, to)) return ok(to);
  const needed = cameFrom[to].map(organizationStatusWord);
  const facts = { needed, wanted: organizationStatusWord(to), status: organizationStatusWord(from) };
  return refuse(refusal(organizationReasons.noWayTo, ['organizationId'], facts));
}
