import { Field, ID, InputType, Int } from '@nestjs/graphql';
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

@InputType('OpeningPeriodInput', { description: 'Open from one time of a weekday to another.' })
export class OpeningPeriodInput {
  @Field(() => Weekday, { description: 'The day.' }) weekday: Weekday;
  @Field(() => LocalTimeScalar, { description: 'Start, inclusive.' }) opensAt: LocalTime;
  @Field(() => LocalTimeScalar, { description: 'End, exclusive; later than opensAt. 24:00 is the end of the day.' })
  closesAt: LocalTime;
}

export const openingPeriodOf = ({ weekday, opensAt, closesAt }: OpeningPeriodInput): OpeningPeriod => ({
  weekday: isoOfWeekday(weekday),
  opensAt,
  closesAt,
});

const optionalInt = (description: string) => Field(() => Int, { nullable: true, description });

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
  @Field(() => ApprovalMode, { nullable: true, description: 'Whether the owner must approve; default AUTOMATIC.' })
  approval?: ApprovalMode | null;
  @optionalInt('A cancellation this near to the start, or nearer, is late; from 0.')
  cancellationNoticeMinutes?: number | null;
  @optionalInt('How long before the start check-in opens, from 0; default 15.') checkInOpensMinutes?: number | null;
  @optionalInt('Not checked in so long after the start is a no-show, from 0.') noShowAfterMinutes?: number | null;
}

@InputType('CreateResourceInput', { description: 'A new resource at a site.' })
export class CreateResourceInput {
  @Field(() => ID, { description: 'Where it stands; its zone becomes the resource’s.' }) siteId: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The resource that contains it, at the same site and of a higher kind.',
  })
  parentId?: string | null;
  @Field(() => String, { description: 'Unique within the organization; at most 64 characters.' }) code: string;
  @Field(() => String, { description: 'The name that people use; at most 200 characters.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Further details in words.' }) description?: string | null;
  @Field(() => ResourceKind, { description: 'The kind.' }) kind: ResourceKind;
  @Field(() => Int, { defaultValue: 1, description: 'Identical units, from 1; 1 is exclusive.' }) units: number;
  @Field(() => Int, { nullable: true, description: 'People it holds, from 1; null: not limited.' })
  seats?: number | null;
  @Field(() => [String], { defaultValue: [], description: 'Skills that can be trained on it.' }) skills: string[];
  @Field(() => Audience, { defaultValue: Audience.EVERYONE, description: 'The audience that may see and book it.' })
  audience: Audience;
  @Field(() => [OpeningPeriodInput], { defaultValue: [], description: 'When it is open; empty: always.' })
  openingHours: OpeningPeriodInput[];
  @Field(() => BookingPolicyInput, { nullable: true, description: 'The rules of booking it.' })
  policy?: BookingPolicyInput | null;
  @Field(() => ResourceStatus, {
    defaultValue: ResourceStatus.DRAFT,
    description: 'LISTED needs a VERIFIED organization.',
  })
  status: ResourceStatus;
  @Field(() => String, {
    nullable: true,
    description: '1 to 200 characters; the same key with the same input answers the same resource and makes no other.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Names a resource.' })
export class ResourceActionInput {
  @Field(() => ID, { description: 'The resource.' }) resourceId: string;
}

@InputType('UpdateResourceInput', {
  description:
    'Changes of a resource; an absent field stays, null clears, and is INVALID where nothing can be cleared.',
})
export class UpdateResourceInput {
  @Field(() => ID, { description: 'The resource.' }) resourceId: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The new container; null = none. IN_USE when it is booked while the container is taken whole.',
  })
  parentId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'Another site of the same organization. A tree moves whole, from its root. Another time zone is IN_USE while ' +
      'there are bookings or downtimes that have not ended.',
  })
  siteId?: string | null;
  @Field(() => String, { nullable: true, description: 'Unique within the organization; at most 64 characters.' })
  code?: string | null;
  @Field(() => String, { nullable: true, description: 'The name that people use.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Further details in words.' }) description?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Raising is always possible; lowering below what is booked at some time to come is IN_USE.',
  })
  units?: number | null;
  @Field(() => Int, { nullable: true, description: 'People it holds; null: not limited.' }) seats?: number | null;
  @Field(() => [String], { nullable: true, description: 'Skills that can be trained on it.' }) skills?: string[] | null;
  @Field(() => Audience, { nullable: true, description: 'The audience that may see and book it.' })
  audience?: Audience | null;
  @Field(() => [OpeningPeriodInput], { nullable: true, description: 'When it is open; empty: always.' })
  openingHours?: OpeningPeriodInput[] | null;
  @Field(() => BookingPolicyInput, { nullable: true, description: 'The rules of booking it; what is absent stays.' })
  policy?: BookingPolicyInput | null;
  @Field(() => ResourceStatus, { nullable: true, description: 'Withdrawing leaves its bookings standing.' })
  status?: ResourceStatus | null;
}

@InputType('ResourceFilter', { description: 'All that is given must hold.' })
export class ResourceFilter {
  @Field(() => ID, { nullable: true, description: 'The owner.' }) organizationId?: string | null;
  @Field(() => String, { nullable: true, description: 'Exactly this code.' }) code?: string | null;
  @Field(() => ResourceKind, { nullable: true, description: 'The kind.' }) kind?: ResourceKind | null;
  @Field(() => ResourceStatus, { nullable: true, description: 'In this status.' }) status?: ResourceStatus | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Code, name, description and skills have all its words: Latin ones from their beginning, Chinese ones anywhere, ' +
      'whatever their case, accents and width. When nothing has them, a word of 4 letters or more that nothing visible ' +
      'has may be misspelt. Blank: not filtered. At most 200 characters.',
  })
  text?: string | null;
  @Field(() => [String], { nullable: true, description: 'Trains all of these.' }) skills?: string[] | null;
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
});
