import { ObjectType } from '@nestjs/graphql';
import { OrganizationPayload, type OrganizationRefusal, OrganizationUserErrorObject } from '../organizations/index.js';
import { ok, type Result } from '../platform/core/result.js';
import { fill } from '../platform/graphql/fill.js';
import type { DaysChange } from '../platform/core/changed-days.js';
import type { CalendarOutcome } from './own-calendar.js';
import { PublicCalendarObject } from './calendar.objects.js';
import type { AnnouncedCalendar } from './announce-public-calendar-year.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { userErrorsOf } from '../platform/graphql/user-error.js';

@ObjectType({ description: 'A changed public calendar, or why it was not.' })
export class PublicCalendarPayload {
  @NullableField(() => PublicCalendarObject, 'As it is now; null when refused.')
  publicCalendar: PublicCalendarObject | null;
  @Field(() => [OrganizationUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: OrganizationUserErrorObject[];

  /** The days that open otherwise since the change; the bookings that it hit are found from them. */
  change?: DaysChange;

  static of(this: void, result: Result<AnnouncedCalendar, readonly OrganizationRefusal[]>): PublicCalendarPayload {
    return fill(PublicCalendarPayload, {
      publicCalendar: result.ok ? PublicCalendarObject.of(result.value.calendar) : null,
      userErrors: userErrorsOf(result),
      ...(result.ok ? { change: result.value.change } : {}),
    });
  }
}

export const changedCalendarPayload = (result: CalendarOutcome): OrganizationPayload => {
  const payload = OrganizationPayload.of(result.ok ? ok(result.value.organization) : result);
  return result.ok ? fill(OrganizationPayload, { ...payload, change: result.value.change }) : payload;
};
