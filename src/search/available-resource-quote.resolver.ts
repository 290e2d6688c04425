import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { QuoteOffers } from '../bookings/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Money } from '../platform/core/money.js';
import { MoneyObject, moneyOrNull } from '../platform/graphql/money.object.js';
import { AvailableResourceObject } from './available-resource.object.js';

/** An offer in one text, by which those of a page are quoted together. */
type OfferKey = readonly [
  organizationId: OrganizationKey,
  resource: ResourceKey,
  units: number,
  startsAt: number,
  endsAt: number,
];

@Resolver(() => AvailableResourceObject)
export class AvailableResourceQuoteResolver {
  constructor(private readonly offers: QuoteOffers) {}

  @ResolveField(() => MoneyObject, {
    nullable: true,
    description: 'The price for the organization that was named; null = none was named, or it is free.',
  })
  async quote(
    @Parent() { organizationId, resource, units, startsAt, endsAt }: AvailableResourceObject,
    @Context() context: ViewerContext,
  ): Promise<MoneyObject | null> {
    if (organizationId === null) return null;
    const key: OfferKey = [organizationId, resource.key, units, startsAt, endsAt];
    return moneyOrNull(await context.loaders.load(QuoteOffers, (keys) => this.quotes(keys), JSON.stringify(key)));
  }

  /** All offers of a request are for one organization, or are asked one organization after the other. */
  private async quotes(keys: readonly string[]): Promise<Map<string, Money>> {
    const quotes = new Map<string, Money>();
    const wanted = keys.map((key) => [key, JSON.parse(key) as OfferKey] as const);
    for (const [organizationId, offers] of Map.groupBy(wanted, ([, [id]]) => id)) {
      const found = await this.offers.execute(
        organizationId,
        offers.map(([, [, resourceId, units, startsAt, endsAt]]) => ({
          resourceId,
          units,
          period: { startsAt, endsAt },
        })),
      );
      found.forEach((quote, index) => {
        const key = offers[index]?.[0];
        if (quote !== null && key !== undefined) quotes.set(key, quote);
      });
    }
    return quotes;
  }
}
