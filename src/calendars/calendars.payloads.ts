import { Field, ObjectType } from '@nestjs/graphql';
import {
  organizationPayload,
  type OrganizationPayload,
  type OrganizationRefusal,
  OrganizationUserErrorObject,
} from '../organizations/index.js';
import { ok, type Result } from '../platform/core/result.js';
import type { CalendarOutcome } from './own-calendar.js';
import { PublicCalendarObject } from './calendar.objects.js';
import type { DaysChange } from '../platform/core/changed-days.js';
import type { AnnouncedCalendar } from './announce-public-calendar-year.js';

@ObjectType({ description: 'A changed public calendar, or why it was not.' })
export class PublicCalendarPayload {
  @Field(() => PublicCalendarObject, { nullable: true, description: 'As it is now; null when refused.' })
  publicCalendar: PublicCalendarObject | null;

  @Field(() => [OrganizationUserErrorObject], { description: 'All that was wrong; empty when it was done.' })
  userErrors: OrganizationUserErrorObject[];

  /** The days that open otherwise since the change; the bookings that it hit are found from them. */
  change?: DaysChange;
}

export const publicCalendarPayload = (
  result: Result<AnnouncedCalendar, readonly OrganizationRefusal[]>,
): PublicCalendarPayload =>
  result.ok
    ? { publicCalendar: PublicCalendarObject.of(result.value.calendar), userErrors: [], change: result.value.change }
    : { publicCalendar: null, userErrors: [...result.error] };

export const changedCalendarPayload = (result: CalendarOutcome): OrganizationPayload =>
  result.ok
    ? { ...organizationPayload(ok(result.value.organization)), change: result.value.change }
    : organizationPayload(result);
