import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import { PublicCalendarPayload } from '../../calendars/index.js';
import { ResourceLoader, ResourceObject, ResourcePayload } from '../../catalog/index.js';
import { OrganizationPayload } from '../../organizations/index.js';
import { type Affected, AffectedBookings } from '../booking/affected-bookings.js';
import { adviceKey, AffectedBookingObject } from '../booking/affected-booking.object.js';
import { BookingLoader } from '../booking/booking.loader.js';
import { BookingObject } from '../booking/booking.object.js';
import { DowntimePayload, DowntimePreview } from '../downtimes/downtime.payloads.js';
import { AlternativesOfBookings } from '../requests/alternatives-of-bookings.js';
import { BookingAlternativeObject } from '../requests/booking-alternative.object.js';

const MOST_AFFECTED = 100;

type Payload = OrganizationPayload | PublicCalendarPayload | ResourcePayload | DowntimePayload | DowntimePreview;

/** Finds what a payload's change hit, once for all fields that ask. */
@Injectable()
class AffectedOfPayloads {
  private readonly found = new WeakMap<Payload, Promise<Affected[]>>();

  constructor(private readonly bookings: AffectedBookings) {}

  async list(payload: Payload, { viewer }: ViewerContext): Promise<AffectedBookingObject[]> {
    if (viewer === null) return [];
    return this.bookings
      .visible(viewer, await this.all(payload))
      .slice(0, MOST_AFFECTED)
      .map(AffectedBookingObject.of);
  }

  all(payload: Payload): Promise<Affected[]> {
    let affected = this.found.get(payload);
    if (affected === undefined) this.found.set(payload, (affected = this.find(payload)));
    return affected;
  }

  private find(payload: Payload): Promise<Affected[]> {
    if ('inTheWay' in payload) return this.bookings.ofDowntime(payload.inTheWay);
    const { change } = payload;
    if (change == null) return Promise.resolve([]);
    return 'before' in change ? this.bookings.ofResource(change.before, change.resource) : this.bookings.ofDays(change);
  }
}

const LIST_DESCRIPTION =
  'The bookings that the change hit and the viewer may see, by start, at most 100: they hold their time, have not ' +
  'ended and broke no such rule before.';
const TOTAL_DESCRIPTION = 'How many bookings the change hit, also those that the viewer may not see.';

/** The two fields of one payload. */
function affectedFieldsOf(payload: () => new () => Payload) {
  @Resolver(payload)
  abstract class AffectedFields {
    constructor(protected readonly affectedBookings: AffectedOfPayloads) {}

    @ResolveField(() => [AffectedBookingObject], { description: LIST_DESCRIPTION })
    affected(@Parent() parent: Payload, @Context() context: ViewerContext): Promise<AffectedBookingObject[]> {
      return this.affectedBookings.list(parent, context);
    }

    @ResolveField(() => Int, { description: TOTAL_DESCRIPTION })
    async affectedTotal(@Parent() parent: Payload): Promise<number> {
      return (await this.affectedBookings.all(parent)).length;
    }
  }
  return AffectedFields;
}

@Resolver(() => OrganizationPayload)
class OrganizationPayloadAffectedResolver extends affectedFieldsOf(() => OrganizationPayload) {
  constructor(affectedBookings: AffectedOfPayloads) {
    super(affectedBookings);
  }
}

@Resolver(() => PublicCalendarPayload)
class PublicCalendarPayloadAffectedResolver extends affectedFieldsOf(() => PublicCalendarPayload) {
  constructor(affectedBookings: AffectedOfPayloads) {
    super(affectedBookings);
  }
}

@Resolver(() => ResourcePayload)
class ResourcePayloadAffectedResolver extends affectedFieldsOf(() => ResourcePayload) {
  constructor(affectedBookings: AffectedOfPayloads) {
    super(affectedBookings);
  }
}

@Resolver(() => DowntimePayload)
class DowntimePayloadAffectedResolver extends affectedFieldsOf(() => DowntimePayload) {
  constructor(affectedBookings: AffectedOfPayloads) {
    super(affectedBookings);
  }
}

@Resolver(() => DowntimePreview)
class DowntimePreviewAffectedResolver extends affectedFieldsOf(() => DowntimePreview) {
  constructor(affectedBookings: AffectedOfPayloads) {
    super(affectedBookings);
  }
}

@Resolver(() => AffectedBookingObject)
class AffectedBookingResolver {
  constructor(
    private readonly bookings: BookingLoader,
    private readonly resources: ResourceLoader,
    private readonly elsewhere: AlternativesOfBookings,
  ) {}

  @ResolveField(() => [BookingAlternativeObject], {
    description:
      'Other times for the same items and organization, nearest first, at most 5, each bookable when answered and ' +
      'outside the downtime that is asked for. Empty of what is in use, and from the 21st affected booking on.',
  })
  async alternatives(
    @Parent() affected: AffectedBookingObject,
    @Context() context: ViewerContext,
  ): Promise<BookingAlternativeObject[]> {
    if (!affected.isAdvised) return [];
    const batch = (keys: readonly string[]) => this.elsewhere.execute(keys);
    const found = await context.loaders.load(AlternativesOfBookings, batch, adviceKey(affected));
    return (found ?? []).map(BookingAlternativeObject.of);
  }

  @ResolveField(() => BookingObject, { description: 'The booking, as it is now.' })
  booking(@Parent() affected: AffectedBookingObject, @Context() context: ViewerContext): Promise<BookingObject> {
    return this.bookings.referredTo(context, affected.bookingId);
  }

  @ResolveField(() => ResourceObject, { description: 'The item, or what is inside it or around it, that it is about.' })
  resource(@Parent() affected: AffectedBookingObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, affected.resourceId);
  }
}

export const affectedProviders = [
  AffectedOfPayloads,
  OrganizationPayloadAffectedResolver,
  PublicCalendarPayloadAffectedResolver,
  ResourcePayloadAffectedResolver,
  DowntimePayloadAffectedResolver,
  DowntimePreviewAffectedResolver,
  AffectedBookingResolver,
];
