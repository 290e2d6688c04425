import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../access/index.js';
import { QuoteOffers } from '../bookings/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Money } from '../platform/core/money.js';
import type { TimeRange } from '../platform/core/time-range.js';
import type { AvailableResource } from './available.js';

/** An offer in one text, by which those of a page are quoted together. */
type OfferKey = readonly [
  organizationId: OrganizationKey,
  resource: ResourceKey,
  units: number,
  startsAt: number,
  endsAt: number,
];

/** Quotes of the offers and slots of a request, batched. */
@Injectable()
export class OfferQuotes {
  constructor(private readonly offers: QuoteOffers) {}

  /** The price of an offer at a time; null = free, or for no organization. */
  async quote(context: ViewerContext, offer: AvailableResource, period: TimeRange): Promise<Money | null> {
    const { organizationId, resource, units } = offer;
    if (organizationId === null) return null;
    const key: OfferKey = [organizationId, resource.id, units, period.startsAt, period.endsAt];
    return context.loaders.load(QuoteOffers, (keys) => this.quotes(keys), JSON.stringify(key));
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
