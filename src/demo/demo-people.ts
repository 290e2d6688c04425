import { Injectable } from '@nestjs/common';
import { EnsurePlatformAdmin, Sessions, SignUp, type Viewer } from '../access/index.js';
import { RegisterOrganization, SetMember, VerifyOrganization } from '../organizations/index.js';
import { done } from './done.js';
import { DEMO_PASSWORD, demoAdministrator, type DemoOrganization } from './world.js';

@Injectable()
export class DemoPeople {
  constructor(
    private readonly sessions: Sessions,
    private readonly signUp: SignUp,
    private readonly ensureAdmin: EnsurePlatformAdmin,
    private readonly register: RegisterOrganization,
    private readonly verify: VerifyOrganization,
    private readonly setMember: SetMember,
  ) {}

  async administrator(): Promise<Viewer> {
    await this.ensureAdmin.execute(demoAdministrator.email, DEMO_PASSWORD, demoAdministrator.name);
    return this.viewer(demoAdministrator.email);
  }

  async viewer(email: string): Promise<Viewer> {
    const viewer = await this.sessions.viewerOfEmail(email);
    if (viewer === null) throw new Error(`${email} is not there`);
    return viewer;
  }

  /** The verified organization with its members; answers its id. */
  async organization(organization: DemoOrganization, root: Viewer): Promise<string> {
    for (const { name, email } of organization.members) {
      done(await this.signUp.execute({ name, email, password: DEMO_PASSWORD }));
    }
    const [founder, ...others] = organization.members;
    const { id } = done(await this.register.execute(await this.viewer(founder?.email ?? ''), organization));
    done(await this.verify.execute(root, id));
    const administrator = await this.viewer(founder?.email ?? '');
    for (const { email, role } of others) {
      done(await this.setMember.execute(administrator, { organizationId: id, email, roles: [role] }));
    }
    return id;
  }
}
