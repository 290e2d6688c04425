import { Injectable } from '@nestjs/common';
import type { Viewer, ViewerContext } from '../access/index.js';
import { noSpecialDays, openRanges, type SpecialDays, specialDaysIn } from '../availability/index.js';
import { OrganizationLoader } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { hull, type Instant, type TimeRange } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { CataloguedResource } from './core/resource.js';
import { bookersOf, type ResourceAction, resourceActionsOf } from './core/resource-actions.js';
import { type ResourceLife, resourceLives } from './resources.repository.js';

/** Facts about resources that few clients ask for; a statement for each kind, however many resources. */
@Injectable()
export class ResourceOutlook {
  private readonly specialDays = {};

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationLoader,
  ) {}

  /** Maximal periods in which it is open, taken or not, clipped to the window. */
  async openPeriods(context: RequestContext, resource: CataloguedResource, window: TimeRange): Promise<TimeRange[]> {
    const { openingHours, timeZone, organizationId } = resource;
    const name = [organizationId, window.startsAt, window.endsAt].join(' ');
    const load = (names: readonly string[]) => this.daysOf(names);
    const specialDays = await context.loaders.load(this.specialDays, load, name);
    return openRanges({ openingHours, timeZone, specialDays: specialDays ?? noSpecialDays }, window);
  }

  /** The last change of a resource, or its creation. */
  async updatedAt(context: RequestContext, resource: CataloguedResource): Promise<Instant> {
    return (await this.life(context, resource)).updatedAt;
  }

  /** The actions that the viewer may take now, whatever other rules say. */
  async actions(context: ViewerContext, resource: CataloguedResource): Promise<ResourceAction[]> {
    const { viewer } = context;
    if (viewer === null) return [];
    const past = resource.status === 'DRAFT' ? await this.life(context, resource) : listed;
    return resourceActionsOf(viewer, resource, await this.verifiedBookers(context, viewer), past);
  }

  private async verifiedBookers(context: RequestContext, viewer: Viewer): Promise<OrganizationKey[]> {
    const bookers = bookersOf(viewer);
    const found = await Promise.all(bookers.map((key) => this.organizations.load(context, key)));
    return found.flatMap(({ key, status }) => (status === 'VERIFIED' ? [key] : []));
  }

  private async life(context: RequestContext, { id }: CataloguedResource): Promise<ResourceLife> {
    const life = await context.loaders.load(resourceLives, (ids) => resourceLives(this.database, ids), id);
    if (life === null) throw new Error(`the resource ${id.id} is referred to and does not exist`);
    return life;
  }

  private async daysOf(names: readonly string[]): Promise<Map<string, SpecialDays>> {
    const asked = names.map((name) => {
      const [owner = '', from, to] = name.split(' ');
      return { name, owner: owner as OrganizationKey, window: { startsAt: Number(from), endsAt: Number(to) } };
    });
    const owners = asked.map(({ owner }) => owner);
    const found = await specialDaysIn(this.database, owners, hull(asked.map(({ window }) => window)));
    return new Map(asked.map(({ name, owner }) => [name, found.get(owner) ?? noSpecialDays]));
  }
}

/** The past of a resource that is no draft, as far as it matters. */
const listed = { everListed: true, wasBooked: true };
