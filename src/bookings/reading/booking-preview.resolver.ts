import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../../access/index.js';
import { OrganizationLoader, OrganizationObject } from '../../organizations/index.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { BookingPrices } from '../booking/booking-prices.js';
import { QuoteLineObject } from '../booking/quote-line.object.js';
import { BookingPreview } from '../requests/request-booking.payloads.js';

/** The money of a previewed booking, and its approver: as of a booking that was made. */
@Resolver(() => BookingPreview)
export class BookingPreviewResolver {
  constructor(
    private readonly prices: BookingPrices,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => [QuoteLineObject], {
    description: 'How the price comes about, one for each item; the amounts sum to the quote. Empty if refused.',
  })
  async lines(@Parent() { booking }: BookingPreview, @Context() context: ViewerContext): Promise<QuoteLineObject[]> {
    if (booking === null) return [];
    return (await this.prices.lines(context, booking)).map((line) => QuoteLineObject.of(line, booking));
  }

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The cost of a late cancellation; null = nothing, or refused.',
  })
  lateCancellationFee(@Parent() preview: BookingPreview, @Context() context: ViewerContext) {
    return this.fee(preview, context, 'LATE_CANCELLATION');
  }

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The cost if nobody comes; null = nothing, or refused.',
  })
  noShowFee(@Parent() preview: BookingPreview, @Context() context: ViewerContext) {
    return this.fee(preview, context, 'NO_SHOW');
  }

  @ResolveField(() => OrganizationObject, {
    nullable: true,
    description: 'The provider, which must approve; null unless the status would be PENDING_APPROVAL.',
  })
  async approver(
    @Parent() { booking }: BookingPreview,
    @Context() context: ViewerContext,
  ): Promise<OrganizationObject | null> {
    return booking?.status === 'PENDING_APPROVAL' ? this.organizations.load(context, booking.providerId) : null;
  }

  private async fee(
    { booking }: BookingPreview,
    context: ViewerContext,
    outcome: 'NO_SHOW' | 'LATE_CANCELLATION',
  ): Promise<MoneyObject | null> {
    return booking === null ? null : moneyOrNull(await this.prices.fee(context, booking, outcome));
  }
}
