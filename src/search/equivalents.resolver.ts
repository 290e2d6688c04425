import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { adviceKey, AffectedBookingObject } from '../bookings/index.js';
import { AvailableResourceObject } from './available-resource.object.js';
import { FindEquivalents } from './find-equivalents.js';

@Resolver(() => AffectedBookingObject)
export class EquivalentsResolver {
  constructor(private readonly find: FindEquivalents) {}

  @ResolveField(() => [AvailableResourceObject], {
    description:
      'Other resources of the provider with all skills of the one that is affected, free then by all rules for the ' +
      'organization that booked, by code, at most 3. Empty if it has no skills, and from the 21st affected booking on.',
  })
  async equivalents(
    @Parent() affected: AffectedBookingObject,
    @Context() context: ViewerContext,
  ): Promise<AvailableResourceObject[]> {
    const { viewer } = context;
    if (viewer === null || !affected.isAdvised) return [];
    const batch = (keys: readonly string[]) => this.find.execute(viewer, keys);
    const found = await context.loaders.load(FindEquivalents, batch, adviceKey(affected));
    return (found ?? []).map(AvailableResourceObject.of);
  }
}
