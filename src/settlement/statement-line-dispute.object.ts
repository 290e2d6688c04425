import { ObjectType } from '@nestjs/graphql';
import type { Instant } from '../platform/core/time-range.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import type { LineDispute } from './core/statement.js';
import { Field, NullableField } from '../platform/graphql/field.js';

export const DisputeOutcome = enumType('DisputeOutcome', 'The outcome of a dispute.', {
  OPEN: 'The provider has not answered yet; the statement cannot be accepted.',
  REJECTED: 'The provider answered that the line stands.',
  ADJUSTED: 'The provider corrected the line.',
});
export type DisputeOutcome = keyof typeof DisputeOutcome;

function outcomeOf({ answer }: LineDispute): DisputeOutcome {
  if (answer === null) return DisputeOutcome.OPEN;
  return answer.correctedById === null ? DisputeOutcome.REJECTED : DisputeOutcome.ADJUSTED;
}

@ObjectType('StatementLineDispute', { description: 'A disagreement of the consumer with a line, and its answer.' })
export class StatementLineDisputeObject {
  @Field(() => String, 'The reason that the consumer gave.') reason: string;
  @Field(() => DateTimeScalar, 'The instant at which the consumer disputed the line.') at: Instant;
  @Field(() => DisputeOutcome, 'The outcome so far.') outcome: DisputeOutcome;
  @NullableField(() => String, 'The reason that the provider gave; null while OPEN.') answer: string | null;
  @NullableField(() => DateTimeScalar, 'The instant of the answer; null while OPEN.') answeredAt: Instant | null;

  /** Not a field: resolvers load the people and the line. */
  readonly dispute: LineDispute;

  static of(this: void, dispute: LineDispute): StatementLineDisputeObject {
    const { reason, raisedAt, answer } = dispute;
    return fill(StatementLineDisputeObject, {
      reason,
      at: raisedAt,
      outcome: outcomeOf(dispute),
      answer: answer?.reason ?? null,
      answeredAt: answer?.at ?? null,
      dispute,
    });
  }
}
