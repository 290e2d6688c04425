import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { BookingKey } from '../../platform/core/keys.js';
import type { ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { BookingConflictObject, ConflictReason } from '../booking/booking-refusal.object.js';
import { BookingItemObject, BookingObject } from '../booking/booking.object.js';
import { BookingLoader } from '../booking/booking.loader.js';

@Resolver(() => BookingItemObject)
export class BookingItemResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ResourceObject, { description: 'The resource.' })
  resource(@Parent() item: BookingItemObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, item.resourceId);
  }
}

@Resolver(() => BookingConflictObject)
export class BookingConflictResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly bookings: BookingLoader,
  ) {}

  @ResolveField(() => ResourceObject, { description: 'The item that was asked for.' })
  resource(@Parent() conflict: BookingConflictObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, conflict.resourceId);
  }

  @ResolveField(() => BookingObject, {
    nullable: true,
    description: 'The booking; null = not visible to the viewer. Others learn that it is busy, not whose it is.',
  })
  async booking(
    @Parent() conflict: BookingConflictObject,
    @Context() context: ViewerContext,
  ): Promise<BookingObject | null> {
    if (conflict.reason === ConflictReason.DOWNTIME) return null;
    const { provider } = conflict.resourceId;
    return this.bookings.booking(context, { provider, id: conflict.holderId as BookingKey['id'] });
  }
}
