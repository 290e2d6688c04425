import { Int, ObjectType } from '@nestjs/graphql';
import { ChargePartObject, partOf, type RateVersion } from '../../accounting/index.js';
import type { AgreementKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import { fill } from '../../platform/graphql/fill.js';
import { Field, NullableField } from '../../platform/graphql/field.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import type { Booking } from '../core/booking.js';
import type { QuoteLine } from '../core/quote-lines.js';

@ObjectType('QuoteLine', { description: 'How the price of one item comes about.' })
export class QuoteLineObject {
  @Field(() => Int, 'How many units.') units: number;
  @Field(() => Int, 'The length of the booking.') minutes: number;
  @Field(() => [ChargePartObject], 'How the amount comes about, at most 100; empty without a rate.')
  parts: ChargePartObject[];
  @Field(() => Int, 'Unit-minutes that the included minutes of the agreement cover.') includedMinutes: number;
  @Field(() => DecimalScalar, 'The discount of the agreement, 0 to 100; 0 without one.') discountPercent: Decimal;
  @NullableField(() => MoneyObject, 'The amount, rounded once; null = free. The amounts sum to the quote.')
  amount: MoneyObject | null;

  /** Not fields: quote-lines.resolver.ts loads what they refer to. */
  resourceId: ResourceKey;
  frozenRate: RateVersion | null;
  agreementId: AgreementKey | null;
  providerId: OrganizationKey;
  consumerId: OrganizationKey;

  static of(this: void, line: QuoteLine, { providerId, consumerId }: Booking): QuoteLineObject {
    const { charge, rate, ...others } = line;
    return fill(QuoteLineObject, {
      ...others,
      providerId,
      consumerId,
      frozenRate: rate,
      amount: moneyOrNull(charge?.total ?? null),
      parts: charge?.parts.map((part) => partOf(part, charge.total.currency)) ?? [],
    });
  }
}
