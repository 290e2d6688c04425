import { InputType, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountPayload, CurrentViewer, type Viewer, ViewerObject } from '../access/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { Field } from '../platform/graphql/field.js';
import { Input } from '../platform/graphql/input.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { MarkHappeningsRead } from './mark-happenings-read.js';
import { UnreadHappenings } from './unread-happenings.js';

@InputType('MarkHappeningsReadInput', { description: 'How far the viewer has read.' })
class MarkHappeningsReadInput {
  @Field(() => DateTimeScalar, 'The last instant that was read; in the future it is INVALID.') until: Instant;
}

@Resolver(() => ViewerObject)
export class UnreadHappeningsResolver {
  constructor(
    private readonly unread: UnreadHappenings,
    private readonly marking: MarkHappeningsRead,
  ) {}

  @ResolveField(() => Int, {
    description:
      'How many happenings of the viewer’s organizations, that the viewer may see, others or the clock brought about ' +
      'since markHappeningsRead; at most 100. Until the first mark those of 14 days.',
  })
  unreadHappenings(@Parent() { viewer }: ViewerObject): Promise<number> {
    return this.unread.count(viewer);
  }

  @ResolveField(() => DateTimeScalar, {
    description:
      'The instant up to which the viewer has read what happened, in all organizations; until the first mark 14 days ago.',
  })
  happeningsReadUntil(@Parent() { viewer }: ViewerObject): Promise<Instant> {
    return this.unread.since(viewer);
  }

  @Mutation(() => AccountPayload, {
    description: 'Marks as read what happened up to an instant; it moves forward only.',
  })
  async markHappeningsRead(
    @CurrentViewer() viewer: Viewer,
    @Input(MarkHappeningsReadInput, 'How far.') { until }: MarkHappeningsReadInput,
  ): Promise<AccountPayload> {
    return AccountPayload.of(await this.marking.execute(viewer, until));
  }
}
