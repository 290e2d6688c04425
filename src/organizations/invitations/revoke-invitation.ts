import { Injectable } from '@nestjs/common';
import { logged, may, type Viewer } from '../../access/index.js';
import type { InvitationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { Database } from '../../platform/db/database.js';
import type { OrganizationRefusal } from '../core/refusals.js';
import type { InvitationFacts } from './core/invitation.js';
import { invitationReasons } from './core/refusals.js';
import { invitationsById, recordRevocation } from './invitations.repository.js';
import { loggedInvitation } from './logged-invitation.js';

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
    invitationId: InvitationKey,
  ): Promise<Result<InvitationFacts, readonly OrganizationRefusal[]>> {
    const now = this.clock.now();
    const revoked = await this.database.transaction<InvitationFacts, readonly OrganizationRefusal[]>(async (tx) => {
      const invitation = (await invitationsById(tx, [invitationId])).get(invitationId);
      if (invitation === undefined || !may(viewer, 'revokeInvitation', { own: invitation.organizationId })) {
        return refuse([refusal(invitationReasons.notFound, ['invitationId'])]);
      }
      const ending = now < invitation.expiresAt ? await recordRevocation(tx, invitationId, now) : null;
      return ending === null ? refuse([refusal(invitationReasons.ended, ['invitationId'])]) : ok(ending);
    });
    if (revoked.ok) {
      this.log.write('invitation-revoked', {
        invitation: loggedInvitation(invitationId),
        by: logged.account(viewer.accountKey),
      });
    }
    return revoked;
  }
}
