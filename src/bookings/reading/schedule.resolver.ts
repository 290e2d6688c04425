import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../../access/index.js';
import { isVisible, ResourceLoader, ResourceObject } from '../../catalog/index.js';
import type { BookingKey, DowntimeKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { boundedWindow } from '../../platform/graphql/bounded-window.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { BookingLoader } from '../booking/booking.loader.js';
import { DowntimeLoader } from '../downtimes/downtime.loader.js';
import { BookingObject } from '../booking/booking.object.js';
import { DowntimeObject } from '../downtimes/downtime.object.js';
import { ScheduleLoader } from './schedule.loader.js';
import { ScheduleEntryKind, ScheduleEntryObject } from './schedule-entry.object.js';

@Resolver(() => ResourceObject)
export class ResourceScheduleResolver {
  constructor(private readonly schedules: ScheduleLoader) {}

  @ResolveField(() => [ScheduleEntryObject], {
    description:
      'One entry per booking, hold and downtime that takes or took units of it in the window, by start, not clipped; ' +
      'what was cancelled, declined or expired did not. A window of at most 366 days. `inside`: also what is taken of what ' +
      'stands inside it, which stops the whole; a whole booking is one entry.',
  })
  async schedule(
    @Parent() resource: ResourceObject,
    @Args('from', { type: () => DateTimeScalar, description: 'Start, inclusive.' }) from: Instant,
    @Args('to', { type: () => DateTimeScalar, description: 'End, exclusive; later than from.' }) to: Instant,
    @Args('inside', { type: () => Boolean, defaultValue: false, description: 'With what stands inside it.' })
    inside: boolean,
    @Context() context: ViewerContext,
  ): Promise<ScheduleEntryObject[]> {
    const entries = await this.schedules.entries(context, resource.key, boundedWindow(from, to), inside);
    return entries.map((entry) => ScheduleEntryObject.of(entry, resource.key));
  }
}

@Resolver(() => ScheduleEntryObject)
export class ScheduleEntryResolver {
  constructor(
    private readonly bookings: BookingLoader,
    private readonly downtimes: DowntimeLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => ResourceObject, {
    description: 'The resource that is taken: this one, or one inside it if the viewer may see that.',
  })
  async resource(
    @Parent() { resourceId, scheduledId }: ScheduleEntryObject,
    @Context() context: ViewerContext,
  ): Promise<ResourceObject> {
    const found = await this.resources.find(context, resourceId);
    const isSeen = found !== null && context.viewer !== null && isVisible(context.viewer, found);
    return isSeen ? ResourceObject.of(found) : this.resources.load(context, scheduledId);
  }

  @ResolveField(() => BookingObject, {
    nullable: true,
    description: 'The booking; null = not visible to the viewer. Others learn that it is busy, not whose it is.',
  })
  async booking(
    @Parent() entry: ScheduleEntryObject,
    @Context() context: ViewerContext,
  ): Promise<BookingObject | null> {
    if (entry.kind === ScheduleEntryKind.DOWNTIME) return null;
    return this.bookings.booking(context, entry.holder as BookingKey);
  }

  @ResolveField(() => DowntimeObject, {
    nullable: true,
    description: 'The downtime; null = the viewer is no member of the owner.',
  })
  async downtime(
    @Parent() entry: ScheduleEntryObject,
    @Context() context: ViewerContext,
  ): Promise<DowntimeObject | null> {
    if (entry.kind !== ScheduleEntryKind.DOWNTIME) return null;
    return this.downtimes.downtime(context, entry.holder as DowntimeKey);
  }
}
