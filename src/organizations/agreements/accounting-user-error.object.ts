import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorInterface } from '../../platform/graphql/user-error.js';
import { AccountingErrorCode } from './core/refusals.js';

registerEnumType(AccountingErrorCode, {
  name: 'AccountingErrorCode',
  description: 'Why an agreement, a rate or a statement could not be made or changed.',
  valuesMap: {
    INVALID: { description: 'A value is too long, malformed or out of its range.' },
    NOT_FOUND: { description: 'There is no such thing that the viewer may see.' },
    NOT_PERMITTED: { description: 'Visible, but not the viewer’s to do, or an organization is not VERIFIED.' },
    WRONG_STATUS: { description: 'Its status does not allow it.' },
    PERIOD_NOT_OVER: { description: 'The month is not over yet.' },
    EXCEPTIONS_OPEN: { description: 'Bookings of the month still need their times.' },
    DISPUTED: { description: 'Lines of the statement are disputed.' },
    TOO_MANY: { description: 'A quota is used up; the message says the limit and when there is room.' },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used for another request.' },
  },
});

@ObjectType('AccountingUserError', {
  implements: () => [UserErrorInterface],
  description: 'Why an agreement, a rate or a statement could not be made or changed.',
})
export class AccountingUserErrorObject extends UserErrorInterface {
  @Field(() => AccountingErrorCode, { description: 'The code, for programs.' })
  code: AccountingErrorCode;
}
