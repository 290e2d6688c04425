import { Field, ObjectType } from '@nestjs/graphql';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { fill } from '../platform/graphql/fill.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';

@ObjectType('Period', { description: 'Half-open: from startsAt until before endsAt.' })
export class PeriodObject {
  @Field(() => DateTimeScalar, { description: 'Start, inclusive.' }) startsAt: Instant;
  @Field(() => DateTimeScalar, { description: 'End, exclusive.' }) endsAt: Instant;

  static of(this: void, range: TimeRange): PeriodObject {
    return fill(PeriodObject, range);
  }
}
