import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { userIds } from './ids.js';
import { signedInOnly } from './signed-in-only.js';
import { UserLoader } from './user-loader.js';
import { UserObject } from './user.object.js';
import type { ViewerContext } from './viewer-context.js';

@Resolver(() => UserObject)
export class UserResolver {
  constructor(
    private readonly users: UserLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(userIds.prefix, async (id, context) => {
      const request = context as ViewerContext;
      const key = userIds.read(id);
      return (await this.users.isKnown(request, key)) ? this.users.find(request, key) : null;
    });
  }

  @ResolveField(() => ID, { middleware: [signedInOnly], description: 'Opaque and stable.' })
  id(@Parent() user: UserObject): string {
    return user.id;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The e-mail address; null unless the viewer is this person or shares an organization with them, and null of a closed account.',
  })
  async email(@Parent() user: UserObject, @Context() context: ViewerContext): Promise<string | null> {
    return (await this.users.isKnown(context, user.key)) ? user.confidentialEmail : null;
  }
}
