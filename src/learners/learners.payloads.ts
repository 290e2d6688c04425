import { Int, ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { RowProblemObject } from '../platform/graphql/row-problem.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { UserErrorInterface, userErrorsOf } from '../platform/graphql/user-error.js';
import type { LearnerFacts } from './core/learner.js';
import type { LearnerErrorCode, LearnerRefusal } from './core/refusals.js';
import type { ImportCounts, ImportRefused } from './import-learners.js';
import type { CodeMade } from './invite-learner.js';
import { LearnerObject } from './learner.object.js';

const description = 'Why learners could not be imported, invited, claimed, changed or erased.';

const LearnerErrorCodeEnum = enumType<LearnerErrorCode>('LearnerErrorCode', description, {
  INVALID: 'A value is blank, too long or out of its range.',
  MALFORMED_FILE: 'The file cannot be read as a table of learners.',
  NOT_FOUND: 'There is no such thing that the viewer may see.',
  NOT_PERMITTED: 'The viewer may see it, but not do this.',
  WRONG_STATUS: 'The status of the learner or the school does not allow it.',
  TOO_MANY: 'There are too many rows, learners, consents or attempts; the message says the limit.',
  ALREADY_CLAIMED: 'The learner has an account, or the account is a learner of the school already.',
  ROWS_REFUSED: 'Rows have problems, and nothing was to be written then.',
});

@ObjectType('LearnerUserError', { implements: () => [UserErrorInterface], description })
export class LearnerUserErrorObject extends UserErrorInterface {
  @Field(() => LearnerErrorCodeEnum, 'The code, for programs.') code: LearnerErrorCode;
}

@ObjectType({ description: 'The counts of an import, done or tried.' })
export class ImportLearnersPayload {
  @Field(() => Int, 'Learners who are new.') created: number;
  @Field(() => Int, 'Learners who were changed.') updated: number;
  @Field(() => Int, 'Learners who are as the file says.') unchanged: number;
  @Field(() => Int, 'Learners who were made LEFT because the file does not name them.') left: number;
  @Field(() => Int, 'ACTIVE learners whom the file does not name.') absent: number;
  @Field(() => [RowProblemObject], 'One for each problem, at most 500; a last one counts the rest.')
  rows: RowProblemObject[];
  @Field(() => [LearnerUserErrorObject], 'Why nothing was written; empty when it was.')
  userErrors: LearnerUserErrorObject[];

  static of(this: void, result: Result<ImportCounts, ImportRefused>): ImportLearnersPayload {
    const nothing = { created: 0, updated: 0, unchanged: 0, left: 0, absent: 0 };
    return fill(ImportLearnersPayload, {
      ...nothing,
      ...(result.ok ? result.value : {}),
      rows: (result.ok ? result.value : result.error).rows.map(RowProblemObject.of),
      userErrors: result.ok ? [] : [...result.error.reasons],
    });
  }
}

@ObjectType({ description: 'A code for a learner, or why there is none.' })
export class InviteLearnerPayload {
  @NullableField(() => String, 'The code to hand over; it is told once and works once. Null when refused.')
  code: string | null;
  @NullableField(() => DateTimeScalar, 'The instant from which the code opens nothing; null when refused.')
  expiresAt: Instant | null;
  @Field(() => [LearnerUserErrorObject], 'Every reason for the refusal; empty when done.')
  userErrors: LearnerUserErrorObject[];

  static of(this: void, result: Result<CodeMade, readonly LearnerRefusal[]>): InviteLearnerPayload {
    const made = result.ok ? result.value : { code: null, expiresAt: null };
    return fill(InviteLearnerPayload, { ...made, userErrors: userErrorsOf(result) });
  }
}

@ObjectType({ description: 'A changed learner, or why nothing was changed.' })
export class LearnerPayload {
  @NullableField(() => LearnerObject, 'As it is now; null when refused.') learner: LearnerObject | null;
  @Field(() => [LearnerUserErrorObject], 'Every reason for the refusal; empty when done.')
  userErrors: LearnerUserErrorObject[];

  static of(this: void, result: Result<LearnerFacts, readonly LearnerRefusal[]>): LearnerPayload {
    const learner = result.ok ? new LearnerObject(result.value) : null;
    return fill(LearnerPayload, { learner, userErrors: userErrorsOf(result) });
  }
}
