import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { sessionIds } from '../ids.js';
import { NodeRegistry } from '../../platform/graphql/node-registry.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import type { ViewerContext } from '../viewer-context.js';
import { ViewerObject } from '../viewer.object.js';
import { Locale } from './locale.object.js';
import { OwnSessions } from './own-sessions.js';
import { Profiles } from './profiles.js';
import { SessionObject } from './session.object.js';

@Resolver(() => ViewerObject)
export class ViewerProfileResolver {
  constructor(
    private readonly profiles: Profiles,
    private readonly sessionsOfViewer: OwnSessions,
    nodes: NodeRegistry,
  ) {
    nodes.register(sessionIds.prefix, async (id, context) => {
      const own = await this.sessionsOfViewer.list(context as ViewerContext);
      return own.find((session) => session.id === id) ?? null;
    });
  }

  @ResolveField(() => Locale, {
    nullable: true,
    description: 'The language of messages and files; null: as each request asks by Accept-Language.',
  })
  async locale(@Parent() { viewer }: ViewerObject, @Context() context: ViewerContext): Promise<Locale | null> {
    return (await this.profiles.load(context, viewer.accountKey)).locale;
  }

  @ResolveField(() => TimeZoneScalar, {
    nullable: true,
    description: 'The time zone of the person; null: not said, and that of the first organization joined is meant.',
  })
  async timeZone(@Parent() { viewer }: ViewerObject, @Context() context: ViewerContext): Promise<string | null> {
    return (await this.profiles.load(context, viewer.accountKey)).timeZone;
  }

  @ResolveField(() => [SessionObject], {
    description: "The viewer's own sessions that are alive, at most 50, the one seen last first.",
  })
  sessions(@Context() context: ViewerContext): Promise<SessionObject[]> {
    return this.sessionsOfViewer.list(context);
  }
}
