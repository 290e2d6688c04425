import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { boundedWindow } from '../platform/graphql/bounded-window.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { FreePeriodQueries } from './free-periods.queries.js';
import { PeriodObject } from './period.object.js';
import { ResourceObject } from './resource.object.js';

@Resolver(() => ResourceObject)
export class FreePeriodsResolver {
  constructor(private readonly queries: FreePeriodQueries) {}

  @ResolveField(() => [PeriodObject], {
    description:
      'Maximal open and free periods in the window in which `units` are free for at least `minimumMinutes`, the ' +
      'turnaround after them included; by start, in whole minutes. A window of at most 366 days.',
  })
  async freePeriods(
    @Parent() resource: ResourceObject,
    @Args('from', { type: () => DateTimeScalar, description: 'Start, inclusive.' }) from: Instant,
    @Args('to', { type: () => DateTimeScalar, description: 'End, exclusive; later than from.' }) to: Instant,
    @Args('minimumMinutes', { type: () => Int, defaultValue: 1, description: 'At least so long; from 1.' })
    minimumMinutes: number,
    @Args('units', { type: () => Int, defaultValue: 1, description: 'The units needed at once; at least 1.' })
    units: number,
    @Context() context: ViewerContext,
  ): Promise<PeriodObject[]> {
    const window = boundedWindow(from, to);
    for (const [name, value] of Object.entries({ minimumMinutes, units })) {
      if (value < 1) throw badUserInput(`\`${name}\` must be at least 1; it is ${value}.`);
    }
    const asked = { resourceId: resource.key, window, minimumMinutes, units };
    return (await this.queries.load(context, asked)).map(PeriodObject.of);
  }
}
