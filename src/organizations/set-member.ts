import { Injectable } from '@nestjs/common';
import {
  distinctRoles,
  hasAnotherAdmin,
  logged,
  may,
  type MemberRole,
  type MembershipFacts,
  membershipsOf,
  roleWord,
  roleWords,
  setRoles,
  userIdByEmail,
  type Viewer,
  viewerByUser,
} from '../access/index.js';
import { happened } from '../happenings/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { Database } from '../platform/db/database.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { seesOrganization } from './organization-visibility.js';
import { memberActor, ofMember } from './organization-happening.js';
import { lockOrganization } from './organizations.repository.js';

const lastAdmin: OrganizationRefusal = refusal(organizationReasons.lastOfRole, ['roles'], { role: roleWord('ADMIN') });

/** The same for an address with and without an account, so that the answer reveals no account. */
const notMember = (email: string): OrganizationRefusal =>
  refusal(organizationReasons.notMember, ['email'], { given: email.slice(0, 254) });

/** Replaces the roles of a member; no roles end the membership. People join by invitation only. */
@Injectable()
export class SetMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    asker: Viewer,
    input: { organizationId: OrganizationKey; email: string; roles: readonly MemberRole[] },
  ): Promise<Result<MembershipFacts, readonly OrganizationRefusal[]>> {
    const roles = distinctRoles(input.roles);
    const changed = await this.database.transaction<MembershipFacts, readonly OrganizationRefusal[]>(async (tx) => {
      // All changes of the members of one organization stand in line here, so that the last ADMIN is known to be it.
      const organization = await lockOrganization(tx, input.organizationId);
      // The viewer may have lost the role to a change that held the lock before.
      const viewer = (await viewerByUser(tx, asker.accountKey, this.clock.now())) ?? asker;
      if (organization === null || !seesOrganization(viewer, organization)) {
        return refuse([organizationNotFound]);
      }
      if (!may(viewer, 'setMember', { own: organization.key })) {
        const facts = { organization: organization.name, roles: roleWords('setMember', 'own') };
        return refuse([refusal(organizationReasons.changingMembers, ['organizationId'], facts)]);
      }
      const userId = await userIdByEmail(tx, input.email);
      const members = (await membershipsOf(tx, [organization.key])).get(organization.key) ?? [];
      if (userId === null || !members.some((member) => member.userId === userId)) {
        return refuse([notMember(input.email)]);
      }
      if (!roles.includes('ADMIN') && !(await hasAnotherAdmin(tx, organization.key, userId))) {
        return refuse([lastAdmin]);
      }
      const membership = { organizationId: organization.key, userId, roles };
      await setRoles(tx, membership);
      const before = members.find((member) => member.userId === userId)?.roles ?? [];
      const told = { kind: 'MEMBER_CHANGED', at: this.clock.now() } as const;
      const member = { userId, before, after: roles };
      await happened(tx, ...ofMember(memberActor(viewer, organization.key), organization, member, told));
      return ok(membership);
    });
    if (changed.ok) {
      const { organizationId, userId } = changed.value;
      this.log.write('roles-changed', {
        organization: logged.organization(organizationId),
        account: logged.account(userId),
        roles,
        by: logged.account(asker.accountKey),
      });
    }
    return changed;
  }
}
