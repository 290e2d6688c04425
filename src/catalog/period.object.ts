import { ObjectType } from '@nestjs/graphql';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { fill } from '../platform/graphql/fill.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { Field } from '../platform/graphql/field.js';

@ObjectType('Period', { description: 'Half-open: from startsAt until before endsAt.' })
export class PeriodObject {
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;

  static of(this: void, range: TimeRange): PeriodObject {
    return fill(PeriodObject, range);
  }
}
