import { Injectable } from '@nestjs/common';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { DemoAgreements } from './demo-agreements.js';
import { DemoLoads } from './demo-loads.js';
import { DemoPeople } from './demo-people.js';
import { DemoPlaces } from './demo-places.js';
import { DemoRates } from './demo-rates.js';
import { DemoTime } from './demo-time.js';
import { demoWorld } from './world.js';

/** Makes a small world to try out, through the same use cases as everybody's. */
@Injectable()
export class LoadDemo {
  constructor(
    private readonly loads: DemoLoads,
    private readonly people: DemoPeople,
    private readonly places: DemoPlaces,
    private readonly agreements: DemoAgreements,
    private readonly rates: DemoRates,
    private readonly time: DemoTime,
  ) {}

  /** Begins only in an empty database. A load that was cut short goes on: each step makes what is not there yet. */
  async execute(): Promise<void> {
    const startedAt = await this.loads.begin();
    if (startedAt === null) return;
    await this.fill(startedAt);
    await this.loads.complete();
  }

  private async fill(startedAt: Instant): Promise<void> {
    const root = await this.people.administrator();
    const organizations = new Map<string, OrganizationKey>();
    const resources = new Map<string, ResourceKey>();
    for (const organization of demoWorld) {
      const key = await this.people.organization(organization, root);
      organizations.set(organization.slug, key);
      const manager = await this.people.viewer(organization.members[0]?.email ?? '');
      const made = await this.places.fill(organization, key, manager);
      for (const [code, resource] of made) resources.set(code, resource);
    }
    await this.agreements.sign(organizations);
    await this.rates.publish(resources, startedAt);
    await this.time.fill(organizations, resources, startedAt);
  }
}
