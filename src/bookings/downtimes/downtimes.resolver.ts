import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { resourceIds } from '../../organizations/ids.js';
import { downtimeIds } from '../ids.js';
import { refusedFor } from '../booking/refused-booking.js';
import { CurrentViewer, givenKey, type Viewer, type ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { refuse } from '../../platform/core/result.js';
import { CancelDowntimeInput, ScheduleDowntimeInput, UpdateDowntimeInput } from './downtime.inputs.js';
import { DowntimePayload } from './downtime.payloads.js';
import { UpdateDowntime } from './update-downtime.js';
import { CancelDowntime } from './cancel-downtime.js';
import { DowntimeObject } from './downtime.object.js';
import { ScheduleDowntime } from './schedule-downtime.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver(() => DowntimeObject)
export class DowntimesResolver {
  constructor(
    private readonly schedule: ScheduleDowntime,
    private readonly update: UpdateDowntime,
    private readonly cancel: CancelDowntime,
    private readonly resources: ResourceLoader,
  ) {}

  @Mutation(() => DowntimePayload, { description: 'Takes a resource out of use for a while.' })
  async scheduleDowntime(
    @CurrentViewer() viewer: Viewer,
    @Input(ScheduleDowntimeInput, 'When, and why.') input: ScheduleDowntimeInput,
  ): Promise<DowntimePayload> {
    const { resourceId, startsAt, endsAt, reason, idempotencyKey } = input;
    const given = { resourceId, period: { startsAt, endsAt }, reason, idempotencyKey };
    const idempotency = givenKey(given, downtimeIds);
    const command = { ...given, resourceId: resourceIds.read(resourceId), idempotency };
    return DowntimePayload.of(await this.schedule.execute(viewer, command));
  }

  @Mutation(() => DowntimePayload, {
    description: 'Changes a downtime that is not over, as if it were scheduled anew over its old self.',
  })
  async updateDowntime(
    @CurrentViewer() viewer: Viewer,
    @Input(UpdateDowntimeInput, 'The downtime and its changes.') input: UpdateDowntimeInput,
  ): Promise<DowntimePayload> {
    const command = { ...input, downtimeId: downtimeIds.read(input.downtimeId) };
    return DowntimePayload.of(await this.update.execute(viewer, command));
  }

  @Mutation(() => DowntimePayload, { description: 'Calls a downtime off and gives its time back.' })
  async cancelDowntime(
    @CurrentViewer() viewer: Viewer,
    @Input(CancelDowntimeInput, 'The downtime to cancel.') input: CancelDowntimeInput,
  ): Promise<DowntimePayload> {
    const result = await this.cancel.execute(viewer, downtimeIds.read(input.downtimeId));
    return DowntimePayload.of(result.ok ? result : refuse(refusedFor(result.error)));
  }

  @ResolveField(() => ResourceObject, { description: 'The resource that is out of use.' })
  resource(@Parent() downtime: DowntimeObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, downtime.resourceId);
  }
}
