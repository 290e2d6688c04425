import { Injectable } from '@nestjs/common';
import {
  distinctRoles,
  emailProblems,
  foldEmail,
  hashSecret,
  logged,
  may,
  type MemberRole,
  newSecret,
  Quotas,
  roleWords,
  type Viewer,
  viewerByUser,
} from '../../access/index.js';
import { changesBetween, happened } from '../../happenings/index.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { Database, type Tx } from '../../platform/db/database.js';
import type { OrganizationFacts } from '../core/organization.js';
import { organizationNotFound, type OrganizationRefusal } from '../core/refusals.js';
import { seesOrganization } from '../organization-visibility.js';
import { memberActor, ofOrganization } from '../organization-happening.js';
import { lockOrganization } from '../organizations.repository.js';
import { type InvitationFacts, invitationExpiry } from './core/invitation.js';
import { invitationReasons } from './core/refusals.js';
import { countOpenOfOthers, insertInvitation, type NewInvitation } from './invitations.repository.js';
import { loggedInvitation } from './logged-invitation.js';

interface InviteMemberCommand {
  readonly organizationId: OrganizationKey;
  readonly email: string;
  readonly roles: readonly MemberRole[];
}

/** An invitation and its link, which nobody can see again: the database has only a hash of the token. */
export interface InvitationMade {
  readonly invitation: InvitationFacts;
  readonly url: string;
}

const problemsOf = (email: string, roles: readonly MemberRole[]): OrganizationRefusal[] => [
  ...emailProblems(email),
  ...(roles.length > 0 ? [] : [refusal(invitationReasons.noRole, ['roles'])]),
];

/** Invites an address into an organization. It never looks for an account, so its answer cannot reveal one. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly quotas: Quotas,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    asker: Viewer,
    command: InviteMemberCommand,
  ): Promise<Result<InvitationMade, readonly OrganizationRefusal[]>> {
    const now = this.clock.now();
    const token = newSecret();
    const email = foldEmail(command.email);
    const roles = distinctRoles(command.roles);
    const made = await this.database.transaction<InvitationMade, readonly OrganizationRefusal[]>(async (tx) => {
      const organization = await lockOrganization(tx, command.organizationId);
      const viewer = (await viewerByUser(tx, asker.accountKey, now)) ?? asker;
      if (organization === null || !seesOrganization(viewer, organization)) {
        return refuse([organizationNotFound]);
      }
      if (!may(viewer, 'inviteMember', { own: organization.key })) {
        const facts = { organization: organization.name, roles: roleWords('inviteMember', 'own') };
        return refuse([refusal(invitationReasons.inviting, ['organizationId'], facts)]);
      }
      if (organization.status === 'SUSPENDED') {
        const facts = { organization: organization.name };
        return refuse([refusal(invitationReasons.suspended, ['organizationId'], facts)]);
      }
      const problems = problemsOf(email, roles);
      if (problems.length > 0) return refuse(problems);
      const dates = { createdAt: now, expiresAt: invitationExpiry(now) };
      const made = { tokenHash: hashSecret(token), organizationId: organization.key, email, roles, ...dates };
      const invitation: NewInvitation = { ...made, invitedBy: viewer.accountKey };
      const full = await this.quotaRefusal(tx, organization, invitation);
      if (full !== null) return refuse([full]);
      const inserted = await insertInvitation(tx, invitation);
      const told = { kind: 'MEMBER_INVITED', at: now, changes: changesBetween({ roles: null }, { roles }) } as const;
      const subject = { kind: 'INVITATION', id: inserted.key } as const;
      await happened(tx, { ...ofOrganization(memberActor(viewer, organization.key), organization, told), subject });
      return ok({ invitation: inserted, url: `${this.env.publicUrl}/join#${token}` });
    });
    if (made.ok) {
      const { key, organizationId } = made.value.invitation;
      this.log.write('invitation-made', {
        invitation: loggedInvitation(key),
        organization: logged.organization(organizationId),
        roles,
        by: logged.account(asker.accountKey),
      });
    }
    return made;
  }

  private async quotaRefusal(
    tx: Tx,
    { key, status }: OrganizationFacts,
    invitation: NewInvitation,
  ): Promise<OrganizationRefusal | null> {
    const quota = { kind: 'openInvitations', subject: key, status } as const;
    return (
      (await this.quotas.refusal(tx, quota, () => countOpenOfOthers(tx, invitation))) ??
      this.quotas.take(tx, 'invitationsOfDay', key, invitation.createdAt, status)
    );
  }
}
