import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { bookingIds } from '../ids.js';
import { BookingObject } from '../booking/booking.object.js';
import { BookingConnection } from '../booking/booking.payloads.js';
import { SeriesLoader } from '../series/series.loader.js';
import { BookingSeriesObject } from '../series/series.object.js';
import { CurrentViewer, UserLoader, UserObject, type Viewer, type ViewerContext } from '../../access/index.js';
import { OrganizationLoader, OrganizationObject } from '../../organizations/index.js';
import { connection, cursorColumn, pageRequest } from '../../platform/graphql/connection.js';
import { BookingFilter, criteriaOf } from './booking-filter.input.js';
import { BookingCountObject, BookingOrderEnum } from './booking-order.object.js';
import { BookingQueries, isPlace, placeOf } from './bookings.queries.js';
import type { BookingOrder } from '../core/booking-order.js';

/** A cursor is of one order; that of the default has the name that it always had. */
const listOf = (order: BookingOrder) => ({
  list: order === 'START_ASC' ? 'bookings' : `bookings.${order}`,
  columns: [order === 'DEADLINE' ? isPlace : cursorColumn.instant, cursorColumn.uuid],
});

@Resolver(() => BookingObject)
export class BookingsResolver {
  constructor(
    private readonly queries: BookingQueries,
    private readonly seriesLoader: SeriesLoader,
    private readonly organizations: OrganizationLoader,
    private readonly users: UserLoader,
  ) {}

  @Query(() => BookingObject, {
    nullable: true,
    description: 'The one with this id; null = none that the viewer may see.',
  })
  async booking(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<BookingObject | null> {
    const booking = await this.queries.findVisible(viewer, bookingIds.read(id));
    return booking === null ? null : BookingObject.of(booking);
  }

  @Query(() => BookingConnection, { description: 'Bookings that the viewer may see, in the order, then by id.' })
  async bookings(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => BookingFilter, nullable: true, description: 'Conditions; null = all.' })
    filter: BookingFilter | null,
    @Args('orderBy', { type: () => BookingOrderEnum, defaultValue: 'START_ASC', description: 'The order.' })
    order: BookingOrder,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<BookingConnection> {
    const request = pageRequest(first, after ?? null, listOf(order));
    const criteria = criteriaOf(filter ?? {});
    const rows = await this.queries.page(viewer, criteria, order, request);
    return connection(request, rows, {
      node: ({ booking }) => BookingObject.of(booking),
      cursor: placeOf,
      total: () => this.queries.count(viewer, criteria),
    });
  }

  @Query(() => [BookingCountObject], {
    description: 'How many bookings that the viewer may see are in each status now: one entry for each status.',
  })
  async bookingCounts(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => BookingFilter, nullable: true, description: 'Conditions; null = all.' })
    filter: BookingFilter | null,
  ): Promise<BookingCountObject[]> {
    const counts = await this.queries.counts(viewer, criteriaOf(filter ?? {}));
    return [...counts].map(([status, count]) => ({ status, count }));
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that books and pays.' })
  organization(@Parent() booking: BookingObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, booking.consumerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that owns all of its resources.' })
  provider(@Parent() booking: BookingObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, booking.providerId);
  }

  @ResolveField(() => UserObject, { description: 'The person who asked for it.' })
  bookedBy(@Parent() booking: BookingObject, @Context() context: ViewerContext): Promise<UserObject> {
    return this.users.load(context, booking.bookedById);
  }

  @ResolveField(() => BookingSeriesObject, {
    nullable: true,
    description: 'The series this booking belongs to; null = none.',
  })
  async series(
    @Parent() booking: BookingObject,
    @Context() context: ViewerContext,
  ): Promise<BookingSeriesObject | null> {
    return booking.seriesId === null ? null : this.seriesLoader.series(context, booking.seriesId);
  }
}
