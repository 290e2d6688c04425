import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { OrganizationObject } from '../organizations/index.js';
import { ResourceCounts } from './resource-counts.js';

@Resolver(() => OrganizationObject)
export class OrganizationResourcesResolver {
  constructor(private readonly counts: ResourceCounts) {}

  @ResolveField(() => Int, { description: 'How many of its resources the viewer may see.' })
  async resourceCount(@Parent() { key }: OrganizationObject, @Context() context: ViewerContext): Promise<number> {
    return context.viewer === null ? 0 : this.counts.load(context, context.viewer, key);
  }
}
