import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, type ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { pageRequest } from '../../platform/graphql/connection.js';
import { questionOf, UtilizationGrouping } from '../question/report-question.inputs.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { figuresHidden } from '../question/report-refusals.js';
import { FindIdleCapacity } from './find-idle-capacity.js';
import { IdleCapacityInput, idleRule, IdleResourceObject } from './idle-capacity.objects.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver(() => IdleResourceObject)
export class IdleCapacityResolver {
  constructor(
    private readonly finding: FindIdleCapacity,
    private readonly resources: ResourceLoader,
  ) {}

  @Query(() => [IdleResourceObject], {
    description:
      'What stood open while nobody had booked or used it, the most idle unit-minutes first, and in which hours of ' +
      'the week again and again. For whoever sees the utilization report.',
  })
  async idleCapacity(
    @CurrentViewer() viewer: Viewer,
    @Input(IdleCapacityInput, 'The subject and the window.') input: IdleCapacityInput,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @RequestLocale() locale: Locale,
  ): Promise<IdleResourceObject[]> {
    const request = pageRequest(first, null, { list: 'idleCapacity', columns: [] });
    const question = questionOf({ ...input, groupBy: UtilizationGrouping.RESOURCE });
    const found = await this.finding.execute(viewer, question, idleRule(input), request.first);
    if (found === null) throw figuresHidden(locale);
    return found.map(IdleResourceObject.of);
  }

  @ResolveField(() => ResourceObject, { description: 'The one that is meant.' })
  resource(@Parent() idle: IdleResourceObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, idle.resourceId);
  }
}
