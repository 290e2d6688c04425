import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { boundedWindow } from '../platform/graphql/bounded-window.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import type { ResourceAction } from './core/resource-actions.js';
import { PeriodObject } from './period.object.js';
import { ResourceObject } from './resource.object.js';
import { ResourceOutlook } from './resource-outlook.js';

const ResourceActionEnum = enumType<ResourceAction>('ResourceAction', 'Operations on a resource.', {
  BOOK: 'requestBooking, for at least one of the viewer’s organizations.',
  EDIT: 'updateResource.',
  BLOCK: 'scheduleDowntime.',
  PRICE: 'publishRate.',
  DELETE: 'deleteDraftResource.',
});

@Resolver(() => ResourceObject)
export class ResourceOutlookResolver {
  constructor(private readonly outlook: ResourceOutlook) {}

  @ResolveField(() => [PeriodObject], {
    description:
      'Maximal periods in which it is open, special days heeded, taken or not, by start, clipped to the window; a window ' +
      'of at most 366 days.',
  })
  async openPeriods(
    @Parent() { resource }: ResourceObject,
    @Args('from', { type: () => DateTimeScalar, description: 'Start, inclusive.' }) from: Instant,
    @Args('to', { type: () => DateTimeScalar, description: 'End, exclusive; later than from.' }) to: Instant,
    @Context() context: ViewerContext,
  ): Promise<PeriodObject[]> {
    const periods = await this.outlook.openPeriods(context, resource, boundedWindow(from, to));
    return periods.map(PeriodObject.of);
  }

  @ResolveField(() => [ResourceActionEnum], {
    description:
      'What the viewer may do to it at this instant, by permission and status; each action at most once. Other rules may ' +
      'still refuse it.',
  })
  viewerCan(@Parent() { resource }: ResourceObject, @Context() context: ViewerContext): Promise<ResourceAction[]> {
    return this.outlook.actions(context, resource);
  }

  @ResolveField(() => DateTimeScalar, { description: 'The instant of its last change, or of its creation.' })
  updatedAt(@Parent() { resource }: ResourceObject, @Context() context: ViewerContext): Promise<Instant> {
    return this.outlook.updatedAt(context, resource);
  }
}
