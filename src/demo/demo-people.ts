import { Injectable } from '@nestjs/common';
import { EnsurePlatformAdmin, Sessions, type Viewer } from '../access/index.js';
import { MoveOrganization, organizationBySlug, RegisterOrganization } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { DemoMembers } from './demo-members.js';
import { done } from './done.js';
import { DEMO_PASSWORD, demoAdministrator, type DemoOrganization } from './world.js';

@Injectable()
export class DemoPeople {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly ensureAdmin: EnsurePlatformAdmin,
    private readonly register: RegisterOrganization,
    private readonly move: MoveOrganization,
    private readonly members: DemoMembers,
  ) {}

  async administrator(): Promise<Viewer> {
    const { email, name } = demoAdministrator;
    await this.ensureAdmin.execute(email, DEMO_PASSWORD, name, true);
    return this.viewer(email);
  }

  async viewer(email: string): Promise<Viewer> {
    const viewer = await this.sessions.viewerOfEmail(email);
    if (viewer === null) throw new Error(`${email} is not there`);
    return viewer;
  }

  /** The verified organization with its members; answers its key. */
  async organization(organization: DemoOrganization, root: Viewer): Promise<OrganizationKey> {
    await this.members.ensureAccounts(organization.members);
    const [founder, ...others] = organization.members;
    const { key, status } =
      (await organizationBySlug(this.database, organization.slug)) ??
      done(await this.register.execute(await this.viewer(founder?.email ?? ''), organization, null));
    if (status === 'PENDING') done(await this.move.execute(root, 'verifyOrganization', { organizationId: key }));
    for (const { email, role } of others) await this.members.join(key, (await this.viewer(email)).accountKey, role);
    return key;
  }
}
