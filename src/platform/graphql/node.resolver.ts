import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { NodeInterface } from './node.js';
import { NodeRegistry } from './node-registry.js';
import type { RequestContext } from './request-context.js';

@Resolver()
export class NodeResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @Query(() => NodeInterface, {
    nullable: true,
    description: 'Any object by its id; null when there is none that the viewer may see.',
  })
  node(
    @Args('id', { type: () => ID, description: 'Any id that the API gave.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<object | null> {
    return this.nodes.load(id, context);
  }
}
