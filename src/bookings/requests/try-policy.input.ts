import { ID, InputType, Int } from '@nestjs/graphql';
import { BookingPolicyInput, OpeningPeriodInput, openingPeriodOf } from '../../catalog/index.js';
import { resourceIds, siteIds } from '../../organizations/ids.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { badUserInput } from '../../platform/graphql/api-error.js';
import { Field, NullableField } from '../../platform/graphql/field.js';
import { LocalDateTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import type { TryPolicyCommand } from './try-policy.js';

@InputType('TryPolicyInput', { description: 'A draft’s rules, or those of a resource with the given ones laid over.' })
export class TryPolicyInput {
  @NullableField(() => ID, 'The resource; exactly one of this and siteId.') resourceId?: string | null;
  @NullableField(() => ID, 'The site of a draft that does not exist yet.') siteId?: string | null;
  @NullableField(() => [OpeningPeriodInput], 'When it is open; empty: always. Null: as it is.')
  openingHours?: OpeningPeriodInput[] | null;
  @NullableField(() => BookingPolicyInput, 'The rules of booking; what is absent stays. Null: as they are.')
  policy?: BookingPolicyInput | null;
  @Field(() => LocalDateTimeScalar, 'Start of a booking to try, on the wall clock of the site.')
  startsAtLocal: LocalDateTime;
  @Field(() => LocalDateTimeScalar, 'End of it.') endsAtLocal: LocalDateTime;
  @NullableField(() => Int, 'How many people come, from 1.') attendees?: number | null;
  @Field(() => Boolean, 'As an organization with an agreement.', { defaultValue: false }) asPartner: boolean;
}

/** Throws BAD_USER_INPUT unless exactly one of resource and site is named. */
export function tryPolicyCommand({ resourceId, siteId, ...input }: TryPolicyInput): TryPolicyCommand {
  if ((resourceId == null) === (siteId == null)) throw badUserInput('Give exactly one of `resourceId` and `siteId`.');
  return {
    ...input,
    of: resourceId == null ? { site: siteIds.read(siteId ?? '') } : { resource: resourceIds.read(resourceId) },
    openingHours: input.openingHours?.map(openingPeriodOf) ?? null,
    policy: input.policy ?? null,
    attendees: input.attendees ?? null,
  };
}
