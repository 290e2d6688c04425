import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ObservePublicCalendar } from '../calendars/index.js';
import { CreateResource, resourcesByCode } from '../catalog/index.js';
import { CreateSite, sitesOf } from '../organizations/index.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { DemoPhotos } from './demo-photos.js';
import { done } from './done.js';
import type { DemoOrganization, DemoResource } from './world.js';

interface Place {
  readonly organizationId: OrganizationKey;
  readonly siteId: SiteKey;
  readonly manager: Viewer;
}

/** Sites and resources of the demo world, with drawings of some. */
@Injectable()
export class DemoPlaces {
  constructor(
    private readonly database: Database,
    private readonly observe: ObservePublicCalendar,
    private readonly createSite: CreateSite,
    private readonly createResource: CreateResource,
    private readonly photos: DemoPhotos,
  ) {}

  /** The keys of the resources made, by code. */
  async fill(
    organization: DemoOrganization,
    organizationId: OrganizationKey,
    manager: Viewer,
  ): Promise<Map<string, ResourceKey>> {
    const { timeZone, site, observes } = organization;
    if (observes !== undefined) done(await this.observe.execute(manager, organizationId, observes));
    const [known] = (await sitesOf(this.database, [organizationId])).get(organizationId) ?? [];
    const { key: siteId } =
      known ?? done(await this.createSite.execute(manager, { organizationId, timeZone, ...site }));
    const made = new Map<string, ResourceKey>();
    await this.add(organization.resources, null, { organizationId, siteId, manager }, made);
    await this.photos.hang(made);
    return made;
  }

  private async add(
    resources: readonly DemoResource[],
    parentId: ResourceKey | null,
    place: Place,
    made: Map<string, ResourceKey>,
  ): Promise<void> {
    const codes = resources.map(({ code }) => code);
    const known = await resourcesByCode(this.database, place.organizationId, codes);
    for (const { contains = [], ...resource } of resources) {
      const id = known.get(resource.code)?.id ?? (await this.create(resource, parentId, place));
      made.set(resource.code, id);
      await this.add(contains, id, place, made);
    }
  }

  private async create(
    resource: Omit<DemoResource, 'contains'>,
    parentId: ResourceKey | null,
    { siteId, manager }: Place,
  ): Promise<ResourceKey> {
    const command = {
      units: 1,
      skills: [],
      openingHours: [],
      audience: 'EVERYONE',
      ...resource,
      siteId,
      parentId,
      status: 'LISTED',
    } as const;
    return done(await this.createResource.execute(manager, command)).id;
  }
}
