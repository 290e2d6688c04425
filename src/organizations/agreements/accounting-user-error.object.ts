import { ObjectType } from '@nestjs/graphql';
import { enumType } from '../../platform/graphql/enum-type.js';
import { UserErrorInterface } from '../../platform/graphql/user-error.js';
import type { AccountingErrorCode } from './core/refusals.js';
import { Field } from '../../platform/graphql/field.js';

const description = 'Why an agreement, a rate or a statement could not be made or changed.';

const AccountingErrorCodeEnum = enumType<AccountingErrorCode>('AccountingErrorCode', description, {
  INVALID: 'A value is too long, malformed or out of its range.',
  NOT_FOUND: 'There is no such thing that the viewer may see.',
  NOT_PERMITTED: 'Visible, but not the viewer’s to do, or an organization is not VERIFIED.',
  WRONG_STATUS: 'Its status does not allow it.',
  PERIOD_NOT_OVER: 'The month is not over yet.',
  EXCEPTIONS_OPEN: 'Bookings of the month still need their times.',
  DISPUTED: 'Lines of the statement are disputed.',
  TOO_MANY: 'A quota is used up; the message says the limit and when there is room.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used for another request.',
});

@ObjectType('AccountingUserError', { implements: () => [UserErrorInterface], description })
export class AccountingUserErrorObject extends UserErrorInterface {
  @Field(() => AccountingErrorCodeEnum, 'The code, for programs.') code: AccountingErrorCode;
}
