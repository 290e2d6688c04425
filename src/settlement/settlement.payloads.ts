import { ObjectType } from '@nestjs/graphql';
import { type AccountingRefusal, AccountingUserErrorObject } from '../organizations/index.js';
import type { Result } from '../platform/core/result.js';
import type { Statement } from './core/statement.js';
import { StatementObject } from './statement.object.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@ObjectType({ description: 'A changed statement, or why it was not.' })
export class StatementPayload {
  @NullableField(() => StatementObject, 'As it is now; of a line the one in which it stands. Null when refused.')
  statement: StatementObject | null;
  @Field(() => [AccountingUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: AccountingUserErrorObject[];

  static of(this: void, result: Result<Statement, readonly AccountingRefusal[]>): StatementPayload {
    return result.ok
      ? { statement: StatementObject.of(result.value), userErrors: [] }
      : { statement: null, userErrors: [...result.error] };
  }
}
