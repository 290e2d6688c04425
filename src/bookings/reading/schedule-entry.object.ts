import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AllocationEntry } from '../../availability/index.js';
import type { HolderKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';

export const ScheduleEntryKind = {
  BOOKING: 'BOOKING',
  HOLD: 'HOLD',
  DOWNTIME: 'DOWNTIME',
} as const;
export type ScheduleEntryKind = (typeof ScheduleEntryKind)[keyof typeof ScheduleEntryKind];
registerEnumType(ScheduleEntryKind, {
  name: 'ScheduleEntryKind',
  description: 'What takes time of a resource.',
  valuesMap: {
    BOOKING: { description: 'A booking.' },
    HOLD: { description: 'A booking that is held for a few minutes.' },
    DOWNTIME: { description: 'Maintenance or a closure.' },
  },
});

@ObjectType('ScheduleEntry', { description: 'What takes or took units of a resource for a while.' })
export class ScheduleEntryObject {
  @Field(() => DateTimeScalar, { description: 'From, not clipped.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive, not clipped, without turnaround.' })
  endsAt: Instant;

  @Field(() => ScheduleEntryKind, { description: 'What it is.' })
  kind: ScheduleEntryKind;

  @Field(() => Int, { description: 'How many units it takes.' })
  units: number;

  /** Not a field: schedule.resolver.ts loads what it refers to. */
  holder: HolderKey;

  static of(this: void, entry: AllocationEntry, provider: OrganizationKey): ScheduleEntryObject {
    const { kind, units, holderId, reserved } = entry;
    return fill(ScheduleEntryObject, { kind, units, holder: { provider, id: holderId } as HolderKey, ...reserved });
  }
}
