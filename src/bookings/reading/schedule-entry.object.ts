import { Int, ObjectType } from '@nestjs/graphql';
import type { ScheduledEntry } from '../../availability/index.js';
import type { HolderKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const ScheduleEntryKind = enumType('ScheduleEntryKind', 'The kinds of holders of time.', {
  BOOKING: 'A booking.',
  HOLD: 'A booking that is held for a few minutes.',
  DOWNTIME: 'Maintenance or a closure.',
});
export type ScheduleEntryKind = keyof typeof ScheduleEntryKind;

@ObjectType('ScheduleEntry', { description: 'A holder that takes or took units of a resource for a while.' })
export class ScheduleEntryObject {
  @Field(() => DateTimeScalar, 'Start, inclusive; not clipped to the window.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive; not clipped to the window, without turnaround.') endsAt: Instant;
  @Field(() => ScheduleEntryKind, 'The kind.') kind: ScheduleEntryKind;
  @Field(() => Int, 'How many units it takes.') units: number;

  @Field(() => DateTimeScalar, 'End of the turnaround after it; endsAt when there is none.') turnaroundEndsAt: Instant;
  @NullableField(
    () => DateTimeScalar,
    'The instant at which the clock alone ends it: a hold or request lapses, or nobody has come; null = never.',
  )
  changesAt: Instant | null;

  /** Not fields: schedule.resolver.ts loads what they refer to. */
  holder: HolderKey;
  resourceId: ResourceKey;
  /** The resource whose schedule it is. */
  scheduledId: ResourceKey;

  static of(this: void, entry: ScheduledEntry, scheduledId: ResourceKey): ScheduleEntryObject {
    const { kind, units, holderId, resourceKey, reserved, blocked, changesAt } = entry;
    const { provider } = scheduledId;
    return fill(ScheduleEntryObject, {
      ...{ kind, units, holder: { provider, id: holderId } as HolderKey, changesAt, ...reserved },
      ...{ resourceId: { provider, id: resourceKey }, scheduledId },
      // An entry that was released early blocks no more than it had reserved.
      turnaroundEndsAt: Math.max(reserved.endsAt, blocked.endsAt),
    });
  }
}
