import { Field, ObjectType } from '@nestjs/graphql';
import { type OrganizationRefusal, OrganizationUserErrorObject } from '../organizations/index.js';
import type { Result } from '../platform/core/result.js';
import { PublicCalendarObject } from './calendar.objects.js';
import type { PublicCalendar } from './calendars.queries.js';

@ObjectType({ description: 'A changed public calendar, or why it was not.' })
export class PublicCalendarPayload {
  @Field(() => PublicCalendarObject, { nullable: true, description: 'As it is now; null when refused.' })
  publicCalendar: PublicCalendarObject | null;

  @Field(() => [OrganizationUserErrorObject], { description: 'All that was wrong; empty when it was done.' })
  userErrors: OrganizationUserErrorObject[];
}

export const publicCalendarPayload = (
  result: Result<PublicCalendar, readonly OrganizationRefusal[]>,
): PublicCalendarPayload =>
  result.ok
    ? { publicCalendar: PublicCalendarObject.of(result.value), userErrors: [] }
    : { publicCalendar: null, userErrors: [...result.error] };
