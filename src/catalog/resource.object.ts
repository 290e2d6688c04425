import { Int, ObjectType } from '@nestjs/graphql';
import { resourceIds } from '../organizations/ids.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { LocalTimeScalar } from '../platform/graphql/scalars/local-time.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import type { OpeningPeriod } from '../availability/index.js';
import type { LocalTime } from '../platform/core/local-time.js';
import type { BookingPolicy } from './core/policy.js';
import type { CataloguedResource } from './core/resource.js';
import { Weekday, weekdayOfIso } from './weekday.js';
import { Field, NullableField } from '../platform/graphql/field.js';

export const ResourceKind = enumType(
  'ResourceKind',
  'Kinds of resources; a training base holds labs, a lab holds equipment.',
  {
    EQUIPMENT: 'A machine or a set of like machines.',
    LAB: 'A room to train in.',
    TRAINING_BASE: 'A whole place of training.',
  },
);
export type ResourceKind = keyof typeof ResourceKind;

export const ResourceStatus = enumType('ResourceStatus', 'Whether a resource can be booked.', {
  DRAFT: 'Not offered yet; seen by those who manage resources.',
  LISTED: 'Offered to its audience.',
  WITHDRAWN: 'Offered no more; its bookings stand.',
});
export type ResourceStatus = keyof typeof ResourceStatus;

export const Audience = enumType('Audience', 'Audiences of a listed resource.', {
  OWN_ORGANIZATION: 'The owner alone.',
  PARTNERS: 'The owner, and organizations with an active agreement with it.',
  EVERYONE: 'Every organization.',
});
export type Audience = keyof typeof Audience;

export const ApprovalMode = enumType('ApprovalMode', 'Whether the owner must approve what others book.', {
  AUTOMATIC: 'Confirmed at once.',
  OWNER_APPROVES: 'Pending until the owner approves.',
  AUTOMATIC_FOR_PARTNERS: 'Confirmed at once for partners, pending for others.',
});
export type ApprovalMode = keyof typeof ApprovalMode;

@ObjectType('OpeningPeriod', { description: 'Open from one time of a weekday to another, wall clock of the resource.' })
export class OpeningPeriodObject {
  @Field(() => Weekday, 'The day.') weekday: Weekday;
  @Field(() => LocalTimeScalar, 'Start, inclusive.') opensAt: LocalTime;
  @Field(() => LocalTimeScalar, 'End, exclusive; 24:00 is the end of the day.') closesAt: LocalTime;

  static of(this: void, period: OpeningPeriod): OpeningPeriodObject {
    return fill(OpeningPeriodObject, { ...period, weekday: weekdayOfIso(period.weekday) });
  }
}

const intOrNull = (description: string) => NullableField(() => Int, description);

@ObjectType('BookingPolicy', { description: 'The rules that a booking of the resource must keep; null: no such rule.' })
export class BookingPolicyObject implements BookingPolicy {
  @intOrNull('The least length of a booking.') minimumMinutes: number | null;
  @intOrNull('The most length of a booking.') maximumMinutes: number | null;
  @intOrNull('Minutes from local midnight to the start, and the length, are multiples of it.')
  startStepMinutes: number | null;
  @intOrNull('The least time between booking and start.') minimumNoticeMinutes: number | null;
  @intOrNull('The most time between booking and start, in days of 24 hours.') maximumAdvanceDays: number | null;
  @Field(() => Int, 'The least time after a booking before anything else may start.') turnaroundMinutes: number;
  @Field(() => ApprovalMode, 'Whether the owner must approve.') approval: ApprovalMode;
  @intOrNull('A cancellation this near to the start, or nearer, is late; null: never late.')
  cancellationNoticeMinutes: number | null;
  @Field(() => Int, 'How long before the start check-in opens.') checkInOpensMinutes: number;
  @intOrNull('Not checked in so long after the start is a no-show; null: never by itself.')
  noShowAfterMinutes: number | null;
}

@NodeType('Resource', 'Equipment, a lab or a training base that can be booked.')
export class ResourceObject extends NodeInterface {
  @Field(() => String, 'Unique within the organization.') code: string;
  @Field(() => String, 'The name that people use.') name: string;
  @NullableField(() => String, 'Further details in words.') description: string | null;
  @Field(() => ResourceKind, 'The kind.') kind: ResourceKind;
  @Field(() => ResourceStatus, 'Whether it can be booked.') status: ResourceStatus;
  @Field(() => TimeZoneScalar, 'The zone of its site; opening hours and start grids are its wall clock.')
  timeZone: string;
  @Field(() => Int, 'Identical units that can be booked at the same time; 1 is exclusive.') units: number;
  @NullableField(() => Int, 'People it holds; null: not limited.') seats: number | null;
  @Field(() => [String], 'Skills that can be trained on it.') skills: readonly string[];
  @Field(() => Audience, 'The audience that may see and book it when it is listed.') audience: Audience;
  @Field(() => [OpeningPeriodObject], 'When it is open; empty: always.') openingHours: OpeningPeriodObject[];
  @Field(() => BookingPolicyObject, 'The rules that a booking of it must keep.') policy: BookingPolicyObject;

  /** Not fields: resolvers read them. */
  resource: CataloguedResource;
  key: ResourceKey;
  organizationId: OrganizationKey;
  siteId: SiteKey;
  parentId: ResourceKey | null;

  static of(this: void, resource: CataloguedResource): ResourceObject {
    return fill(ResourceObject, {
      ...resource,
      id: resourceIds.encode(resource.id),
      key: resource.id,
      resource,
      openingHours: resource.openingHours.map(OpeningPeriodObject.of),
      policy: fill(BookingPolicyObject, resource.policy),
    });
  }
}
