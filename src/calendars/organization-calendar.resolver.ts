import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { signedInOnly, type ViewerContext } from '../access/index.js';
import { OrganizationObject } from '../organizations/index.js';
import { localeOf } from '../platform/graphql/request-locale.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { CalendarYearObject, PublicCalendarObject } from './calendar.objects.js';
import { CalendarQueries } from './calendars.queries.js';

const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

@Resolver(() => OrganizationObject)
export class OrganizationCalendarResolver {
  constructor(private readonly calendars: CalendarQueries) {}

  @ResolveField(() => CalendarYearObject, { middleware: [signedInOnly], description: 'Its special days in a year.' })
  async calendar(
    @Parent() organization: OrganizationObject,
    @Args('year', { type: () => Int, description: 'The year; 1900 to 2200.' }) year: number,
    @Context() context: ViewerContext,
  ): Promise<CalendarYearObject> {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw badUserInput(`\`year\` must be from ${FIRST_YEAR} to ${LAST_YEAR}; it is ${year}.`);
    }
    return CalendarYearObject.of(await this.calendars.year(context, organization.key, year), localeOf(context));
  }

  @ResolveField(() => PublicCalendarObject, {
    middleware: [signedInOnly],
    nullable: true,
    description: 'The public calendar whose holidays and make-up days it observes; null: none.',
  })
  async publicCalendar(
    @Parent() organization: OrganizationObject,
    @Context() context: ViewerContext,
  ): Promise<PublicCalendarObject | null> {
    const observed = await this.calendars.observed(context, organization.key);
    return observed === null ? null : PublicCalendarObject.of(observed);
  }
}
