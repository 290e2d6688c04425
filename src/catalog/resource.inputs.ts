import { ID, InputType, Int } from '@nestjs/graphql';
import { resourceIds, siteIds } from '../organizations/ids.js';
import type { LocalTime } from '../platform/core/local-time.js';
import { LocalTimeScalar } from '../platform/graphql/scalars/local-time.js';
import { organizationIds } from '../access/ids.js';
import { givenKey } from '../access/index.js';
import type { OpeningPeriod } from '../availability/index.js';
import type { CreateResourceCommand } from './create-resource.js';
import type { ResourceCriteria } from './resources.queries.js';
import type { UpdateResourceCommand } from './update-resource.js';
import { ApprovalMode, Audience, ResourceKind, ResourceStatus } from './resource.object.js';
import { isoOfWeekday, Weekday } from './weekday.js';
import { Field, IdempotencyKey, NullableField } from '../platform/graphql/field.js';

@InputType('OpeningPeriodInput', { description: 'Open from one time of a weekday to another.' })
export class OpeningPeriodInput {
  @Field(() => Weekday, 'The day.') weekday: Weekday;
  @Field(() => LocalTimeScalar, 'Start, inclusive.') opensAt: LocalTime;
  @Field(() => LocalTimeScalar, 'End, exclusive; later than opensAt. 24:00 is the end of the day.') closesAt: LocalTime;
}

export const openingPeriodOf = ({ weekday, opensAt, closesAt }: OpeningPeriodInput): OpeningPeriod => ({
  weekday: isoOfWeekday(weekday),
  opensAt,
  closesAt,
});

const optionalInt = (description: string) => NullableField(() => Int, description);

@InputType('BookingPolicyInput', {
  description: 'Rules of booking; an absent one stays or takes its default, null clears.',
})
export class BookingPolicyInput {
  @optionalInt('The least length of a booking, from 1.') minimumMinutes?: number | null;
  @optionalInt('The most length of a booking, from 1.') maximumMinutes?: number | null;
  @optionalInt('Minutes from local midnight to the start, and the length, must be multiples of it; 1 to 1440.')
  startStepMinutes?: number | null;
  @optionalInt('The least time between booking and start, from 0.') minimumNoticeMinutes?: number | null;
  @optionalInt('The most time between booking and start, in days of 24 hours, from 0.')
  maximumAdvanceDays?: number | null;
  @optionalInt('The least time after a booking before anything else may start, from 0; default 0.')
  turnaroundMinutes?: number | null;
  @NullableField(() => ApprovalMode, 'Whether the owner must approve; default AUTOMATIC.')
  approval?: ApprovalMode | null;
  @optionalInt('A cancellation this near to the start, or nearer, is late; from 0.')
  cancellationNoticeMinutes?: number | null;
  @optionalInt('How long before the start check-in opens, from 0; default 15.') checkInOpensMinutes?: number | null;
  @optionalInt('Not checked in so long after the start is a no-show, from 0.') noShowAfterMinutes?: number | null;
}

@InputType('CreateResourceInput', { description: 'A new resource at a site.' })
export class CreateResourceInput {
  @Field(() => ID, 'Where it stands; its zone becomes the resource’s.') siteId: string;
  @NullableField(() => ID, 'The resource that contains it, at the same site and of a higher kind.')
  parentId?: string | null;
  @Field(() => String, 'Unique within the organization; at most 64 characters.') code: string;
  @Field(() => String, 'The name that people use; at most 200 characters.') name: string;
  @NullableField(() => String, 'Further details in words.') description?: string | null;
  @Field(() => ResourceKind, 'The kind.') kind: ResourceKind;
  @Field(() => Int, 'Identical units, from 1; 1 is exclusive.', { defaultValue: 1 }) units: number;
  @NullableField(() => Int, 'People it holds, from 1; null: not limited.') seats?: number | null;
  @Field(() => [String], 'Skills that can be trained on it.', { defaultValue: [] }) skills: string[];
  @Field(() => Audience, 'The audience that may see and book it.', { defaultValue: Audience.EVERYONE })
  audience: Audience;
  @Field(() => [OpeningPeriodInput], 'When it is open; empty: always.', { defaultValue: [] })
  openingHours: OpeningPeriodInput[];
  @NullableField(() => BookingPolicyInput, 'The rules of booking it.') policy?: BookingPolicyInput | null;
  @Field(() => ResourceStatus, 'LISTED needs a VERIFIED organization.', { defaultValue: ResourceStatus.DRAFT })
  status: ResourceStatus;
  @IdempotencyKey('the same resource and makes no other') idempotencyKey?: string | null;
}

