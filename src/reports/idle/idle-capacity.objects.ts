import { Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Weekday, weekdayOfIso } from '../../catalog/index.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import type { LocalTime } from '../../platform/core/local-time.js';
import { badUserInput } from '../../platform/graphql/api-error.js';
import { fill } from '../../platform/graphql/fill.js';
import { LocalTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import { ReportedResourcesInput } from '../question/report-question.inputs.js';
import type { IdleRule, IdleWindow } from './core/idle-windows.js';
import type { IdleResource } from './find-idle-capacity.js';
import { Field } from '../../platform/graphql/field.js';

type RuleInput = Pick<IdleCapacityInput, 'minimumIdleShare' | 'minimumMinutes'>;

export const DEFAULT_RULE: RuleInput = { minimumIdleShare: 0.8, minimumMinutes: 60 };

/** Throws BAD_USER_INPUT. */
export function idleRule({ minimumIdleShare, minimumMinutes }: RuleInput): IdleRule {
  if (!(minimumIdleShare > 0 && minimumIdleShare <= 1)) {
    throw badUserInput(`\`minimumIdleShare\` must be over 0 and at most 1; it is ${minimumIdleShare}.`);
  }
  if (minimumMinutes < 1 || minimumMinutes > 1440) {
    throw badUserInput(`\`minimumMinutes\` must be from 1 to 1440; it is ${minimumMinutes}.`);
  }
  return { minimumShare: minimumIdleShare, minimumMinutes };
}

@InputType('IdleCapacityInput', { description: 'The subject and the window. All that is given must hold.' })
export class IdleCapacityInput extends ReportedResourcesInput {
  @Field(() => Float, 'How much of a weekly window must have been idle, over 0 and up to 1.', {
    defaultValue: DEFAULT_RULE.minimumIdleShare,
  })
  minimumIdleShare: number;
  @Field(() => Int, 'The least length of a weekly window, 1 to 1440.', { defaultValue: DEFAULT_RULE.minimumMinutes })
  minimumMinutes: number;
}

@ObjectType('IdleWindow', { description: 'Hours of a weekday that stood idle again and again, by the quarter hour.' })
export class IdleWindowObject {
  @Field(() => Weekday, 'The day.') weekday: Weekday;
  @Field(() => LocalTimeScalar, 'Start, inclusive; wall clock of the resource.') opensAt: LocalTime;
  @Field(() => LocalTimeScalar, 'End, exclusive; 24:00 is the end of the day.') closesAt: LocalTime;
  @Field(() => Int, 'In how many weeks all of it was available.') weeks: number;
  @Field(() => Float, 'Unit-minutes that were neither booked nor used.') idleMinutes: number;
  @Field(() => Float, 'How much of what was available that is, 0 to 1.') idleShare: number;
  @Field(() => Int, 'Units that nobody had at any instant of it, in no week: what could be offered.') unitsFree: number;

  static of(this: void, { weekday, share, ...window }: IdleWindow): IdleWindowObject {
    return fill(IdleWindowObject, { ...window, weekday: weekdayOfIso(weekday), idleShare: share });
  }
}

@ObjectType('IdleResource', { description: 'A resource that stood open while nobody had booked or used it.' })
export class IdleResourceObject {
  @Field(() => Float, 'Units times opening hours, without downtimes.') availableMinutes: number;
  @Field(() => Float, 'Unit-minutes of it that were neither booked nor used.') idleMinutes: number;
  @Field(() => Float, 'How much of what was available that is, 0 to 1.') idleShare: number;
  @Field(() => [IdleWindowObject], 'The weekly windows that could be offered, from Monday on.')
  windows: IdleWindowObject[];

  /** Not a field: the resolver loads it. */
  resourceId: ResourceKey;

  static of(this: void, idle: IdleResource): IdleResourceObject {
    return fill(IdleResourceObject, {
      ...idle,
      idleShare: idle.idleMinutes / idle.availableMinutes,
      windows: idle.windows.map(IdleWindowObject.of),
    });
  }
}
