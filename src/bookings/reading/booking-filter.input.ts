import { Field, ID, InputType } from '@nestjs/graphql';
import { resourceIds } from '../../organizations/ids.js';
import { seriesIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { BookingStatus } from '../booking/booking.object.js';
import type { BookingCriteria } from './bookings.queries.js';

@InputType('BookingFilter', { description: 'All that is given must hold.' })
export class BookingFilter {
  @Field(() => ID, { nullable: true, description: 'The organization that books.' }) organizationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The organization that owns what is booked.' })
  providerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Among the items.' }) resourceId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The series that the booking belongs to.' }) seriesId?: string | null;
  @Field(() => [BookingStatus], { nullable: true, description: 'In one of these, at this instant.' })
  status?: BookingStatus[] | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Ending later than this.' }) from?: Instant | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Starting earlier than this.' }) to?: Instant | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is over without the times that would settle it: still CONFIRMED or IN_USE.',
  })
  needsTimes?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Exactly this reference, letter case aside.' })
  reference?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: holds its time, has not ended, and does not lie inside opening hours as they are now. False: all others.',
  })
  outsideOpeningHours?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Words, each of which must be found in the reference, the title, the names of the organizations, or the name or ' +
      'code of a resource; letter case, width and accents do not matter. At most 200 characters.',
  })
  text?: string | null;
}

export const criteriaOf = (filter: BookingFilter): BookingCriteria => ({
  ...filter,
  organizationId: organizationIds.readGiven(filter.organizationId),
  providerId: organizationIds.readGiven(filter.providerId),
  resourceId: resourceIds.readGiven(filter.resourceId),
  seriesId: seriesIds.readGiven(filter.seriesId),
});
