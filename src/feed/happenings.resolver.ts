import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, type ViewerContext } from '../access/index.js';
import { BookingObject } from '../bookings/index.js';
import { formatInstant } from '../platform/core/calendar.js';
import { cursorColumn, page, pageRequest, type PageRequest } from '../platform/graphql/connection.js';
import { askedBy, HappeningFilter } from './happening-filter.input.js';
import { HappeningConnection, HappeningObject } from './happening.object.js';
import type { SeenHappening } from './happenings.queries.js';
import { ReadHappenings } from './read-happenings.js';

const HAPPENINGS = { list: 'happenings', columns: [cursorColumn.instant, cursorColumn.uuid] };

const pageOf = (request: PageRequest, rows: readonly SeenHappening[]): HappeningConnection =>
  page(request, rows, { node: HappeningObject.of, cursor: ({ at, id }) => [formatInstant(at), id] });

@Resolver(() => HappeningObject)
export class HappeningsResolver {
  constructor(private readonly reading: ReadHappenings) {}

  @Query(() => HappeningConnection, {
    description:
      'Things that were done, the newest first. FORBIDDEN for an organization in which the viewer has no role for it.',
  })
  async happenings(
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
    @Args('filter', { type: () => HappeningFilter, description: 'At least an organization, a subject or a person.' })
    filter: HappeningFilter,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<HappeningConnection> {
    const request = pageRequest(first, after ?? null, HAPPENINGS);
    return pageOf(request, await this.reading.page(context, viewer, askedBy(filter), request));
  }
}

@Resolver(() => BookingObject)
export class BookingHappeningsResolver {
  constructor(private readonly reading: ReadHappenings) {}

  @ResolveField(() => HappeningConnection, {
    description: 'The history of the booking and of its series, the newest first.',
  })
  async happenings(
    @Parent() { key, seriesId }: BookingObject,
    @Args('first', { type: () => Int, defaultValue: 20, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<HappeningConnection> {
    const request = pageRequest(first, after ?? null, { ...HAPPENINGS, list: 'booking.happenings' });
    return pageOf(request, await this.reading.ofBooking(key, seriesId, request));
  }
}
