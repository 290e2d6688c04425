import { Int, ObjectType } from '@nestjs/graphql';
import type { AllocationEntry } from '../../availability/index.js';
import type { HolderKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { Field } from '../../platform/graphql/field.js';

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

  /** Not a field: schedule.resolver.ts loads what it refers to. */
  holder: HolderKey;

  static of(this: void, entry: AllocationEntry, provider: OrganizationKey): ScheduleEntryObject {
    const { kind, units, holderId, reserved } = entry;
    return fill(ScheduleEntryObject, { kind, units, holder: { provider, id: holderId } as HolderKey, ...reserved });
  }
}
