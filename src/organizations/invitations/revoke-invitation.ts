import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { Database } from '../../platform/db/database.js';
import type { OrganizationRefusal } from '../core/organization-refusal.js';
import type { InvitationFacts } from './core/invitation.js';
import { invitationsById, recordRevocation } from './invitations.repository.js';

const notFound: OrganizationRefusal = {
  code: 'NOT_FOUND',
  message: 'There is no such invitation that you can see.',
  field: ['invitationId'],
};

const ended: OrganizationRefusal = {
  code: 'WRONG_STATUS',
  message: 'The invitation is not open any more.',
  field: ['invitationId'],
};

/** Ends an open invitation, so that its link opens nothing. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    invitationId: string,
  ): Promise<Result<InvitationFacts, readonly OrganizationRefusal[]>> {
    const now = this.clock.now();
    const revoked = await this.database.transaction<InvitationFacts, readonly OrganizationRefusal[]>(async (tx) => {
      const invitation = (await invitationsById(tx, [invitationId])).get(invitationId);
      if (invitation === undefined || !may(viewer, 'revokeInvitation', { own: invitation.organizationId })) {
        return refuse([notFound]);
      }
      const ending = now < invitation.expiresAt ? await recordRevocation(tx, invitationId, now) : null;
      return ending === null ? refuse([ended]) : ok(ending);
    });
    if (revoked.ok) this.log.write('invitation-revoked', { invitation: invitationId, by: viewer.userId });
    return revoked;
  }
}
