import { Args, Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RateObject } from '../../accounting/index.js';
import { may, type ViewerContext } from '../../access/index.js';
import { organizationIds } from '../../access/ids.js';
import { ResourceObject } from '../../catalog/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { OwnRates } from '../requests/own-rates.js';

@Resolver(() => ResourceObject)
export class OwnRatesResolver {
  constructor(private readonly rates: OwnRates) {}

  @ResolveField(() => RateObject, {
    nullable: true,
    description:
      'The rate by which this organization, one of the viewer’s, would be charged for a start at that instant; null = ' +
      'free, or the viewer has no say about prices there or at the owner.',
  })
  async rateFor(
    @Parent() resource: ResourceObject,
    @Args('organizationId', { type: () => ID, description: 'The organization that would book.' })
    organizationId: string,
    @Args('at', { type: () => DateTimeScalar, nullable: true, description: 'The start; null = now.' })
    at: Instant | null,
    @Context() context: ViewerContext,
  ): Promise<RateObject | null> {
    const own = organizationIds.read(organizationId);
    const provider = resource.organizationId;
    if (context.viewer === null || !may(context.viewer, 'ownRate', { own, provider })) return null;
    const rate = await this.rates.find(context, resource.key, own, at ?? null);
    return rate === null ? null : RateObject.of(rate);
  }
}
