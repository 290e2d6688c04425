import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RateObject } from '../../accounting/index.js';
import { may, type ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { AgreementObject, FindAgreements } from '../../organizations/index.js';
import { QuoteLineObject } from '../booking/quote-line.object.js';

@Resolver(() => QuoteLineObject)
export class QuoteLineResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly agreements: FindAgreements,
  ) {}

  @ResolveField(() => ResourceObject, { description: 'The resource.' })
  resource(@Parent() line: QuoteLineObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, line.resourceId);
  }

  @ResolveField(() => RateObject, {
    nullable: true,
    description:
      'The version that is or would be frozen; null = free, or the viewer has no say about prices on either side: that ' +
      'takes COORDINATOR, RESOURCE_MANAGER, FINANCE or ADMIN where it is booked, FINANCE or ADMIN of the provider.',
  })
  rate(@Parent() line: QuoteLineObject, @Context() { viewer }: ViewerContext): RateObject | null {
    const { frozenRate, consumerId: own, providerId: provider } = line;
    if (frozenRate === null || viewer === null || !may(viewer, 'ownRate', { own, provider })) return null;
    return RateObject.of(frozenRate);
  }

  @ResolveField(() => AgreementObject, {
    nullable: true,
    description: 'The agreement that is drawn on; null = none, or not visible to the viewer.',
  })
  async agreement(
    @Parent() { agreementId }: QuoteLineObject,
    @Context() context: ViewerContext,
  ): Promise<AgreementObject | null> {
    return agreementId === null ? null : this.agreements.visible(context, agreementId);
  }
}
