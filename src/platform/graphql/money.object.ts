import { ObjectType } from '@nestjs/graphql';
import type { Decimal } from '../core/decimal.js';
import { amountOf, type Currency, type Money } from '../core/money.js';
import { fill } from './fill.js';
import { CurrencyCodeScalar } from './scalars/currency-code.js';
import { DecimalScalar } from './scalars/decimal.js';
import { Field } from './field.js';

@ObjectType('Money', { description: 'An amount in a currency.' })
export class MoneyObject {
  @Field(() => DecimalScalar, 'With exactly the digits of the currency: 125.50 of CNY, 125 of JPY, 125.500 of KWD.')
  amount: Decimal;
  @Field(() => CurrencyCodeScalar, 'The currency.') currency: Currency;

  static of(this: void, money: Money): MoneyObject {
    return fill(MoneyObject, { amount: amountOf(money), currency: money.currency });
  }
}

export const moneyOrNull = (money: Money | null): MoneyObject | null => (money === null ? null : MoneyObject.of(money));
