import { Injectable } from '@nestjs/common';
import { DemoAccounts, membershipsOf, setRoles } from '../access/index.js';
import { happened } from '../happenings/index.js';
import { ofMember, requiredOrganization } from '../organizations/index.js';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { ok } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { DEMO_PASSWORD, type DemoOrganization } from './world.js';

/** Members of the demo's organizations, as if each had accepted an invitation. */
@Injectable()
export class DemoMembers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: DemoAccounts,
  ) {}

  async ensureAccounts(members: DemoOrganization['members']): Promise<void> {
    for (const { name, email } of members) await this.accounts.ensure({ name, email, password: DEMO_PASSWORD });
  }

  async join(organizationId: OrganizationKey, userId: AccountKey, role: DemoOrganization['members'][number]['role']) {
    const members = (await membershipsOf(this.database, [organizationId])).get(organizationId) ?? [];
    if (members.some((member) => member.userId === userId)) return;
    await this.database.transaction(async (tx) => {
      await setRoles(tx, { organizationId, userId, roles: [role] });
      const organization = await requiredOrganization(tx, organizationId);
      const member = { userId, before: [], after: [role] };
      const told = { kind: 'MEMBER_JOINED', at: this.clock.now() } as const;
      await happened(tx, ...ofMember({ account: userId, side: organizationId }, organization, member, told));
      return ok(undefined);
    });
  }
}
