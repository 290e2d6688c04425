import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { MoneyObject, moneyOrNull } from '../platform/graphql/money.object.js';
import { AvailableResourceObject, OfferedSlotObject } from './available-resource.object.js';
import { OfferQuotes } from './offer-quotes.js';
import { SlotLoader } from './slot.loader.js';

const MOST_SLOTS = 10;

@Resolver(() => AvailableResourceObject)
export class AvailableResourceResolver {
  constructor(
    private readonly quotes: OfferQuotes,
    private readonly slotLoader: SlotLoader,
  ) {}

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The price for the organization that was named; null = none was named, or it is free.',
  })
  async quote(
    @Parent() { offer }: AvailableResourceObject,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    const { price, period } = offer;
    return moneyOrNull(price === null ? await this.quotes.quote(context, offer, period) : price.quote);
  }

  @ResolveField(() => [OfferedSlotObject], {
    description:
      'The next slots of the length inside the window, each bookable by all rules, this one first. By start, not ' +
      'overlapping. Without a length, the window alone.',
  })
  async slots(
    @Parent() { offer }: AvailableResourceObject,
    @Args('first', { type: () => Int, defaultValue: 3, description: '1 to 10.' }) first: number,
    @Context() context: ViewerContext,
  ): Promise<OfferedSlotObject[]> {
    if (first < 1 || first > MOST_SLOTS) {
      throw badUserInput(`\`first\` must be from 1 to ${MOST_SLOTS}; it is ${first}.`);
    }
    const slots = await this.slotLoader.slots(context, offer, first);
    return slots.map((period) => OfferedSlotObject.of(offer, period));
  }
}

@Resolver(() => OfferedSlotObject)
export class OfferedSlotResolver {
  constructor(private readonly quotes: OfferQuotes) {}

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The price for the organization that was named; null = none was named, or it is free.',
  })
  async quote(
    @Parent() { offer, startsAt, endsAt }: OfferedSlotObject,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    return moneyOrNull(await this.quotes.quote(context, offer, { startsAt, endsAt }));
  }
}
