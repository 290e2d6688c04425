import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { siteIds } from './ids.js';
import { OrganizationLoader } from './organization-loader.js';
import { seesOrganization } from './organization-visibility.js';
import { OrganizationObject } from './organization.object.js';
import { SiteLoader } from './site-loader.js';
import { SiteObject } from './site.object.js';

@Resolver(() => SiteObject)
export class SiteResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly sites: SiteLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(siteIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const site = viewer === null ? null : await this.sites.find(context, siteIds.read(id));
      if (viewer === null || site === null) return null;
      return seesOrganization(viewer, await this.organizations.load(context, site.organizationId)) ? site : null;
    });
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization it belongs to.' })
  organization(@Parent() site: SiteObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, site.organizationId);
  }
}
