import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { rateIds } from '../ids.js';
import { CurrentViewer, may, type Viewer, type ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { PublishRate } from './publish-rate.js';
import { RateLoader } from './rate.loader.js';
import { RateObject } from './rate.object.js';
import { publishCommandOf, PublishRateInput, RatePayload, WithdrawRateInput } from './rates.inputs.js';
import { WithdrawRate } from './withdraw-rate.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver(() => RateObject)
export class RatesResolver {
  constructor(
    private readonly publish: PublishRate,
    private readonly withdraw: WithdrawRate,
    private readonly resources: ResourceLoader,
  ) {}

  @Mutation(() => RatePayload, {
    description: "Publishes what a resource costs from an instant on; for the owner's ADMINs and FINANCE.",
  })
  async publishRate(
    @Input(PublishRateInput, 'The rate.') input: PublishRateInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<RatePayload> {
    return RatePayload.of(await this.publish.execute(viewer, publishCommandOf(input)));
  }

  @Mutation(() => RatePayload, {
    description:
      "Withdraws a rate that is not in effect yet; the version before it goes on. For the owner's ADMINs and FINANCE.",
  })
  async withdrawRate(
    @Input(WithdrawRateInput, 'The rate.') input: WithdrawRateInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<RatePayload> {
    return RatePayload.of(await this.withdraw.execute(viewer, rateIds.read(input.rateId)));
  }

  @ResolveField(() => ResourceObject, { description: 'The resource that it prices.' })
  resource(@Parent() rate: RateObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, rate.resourceId);
  }
}

@Resolver(() => ResourceObject)
export class ResourceRatesResolver {
  constructor(private readonly rateLoader: RateLoader) {}

  @ResolveField(() => [RateObject], {
    description: "Every rate there is, the latest first; for the owner's ADMINs and FINANCE, else empty.",
  })
  async rates(
    @Parent() resource: ResourceObject,
    @Context() context: ViewerContext,
    @CurrentViewer() viewer: Viewer,
  ): Promise<RateObject[]> {
    if (!may(viewer, 'rates', { provider: resource.organizationId })) return [];
    return this.rateLoader.every(context, resource.key);
  }
}
