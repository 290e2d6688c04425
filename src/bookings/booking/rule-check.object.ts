import { ObjectType } from '@nestjs/graphql';
import type { ResourceKey } from '../../platform/core/keys.js';
import type { Message } from '../../platform/core/message.js';
import { fill } from '../../platform/graphql/fill.js';
import { Field, NullableField } from '../../platform/graphql/field.js';
import type { BookingErrorCode } from '../core/booking-refusal.js';
import type { RuleCheck } from '../core/rule-check.js';
import { BookingErrorCodeEnum } from './booking-refusal.object.js';

@ObjectType('RuleCheck', { description: 'A rule that was asked, and whether the request keeps it.' })
export class RuleCheckObject {
  @Field(() => BookingErrorCodeEnum, 'The rule, by the code of its refusal.') code: BookingErrorCode;
  @Field(() => Boolean, 'Whether the request keeps it.') kept: boolean;
  @NullableField(() => [String], 'The path inside the input; null when no part of it is to blame.')
  field: readonly string[] | null;

  /** Not fields: rule-checks.resolver.ts makes them. */
  resourceId: ResourceKey | null;
  said: Message;

  static of(this: void, check: RuleCheck): RuleCheckObject {
    const { resourceId } = check;
    const told = check.kept
      ? { ...{ code: check.rule.code, kept: true, field: null }, said: check.rule }
      : { ...{ code: check.refusal.code, kept: false, field: check.refusal.field }, said: check.refusal };
    return fill(RuleCheckObject, { ...told, resourceId });
  }
}
