import { may, viewerByUser } from '../../access/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Queryable } from '../../platform/db/database.js';
import { organizationsById } from '../organizations.queries.js';
import { type InvitationFacts, isOpen } from './core/invitation.js';
import { invitationByToken } from './invitations.repository.js';

/** The invitation of a token if it can be accepted now; null for every other token. */
export async function openInvitation(
  queryable: Queryable,
  tokenHash: Buffer,
  now: Instant,
): Promise<InvitationFacts | null> {
  const invitation = await invitationByToken(queryable, tokenHash);
  if (invitation === null) return null;
  const organization = (await organizationsById(queryable, [invitation.organizationId])).get(invitation.organizationId);
  const inviter = await viewerByUser(queryable, invitation.invitedBy, now);
  if (organization === undefined || inviter === null) return null;
  const inviterIsAdmin = may(inviter, 'inviteMember', { own: organization.key });
  return isOpen(invitation, { status: organization.status, inviterIsAdmin }, now) ? invitation : null;
}
