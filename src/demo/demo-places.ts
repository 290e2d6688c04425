import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ObservePublicCalendar } from '../calendars/index.js';
import { CreateResource } from '../catalog/index.js';
import { CreateSite } from '../organizations/index.js';
import { done } from './done.js';
import type { DemoOrganization, DemoResource } from './world.js';

@Injectable()
export class DemoPlaces {
  constructor(
    private readonly observe: ObservePublicCalendar,
    private readonly createSite: CreateSite,
    private readonly createResource: CreateResource,
  ) {}

  /** The ids of the resources made, by code. */
  async fill(organization: DemoOrganization, organizationId: string, manager: Viewer): Promise<Map<string, string>> {
    const { timeZone, site, observes } = organization;
    if (observes !== undefined) done(await this.observe.execute(manager, organizationId, observes));
    const { id: siteId } = done(await this.createSite.execute(manager, { organizationId, timeZone, ...site }));
    const made = new Map<string, string>();
    await this.add(organization.resources, null, siteId, manager, made);
    return made;
  }

  private async add(
    resources: readonly DemoResource[],
    parentId: string | null,
    siteId: string,
    manager: Viewer,
    made: Map<string, string>,
  ): Promise<void> {
    for (const { contains = [], ...resource } of resources) {
      const { id, code } = done(
        await this.createResource.execute(manager, {
          units: 1,
          skills: [],
          openingHours: [],
          audience: 'EVERYONE',
          ...resource,
          siteId,
          parentId,
          status: 'LISTED',
        }),
      );
      made.set(code, id);
      await this.add(contains, id, siteId, manager, made);
    }
  }
}
