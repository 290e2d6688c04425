import type { MemberRole } from '../../../access/core/member-role.js';
import { refusal } from '../../../platform/core/refusal.js';
import type { AccountKey, InvitationKey, OrganizationKey } from '../../../platform/core/keys.js';
import { DAY_MS, type Instant } from '../../../platform/core/time-range.js';
import type { OrganizationStatus } from '../../core/organization.js';
import type { OrganizationRefusal } from '../../core/refusals.js';
import { invitationReasons } from './refusals.js';

const OPEN_DAYS = 7;

/** A stored invitation of an address into an organization. */
export interface InvitationFacts {
  readonly key: InvitationKey;
  readonly organizationId: OrganizationKey;
  /** The invited address in lower case. */
  readonly email: string;
  readonly roles: readonly MemberRole[];
  readonly invitedBy: AccountKey;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** The end of an invitation that is made now, exclusive. */
export const invitationExpiry = (now: Instant): Instant => now + OPEN_DAYS * DAY_MS;

/** The organization and the inviter as they are now. */
export interface InvitationSurroundings {
  readonly status: OrganizationStatus;
  readonly inviterIsAdmin: boolean;
}

/** True while the invitation can be accepted: rules A2 say what ends it. */
export function isOpen(invitation: InvitationFacts, around: InvitationSurroundings, now: Instant): boolean {
  const unended = invitation.usedAt === null && invitation.revokedAt === null && now < invitation.expiresAt;
  return unended && around.inviterIsAdmin && around.status !== 'SUSPENDED';
}

/** The same for an unknown, used, revoked or old token, so that a guess learns nothing. */
export const invitationExpired: OrganizationRefusal = refusal(invitationReasons.expired, ['token']);
