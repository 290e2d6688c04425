import { Args, Context, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import { questionOf, UtilizationReportInput } from '../question/report-question.inputs.js';
import { figuresHidden } from '../question/report-refusals.js';
import { readKey } from '../question/told-keys.js';
import { CurrentViewer, type Viewer, type ViewerContext } from '../../access/index.js';
import { BookingConnection, BookingLoader } from '../../bookings/index.js';
import { connection, cursorColumn, pageRequest } from '../../platform/graphql/connection.js';
import { formatInstant } from '../../platform/core/calendar.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { localeOf } from '../../platform/graphql/request-locale.js';
import { type BookingBehind, FindBookingsBehind } from './find-bookings-behind.js';
import { Input } from '../../platform/graphql/input.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const UtilizationFigure = enumType('UtilizationFigure', 'A figure of a utilization report that bookings make.', {
  BOOKED: 'bookedMinutes.',
  USED: 'usedMinutes.',
  SHARED: 'sharedMinutes.',
  USED_BY_SCHOOLS: 'usedBySchoolsMinutes.',
  USED_BY_ENTERPRISES: 'usedByEnterprisesMinutes.',
  USED_BY_TRAINING_CENTERS: 'usedByTrainingCentersMinutes.',
  USED_WITHIN_BOOKED: 'usedWithinBookedMinutes.',
  BOOKINGS: 'bookings.',
  NO_SHOWS: 'noShows.',
  LATE_CANCELLATIONS: 'lateCancellations.',
});
export type UtilizationFigure = keyof typeof UtilizationFigure;

@InputType('UtilizationBookingsInput', { description: 'A report, and one figure of it.' })
export class UtilizationBookingsInput extends UtilizationReportInput {
  @NullableField(() => String, 'The key of the row; null: the totals.') key?: string | null;
  @Field(() => UtilizationFigure, 'The figure.', { defaultValue: UtilizationFigure.BOOKED }) figure: UtilizationFigure;
}

/** After the place of the last page; all when there is none. */
function rest(found: readonly BookingBehind[], after: readonly string[] | null): readonly BookingBehind[] {
  const [startsAt, id] = after ?? [];
  if (startsAt === undefined || id === undefined) return found;
  const instant = Date.parse(startsAt);
  return found.filter((each) => each.startsAt > instant || (each.startsAt === instant && each.key.id > id));
}

const BOOKINGS_BEHIND = { list: 'utilizationBookings', columns: [cursorColumn.instant, cursorColumn.uuid] };

@Resolver()
export class BookingsBehindResolver {
  constructor(
    private readonly finding: FindBookingsBehind,
    private readonly bookings: BookingLoader,
  ) {}

  @Query(() => BookingConnection, {
    description: 'The bookings that a figure of a utilization report is made of, by start, id; for whoever sees it.',
  })
  async utilizationBookings(
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
    @Input(UtilizationBookingsInput, 'The figure of a report whose bookings are listed.')
    input: UtilizationBookingsInput,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<BookingConnection> {
    const request = pageRequest(first, after ?? null, BOOKINGS_BEHIND);
    const key = input.key == null ? null : readKey(input.groupBy, input.key);
    const found = await this.finding.execute(viewer, questionOf(input), key, input.figure);
    if (found === null) throw figuresHidden(localeOf(context));
    const places = rest(found, request.after).slice(0, request.first + 1);
    const loaded = await Promise.all(places.map(({ key }) => this.bookings.booking(context, key)));
    // One that was moved to nothing meanwhile is left out.
    const rows = places.flatMap((place, index) => {
      const node = loaded[index] ?? null;
      return node === null ? [] : [{ place, node }];
    });
    return connection(request, rows, {
      node: ({ node }) => node,
      cursor: ({ place }) => [formatInstant(place.startsAt), place.key.id],
      total: () => Promise.resolve(found.length),
    });
  }
}
