import { Mutation, Resolver } from '@nestjs/graphql';
import { resourceIds } from '../../organizations/ids.js';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { ResourceObject } from '../../catalog/index.js';
import { fill } from '../../platform/graphql/fill.js';
import { ReportUserError, SetRatedHoursInput, SetRatedHoursPayload } from './rated-hours.objects.js';
import { SetRatedHours } from './set-rated-hours.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver()
export class RatedHoursResolver {
  constructor(private readonly setting: SetRatedHours) {}

  @Mutation(() => SetRatedHoursPayload, {
    description: 'Says how many hours a year a resource is expected to be used; for the owner’s ADMINs and managers.',
  })
  async setRatedHours(
    @CurrentViewer() viewer: Viewer,
    @Input(SetRatedHoursInput, 'The resource and the hours.') input: SetRatedHoursInput,
  ): Promise<SetRatedHoursPayload> {
    const result = await this.setting.execute(viewer, { ...input, resourceId: resourceIds.read(input.resourceId) });
    return fill(SetRatedHoursPayload, {
      resource: result.ok ? ResourceObject.of(result.value) : null,
      userErrors: result.ok ? [] : result.error.map((refusal) => fill(ReportUserError, refusal)),
    });
  }
}
