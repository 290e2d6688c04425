import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PublicCalendarObject, PublicCalendarYearObject } from './calendar.objects.js';

@Resolver(() => PublicCalendarObject)
export class PublicCalendarResolver {
  @ResolveField(() => PublicCalendarYearObject, {
    nullable: true,
    description: 'The announced year; null = not announced yet.',
  })
  year(
    @Parent() { years }: PublicCalendarObject,
    @Args('year', { type: () => Int, description: 'The year.' }) year: number,
  ): PublicCalendarYearObject | null {
    const announced = years.find((each) => each.year === year);
    return announced === undefined ? null : PublicCalendarYearObject.of(announced);
  }
}
