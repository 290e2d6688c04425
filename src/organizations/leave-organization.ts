import { Injectable } from '@nestjs/common';
import { logged, membershipsOf, neededAsAdmin, roleWord, setRoles, type Viewer } from '../access/index.js';
import { happened } from '../happenings/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { Database } from '../platform/db/database.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { memberActor, ofMember } from './organization-happening.js';
import { lockOrganization } from './organizations.repository.js';

const lastAdmin: OrganizationRefusal = refusal(organizationReasons.lastToLeave, ['organizationId'], {
  role: roleWord('ADMIN'),
});

/** Ends the viewer's own membership of an organization. */
@Injectable()
export class LeaveOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    organizationId: OrganizationKey,
  ): Promise<Result<void, readonly OrganizationRefusal[]>> {
    const now = this.clock.now();
    const left = await this.database.transaction<void, readonly OrganizationRefusal[]>(async (tx) => {
      const organization = await lockOrganization(tx, organizationId);
      const members =
        organization === null ? [] : ((await membershipsOf(tx, [organization.key])).get(organization.key) ?? []);
      const isMember = members.some((member) => member.userId === viewer.accountKey);
      if (organization === null || !isMember) return refuse([organizationNotFound]);
      const needed = await neededAsAdmin(tx, viewer.accountKey, now);
      if (needed.some((each) => each.organizationId === organization.key)) return refuse([lastAdmin]);
      await setRoles(tx, { organizationId: organization.key, userId: viewer.accountKey, roles: [] });
      const before = members.find((member) => member.userId === viewer.accountKey)?.roles ?? [];
      const member = { userId: viewer.accountKey, before, after: [] };
      const told = { kind: 'MEMBER_CHANGED', at: now } as const;
      await happened(tx, ...ofMember(memberActor(viewer, organization.key), organization, member, told));
      return ok(undefined);
    });
    if (left.ok) {
      this.log.write('organization-left', {
        organization: logged.organization(organizationId),
        account: logged.account(viewer.accountKey),
      });
    }
    return left;
  }
}