@InputType({ description: 'Names a resource.' })
export class ResourceActionInput {
  @Field(() => ID, 'The resource.') resourceId: string;
}

@InputType('UpdateResourceInput', {
  description:
    'Changes of a resource; an absent field stays, null clears, and is INVALID where nothing can be cleared.',
})
export class UpdateResourceInput {
  @Field(() => ID, 'The resource.') resourceId: string;
  @NullableField(
    () => ID,
    'The new container; null = none. IN_USE when it is booked while the container is taken whole.',
  )
  parentId?: string | null;
  @NullableField(
    () => ID,
    'Another site of the same organization. A tree moves whole, from its root. Another time zone is IN_USE while ' +
      'there are bookings or downtimes that have not ended.',
  )
  siteId?: string | null;
  @NullableField(() => String, 'Unique within the organization; at most 64 characters.') code?: string | null;
  @NullableField(() => String, 'The name that people use.') name?: string | null;
  @NullableField(() => String, 'Further details in words.') description?: string | null;
  @NullableField(() => Int, 'Raising is always possible; lowering below what is booked at some time to come is IN_USE.')
  units?: number | null;
  @NullableField(() => Int, 'People it holds; null: not limited.') seats?: number | null;
  @NullableField(() => [String], 'Skills that can be trained on it.') skills?: string[] | null;
  @NullableField(() => Audience, 'The audience that may see and book it.') audience?: Audience | null;
  @NullableField(() => [OpeningPeriodInput], 'When it is open; empty: always.')
  openingHours?: OpeningPeriodInput[] | null;
  @NullableField(() => BookingPolicyInput, 'The rules of booking it; what is absent stays.')
  policy?: BookingPolicyInput | null;
  @NullableField(() => ResourceStatus, 'Withdrawing leaves its bookings standing.') status?: ResourceStatus | null;
}

@InputType('ResourceFilter', { description: 'All that is given must hold.' })
export class ResourceFilter {
  @NullableField(() => ID, 'The owner.') organizationId?: string | null;
  @NullableField(() => ID, 'The site where it stands.') siteId?: string | null;
  @NullableField(() => ID, 'The resource that directly contains it, if the viewer may see that.')
  parentId?: string | null;
  @NullableField(() => Boolean, 'True: inside no other resource. False and null: all.') rootsOnly?: boolean | null;
  @NullableField(() => String, 'Exactly this code.') code?: string | null;
  @NullableField(() => ResourceKind, 'The kind.') kind?: ResourceKind | null;
  @NullableField(() => ResourceStatus, 'In this status.') status?: ResourceStatus | null;
  @NullableField(
    () => String,
    'Code, name, description and skills have all its words: Latin ones from their beginning, Chinese ones anywhere, ' +
      'whatever their case, accents and width. When nothing has them, a word of 4 letters or more that nothing visible ' +
      'has may be misspelt. Blank: not filtered. At most 200 characters.',
  )
  text?: string | null;
  @NullableField(() => [String], 'Trains all of these.') skills?: string[] | null;
}

export const createResourceCommand = (input: CreateResourceInput): CreateResourceCommand => {
  const openingHours = input.openingHours.map(openingPeriodOf);
  return {
    ...input,
    siteId: siteIds.read(input.siteId),
    parentId: resourceIds.readGiven(input.parentId),
    openingHours,
    idempotency: givenKey({ ...input, openingHours }, resourceIds),
  };
};

export const updateResourceCommand = ({ openingHours, ...input }: UpdateResourceInput): UpdateResourceCommand => ({
  ...input,
  resourceId: resourceIds.read(input.resourceId),
  parentId: resourceIds.readGiven(input.parentId),
  siteId: siteIds.readGiven(input.siteId),
  ...(openingHours !== undefined && { openingHours: openingHours?.map(openingPeriodOf) ?? null }),
});

export const criteriaOf = (filter: ResourceFilter): ResourceCriteria => ({
  ...filter,
  organizationId: organizationIds.readGiven(filter.organizationId),
  siteId: siteIds.readGiven(filter.siteId),
  parentId: resourceIds.readGiven(filter.parentId),
});
