import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, sideOf, type Viewer, type ViewerContext } from '../../access/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { BookingPrices } from '../booking/booking-prices.js';
import { BookingObject } from '../booking/booking.object.js';
import { QuoteLineObject } from '../booking/quote-line.object.js';
import { subjectOf } from '../core/cancellation.js';
import { BookingActionEnum } from '../life/booking-action.js';
import { BookingOutlook } from '../life/booking-outlook.js';
import type { BookingAction } from '../life/core/booking-actions.js';

/** The fields of a booking that follow from the clock, the viewer and the frozen terms. */
@Resolver(() => BookingObject)
export class BookingClockResolver {
  constructor(
    private readonly outlook: BookingOutlook,
    private readonly prices: BookingPrices,
  ) {}

  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description:
      'When its status next changes by the clock alone: a hold or request lapses, it is missed, or it needs its times. ' +
      'Null = never.',
  })
  changesAt(@Parent() { booking }: BookingObject): Instant | null {
    return this.outlook.changesAt(booking);
  }

  @ResolveField(() => MoneyObject, { nullable: true, description: 'The cost of a late cancellation; null = nothing.' })
  async lateCancellationFee(
    @Parent() { booking }: BookingObject,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    return moneyOrNull(await this.prices.fee(context, booking, 'LATE_CANCELLATION'));
  }

  @ResolveField(() => [BookingActionEnum], {
    description:
      'What the viewer may do to it at this instant, by permission, status and clock; each action at most once. Other ' +
      'rules may still refuse it.',
  })
  viewerCan(@Parent() { booking }: BookingObject, @Context() context: ViewerContext): Promise<BookingAction[]> {
    return this.outlook.actions(context, booking);
  }

  @ResolveField(() => [QuoteLineObject], {
    description: 'How the promised price comes about, one for each item; the amounts sum to the quote.',
  })
  async quoteLines(
    @Parent() { booking }: BookingObject,
    @Context() context: ViewerContext,
  ): Promise<QuoteLineObject[]> {
    const lines = await this.prices.lines(context, booking);
    return lines.map((line) => QuoteLineObject.of(line, booking));
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the viewer sees it as its provider: by a role there, also with one on the other side.',
  })
  provided(@Parent() { booking }: BookingObject, @CurrentViewer() viewer: Viewer): boolean {
    const { provider } = subjectOf(booking);
    return sideOf(viewer, 'booking', { provider }) !== null;
  }
}
