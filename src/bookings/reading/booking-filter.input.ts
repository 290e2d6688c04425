import { ID, InputType } from '@nestjs/graphql';
import { resourceIds, siteIds } from '../../organizations/ids.js';
import { seriesIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { BookingStatus } from '../booking/booking.object.js';
import type { BookingCriteria } from './bookings.queries.js';
import { NullableField } from '../../platform/graphql/field.js';

@InputType('BookingFilter', { description: 'All that is given must hold.' })
export class BookingFilter {
  @NullableField(() => ID, 'The organization that books.') organizationId?: string | null;
  @NullableField(() => ID, 'The organization that owns what is booked.')
  providerId?: string | null;
  @NullableField(() => ID, 'Among the items.') resourceId?: string | null;
  @NullableField(() => ID, 'The site of one of the items.') siteId?: string | null;
  @NullableField(() => ID, 'The series that the booking belongs to.') seriesId?: string | null;
  @NullableField(() => Boolean, 'True: booked by the viewer. False: booked by others.') mine?: boolean | null;
  @NullableField(() => [BookingStatus], 'In one of these, at this instant.')
  status?: BookingStatus[] | null;
  @NullableField(() => DateTimeScalar, 'Ending later than this.') from?: Instant | null;
  @NullableField(() => DateTimeScalar, 'Starting earlier than this.') to?: Instant | null;
  @NullableField(() => Boolean, 'Whether it is over without the times that would settle it: still CONFIRMED or IN_USE.')
  needsTimes?: boolean | null;
  @NullableField(() => String, 'Exactly this reference, letter case aside.')
  reference?: string | null;
  @NullableField(
    () => Boolean,
    'True: holds its time, has not ended, and does not lie inside opening hours as they are now. False: all others.',
  )
  outsideOpeningHours?: boolean | null;
  @NullableField(
    () => String,
    'Words, each of which must be found in the reference, the title, the names of the organizations, or the name or ' +
      'code of a resource; letter case, width and accents do not matter. At most 200 characters.',
  )
  text?: string | null;
}

export const criteriaOf = (filter: BookingFilter): BookingCriteria => ({
  ...filter,
  organizationId: organizationIds.readGiven(filter.organizationId),
  providerId: organizationIds.readGiven(filter.providerId),
  resourceId: resourceIds.readGiven(filter.resourceId),
  siteId: siteIds.readGiven(filter.siteId),
  seriesId: seriesIds.readGiven(filter.seriesId),
});
