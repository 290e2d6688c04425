import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BookingAlternativeObject } from './booking-alternative.object.js';
import { BookingPreview, RequestBookingPayload } from './request-booking.payloads.js';
import { FindAlternatives } from './find-alternatives.js';

const DESCRIPTION =
  'The same items at the same length within 7 days either way, nearest first, at most 5, each bookable when answered; ' +
  'told when CONFLICT or OUTSIDE_OPENING_HOURS is among the errors.';

const told = async (find: FindAlternatives, { wish }: Pick<BookingPreview, 'wish'>) =>
  wish === null ? [] : (await find.execute(wish)).map(BookingAlternativeObject.of);

@Resolver(() => RequestBookingPayload)
class RequestBookingAlternativesResolver {
  constructor(private readonly find: FindAlternatives) {}

  @ResolveField(() => [BookingAlternativeObject], { description: DESCRIPTION })
  alternatives(@Parent() payload: RequestBookingPayload): Promise<BookingAlternativeObject[]> {
    return told(this.find, payload);
  }
}

@Resolver(() => BookingPreview)
class BookingPreviewAlternativesResolver {
  constructor(private readonly find: FindAlternatives) {}

  @ResolveField(() => [BookingAlternativeObject], { description: DESCRIPTION })
  alternatives(@Parent() preview: BookingPreview): Promise<BookingAlternativeObject[]> {
    return told(this.find, preview);
  }
}

export const alternativesResolvers = [RequestBookingAlternativesResolver, BookingPreviewAlternativesResolver];
