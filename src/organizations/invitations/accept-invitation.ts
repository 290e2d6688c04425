import { Injectable } from '@nestjs/common';
import {
  actorFor,
  distinctRoles,
  foldEmail,
  Guesses,
  hashSecret,
  logged,
  type MembershipFacts,
  membershipsOf,
  setRoles,
  type Viewer,
} from '../../access/index.js';
import { happened } from '../../happenings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { Database, type Tx } from '../../platform/db/database.js';
import type { OrganizationRefusal } from '../core/refusals.js';
import { ofMember } from '../organization-happening.js';
import { lockOrganization } from '../organizations.repository.js';
import { invitationExpired } from './core/invitation.js';
import { invitationReasons } from './core/refusals.js';
import { invitationByToken, recordUse } from './invitations.repository.js';
import { openInvitation } from './open-invitation.js';

/** Makes the signed-in person a member, by the token of an invitation to their address. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly log: SecurityLog,
  ) {}

  /** A token that opens nothing counts as a failed guess of the network. */
  async execute(
    viewer: Viewer,
    token: string,
    network: string,
  ): Promise<Result<MembershipFacts, readonly OrganizationRefusal[]>> {
    const tooMany = await this.guesses.refusalOfToken(network);
    if (tooMany !== null) return refuse([tooMany]);
    const now = this.clock.now();
    const tokenHash = hashSecret(token);
    const accepted = await this.database.transaction((tx) => this.accept(tx, viewer, tokenHash, now));
    if (accepted.ok) {
      const { organizationId, roles } = accepted.value;
      this.log.write('invitation-accepted', {
        organization: logged.organization(organizationId),
        account: logged.account(viewer.accountKey),
        roles,
      });
    } else if (accepted.error.includes(invitationExpired)) await this.guesses.failedToken(network, 'invitation');
    return accepted;
  }

  private async accept(
    tx: Tx,
    viewer: Viewer,
    tokenHash: Buffer,
    now: Instant,
  ): Promise<Result<MembershipFacts, readonly OrganizationRefusal[]>> {
    const named = await invitationByToken(tx, tokenHash);
    if (named === null) return refuse([invitationExpired]);
    // All changes of the members of one organization stand in line here; the inviter may have lost the role meanwhile.
    const organization = await lockOrganization(tx, named.organizationId);
    const invitation = await openInvitation(tx, tokenHash, now);
    if (invitation === null) return refuse([invitationExpired]);
    if (foldEmail(viewer.email) !== invitation.email) return refuse([refusal(invitationReasons.notInvited, ['token'])]);
    if ((await recordUse(tx, tokenHash, now)) === null) return refuse([invitationExpired]);
    const { organizationId } = invitation;
    const members = (await membershipsOf(tx, [organizationId])).get(organizationId) ?? [];
    const held = members.find((member) => member.userId === viewer.accountKey)?.roles ?? [];
    const membership = {
      organizationId,
      userId: viewer.accountKey,
      roles: distinctRoles([...held, ...invitation.roles]),
    };
    await setRoles(tx, membership);
    if (organization !== null) {
      const member = { userId: viewer.accountKey, before: held, after: membership.roles };
      const told = { kind: 'MEMBER_JOINED', at: now } as const;
      await happened(tx, ...ofMember(actorFor(viewer, organizationId), organization, member, told));
    }
    return ok(membership);
  }
}
