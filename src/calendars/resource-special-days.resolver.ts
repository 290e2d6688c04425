import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { ResourceObject } from '../catalog/index.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { boundedWindow } from '../platform/graphql/bounded-window.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import { CalendarDayObject } from './calendar.objects.js';
import { CalendarQueries } from './calendars.queries.js';

@Resolver(() => ResourceObject)
export class ResourceSpecialDaysResolver {
  constructor(private readonly calendars: CalendarQueries) {}

  @ResolveField(() => [CalendarDayObject], {
    description: 'Special days of its owner, on its wall clock, by day; at most 366 days.',
  })
  async specialDays(
    @Parent() resource: ResourceObject,
    @Args('from', { type: () => LocalDateScalar, description: 'The first day.' }) from: LocalDateTime,
    @Args('to', { type: () => LocalDateScalar, description: 'The day after the last; later than from.' })
    to: LocalDateTime,
    @Context() context: ViewerContext,
  ): Promise<CalendarDayObject[]> {
    boundedWindow(from, to);
    return (await this.calendars.days(context, resource.organizationId, from, to)).map(CalendarDayObject.of);
  }
}
