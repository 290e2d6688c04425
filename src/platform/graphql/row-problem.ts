import { Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../core/locale.js';
import { type Facts, type Sentence, textIn } from '../core/message.js';
import type { RowErrorCode, RowProblem, RowRule } from '../core/row-problem.js';
import { enumType } from './enum-type.js';
import { Field, NullableField } from './field.js';
import { fill } from './fill.js';
import { RequestLocale } from './request-locale.js';

export const RowRuleEnum = enumType<RowRule>('RowRule', 'Ways to go on when some of many rows have problems.', {
  SKIP_ROWS: 'The rows without problems are written.',
  REFUSE_ALL: 'Nothing is written.',
});

const RowErrorCodeEnum = enumType<RowErrorCode>('RowErrorCode', 'Problems of one of many rows.', {
  MISSING: 'A value is missing that every row needs.',
  MALFORMED: 'A value is not written as it must be.',
  DUPLICATE: 'An earlier row is about the same.',
  TOO_YOUNG: 'The person is younger than 14 today.',
  NOT_FOUND: 'There is no such thing that the viewer may see.',
  LEFT: 'The learner left.',
  NO_SEAT: 'There is no seat left.',
  CLASH: 'The learner is somewhere else at that time.',
  NOT_QUALIFIED: 'The person lacks a qualification.',
  NOT_PRESENT: 'The learner was not present.',
  TOO_MANY_MINUTES: 'These are more minutes than there may be.',
  WRONG_STATUS: 'The status does not allow it.',
  INVALID: 'A value is too long or out of its range.',
});

@ObjectType('RowProblem', { description: 'A problem of one of many rows or entries.' })
export class RowProblemObject {
  @NullableField(() => String, 'The name of its file; null when the rows came in no file.') file: string | null;
  @Field(() => Int, 'The row; 1 is the first after the header, and blank rows count too; or the first entry.')
  row: number;
  @NullableField(() => String, 'The part of the row that is to blame; null when no part is.') field: string | null;
  @Field(() => RowErrorCodeEnum, 'The code, for programs.') code: RowErrorCode;

  /** Not fields: the message is made of them. */
  readonly sentence: Sentence;
  readonly facts: Facts;

  static of(this: void, { file, row, field, code, sentence, facts }: RowProblem): RowProblemObject {
    return fill(RowProblemObject, { file, row, field, code, sentence, facts });
  }
}

/** The text of each problem in the language of the request. */
@Resolver(() => RowProblemObject)
export class RowProblemResolver {
  @ResolveField(() => String, { description: 'A sentence that a person can act on, in the language asked for.' })
  message(@Parent() problem: RowProblemObject, @RequestLocale() locale: Locale): string {
    return textIn(locale, problem);
  }
}
