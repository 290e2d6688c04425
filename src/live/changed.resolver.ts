import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentViewer, hashSecret, type Viewer, type ViewerContext } from '../access/index.js';
import { badUserInput, unauthenticated } from '../platform/graphql/api-error.js';
import { ChangedInput, coverageBy } from './changed.input.js';
import { ChangeObject } from './change.object.js';
import { coverageProblem } from './core/coverage.js';
import { LiveHub } from './live-hub.js';
import type { Told } from './told.js';

@Resolver()
export class ChangedResolver {
  constructor(private readonly hub: LiveHub) {}

  @Subscription(() => ChangeObject, {
    resolve: (told: Told) => ChangeObject.of(told),
    description:
      'Hints that something the viewer may see is no longer as it was, over a WebSocket at /graphql (graphql-transport-ws). ' +
      'The session cookie or the connection parameter `authorization` says who asks. Visibility is asked again for each ' +
      'event. No order is promised. What the clock alone brings about is no event.',
  })
  changed(
    @Args('input', { description: 'At least one resource or organization, or the platform.' }) input: ChangedInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { sessionToken }: ViewerContext,
  ): AsyncIterableIterator<Told> {
    const { resourceIds, organizationIds, platform } = input;
    const problem = coverageProblem(resourceIds.length, organizationIds.length, platform);
    if (problem !== null) throw badUserInput(problem);
    if (sessionToken === null) throw unauthenticated();
    const listener = { account: viewer.accountKey, session: hashSecret(sessionToken).toString('hex') };
    return this.hub.subscribe(listener, coverageBy(input));
  }
}
