import { ID, InputType, ObjectType } from '@nestjs/graphql';
import { rateIds } from '../ids.js';
import { givenKey } from '../../access/index.js';
import { Audience, isoOfWeekday, Weekday } from '../../catalog/index.js';
import { resourceIds } from '../../organizations/ids.js';
import { type AccountingRefusal, AccountingUserErrorObject } from '../../organizations/index.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { LocalTime } from '../../platform/core/local-time.js';
import type { Currency } from '../../platform/core/money.js';
import type { Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { CurrencyCodeScalar } from '../../platform/graphql/scalars/currency-code.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import { LocalTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import type { PublishRateCommand } from './publish-rate.js';
import { ChargeBasis, RateObject } from './rate.object.js';
import { Field, IdempotencyKey, NullableField } from '../../platform/graphql/field.js';

@InputType('RateBandInput', { description: 'A part of the week at a discount, wall clock of the resource.' })
export class RateBandInput {
  @Field(() => [Weekday], 'On these days, at least one.') weekdays: Weekday[];
  @Field(() => LocalTimeScalar, 'Start, inclusive.') startsAt: LocalTime;
  @Field(() => LocalTimeScalar, 'End, exclusive; later than startsAt. 24:00 is the end of the day.') endsAt: LocalTime;
  @Field(() => DecimalScalar, '0 to 100, with at most 6 digits behind the point.') discountPercent: Decimal;
}

@InputType('RateStepInput', { description: 'Another price from a number of hours on.' })
export class RateStepInput {
  @Field(() => DecimalScalar, 'Hours after the start of what is charged: over 0, and rising.') fromHours: Decimal;
  @Field(() => DecimalScalar, 'Per unit and hour, from 0, with at most 6 digits behind the point.') hourly: Decimal;
}

@InputType('PublishRateInput', { description: 'The price of a resource for an audience.' })
export class PublishRateInput {
  @Field(() => ID, 'The resource.') resourceId: string;
  @Field(() => Audience, "The audience; the owner's own use is paid by OWN_ORGANIZATION alone.") audience: Audience;
  @Field(() => DecimalScalar, 'Per unit and hour, from 0, with at most 6 digits behind the point.') hourly: Decimal;
  @Field(() => CurrencyCodeScalar, 'The currency of all amounts.') currency: Currency;
  @Field(() => [RateStepInput], 'Other prices after some hours; at most 50.', { defaultValue: [] })
  steps: RateStepInput[];
  @Field(() => [RateBandInput], 'Parts of the week at a discount, which do not overlap; at most 100.', {
    defaultValue: [],
  })
  bands: RateBandInput[];
  @NullableField(() => DecimalScalar, "The least that it costs, with the currency's digits at most; null: no minimum.")
  minimumCharge?: Decimal | null;
  @Field(() => ChargeBasis, 'The time that is charged.', { defaultValue: ChargeBasis.RESERVED }) basis: ChargeBasis;
  @NullableField(() => DecimalScalar, 'For a late cancellation; null: none.') lateCancellationFee?: Decimal | null;
  @NullableField(() => DecimalScalar, 'When nobody comes; null: none.') noShowFee?: Decimal | null;
  @NullableField(
    () => DateTimeScalar,
    'The first instant of effect; null = now. It may lie in the past; existing bookings never change.',
  )
  effectiveFrom?: Instant | null;
  @IdempotencyKey('the same rate and publishes nothing new') idempotencyKey?: string | null;
}

@InputType({ description: 'Names a rate to withdraw.' })
export class WithdrawRateInput {
  @Field(() => ID, 'A rate whose effectiveFrom is in the future.') rateId: string;
}

export function publishCommandOf(input: PublishRateInput): PublishRateCommand {
  const given = {
    ...input,
    bands: input.bands.map((band) => ({ ...band, weekdays: band.weekdays.map(isoOfWeekday) })),
    minimumCharge: input.minimumCharge ?? null,
    lateCancellationFee: input.lateCancellationFee ?? null,
    noShowFee: input.noShowFee ?? null,
    effectiveFrom: input.effectiveFrom ?? null,
  };
  return { ...given, resourceId: resourceIds.read(input.resourceId), idempotency: givenKey(given, rateIds) };
}

@ObjectType('RatePayload', { description: 'The new or withdrawn rate, or why nothing was done.' })
export class RatePayload {
  @NullableField(() => RateObject, 'The result; null = refused.') rate: RateObject | null;
  @Field(() => [AccountingUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: AccountingUserErrorObject[];

  static of(this: void, result: Result<RateVersion, readonly AccountingRefusal[]>): RatePayload {
    return result.ok
      ? { rate: RateObject.of(result.value), userErrors: [] }
      : { rate: null, userErrors: [...result.error] };
  }
}
