import { Injectable } from '@nestjs/common';
import { organizationBySlug } from '../organizations/index.js';
import { Database, statement } from '../platform/db/database.js';
import { DemoAgreements } from './demo-agreements.js';
import { DemoPeople } from './demo-people.js';
import { DemoPlaces } from './demo-places.js';
import { DemoRates } from './demo-rates.js';
import { DemoTime } from './demo-time.js';
import { demoWorld } from './world.js';

const anyOrganization = statement('demo.any-organization', 'select exists (select 1 from organization) as any');

/** Makes a small world to try out, through the same use cases as everybody's. */
@Injectable()
export class LoadDemo {
  constructor(
    private readonly database: Database,
    private readonly people: DemoPeople,
    private readonly places: DemoPlaces,
    private readonly agreements: DemoAgreements,
    private readonly rates: DemoRates,
    private readonly time: DemoTime,
  ) {}

  /** Only into a database without organizations; answers whether the demo world is there. */
  async execute(): Promise<boolean> {
    const [first] = demoWorld;
    if (first === undefined) return false;
    if ((await organizationBySlug(this.database, first.slug)) !== null) return true;
    const [found] = await this.database.run<{ any: boolean }>(anyOrganization);
    if (found?.any === true) return false;
    const root = await this.people.administrator();
    const organizations = new Map<string, string>();
    const resources = new Map<string, string>();
    for (const organization of demoWorld) {
      organizations.set(organization.slug, await this.people.organization(organization, root));
      const manager = await this.people.viewer(organization.members[0]?.email ?? '');
      for (const [code, id] of await this.places.fill(
        organization,
        organizations.get(organization.slug) ?? '',
        manager,
      )) {
        resources.set(code, id);
      }
    }
    await this.agreements.sign(organizations);
    await this.rates.publish(resources);
    await this.time.fill(organizations, resources);
    return true;
  }
}
