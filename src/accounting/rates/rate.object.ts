import { ObjectType } from '@nestjs/graphql';
import { rateIds } from '../ids.js';
import { Audience, Weekday, weekdayOfIso } from '../../catalog/index.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { LocalTime } from '../../platform/core/local-time.js';
import type { Currency } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { CurrencyCodeScalar } from '../../platform/graphql/scalars/currency-code.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import { LocalTimeScalar } from '../../platform/graphql/scalars/local-time.js';
import type { RateBand, RateVersion } from '../pricing/core/rate-terms.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const ChargeBasis = enumType('ChargeBasis', 'The time that is charged.', {
  RESERVED: 'The reserved time, however long it was used.',
  USED: 'The time from check-in to check-out.',
  RESERVED_PLUS_OVERRUN: 'The time from the reserved start to the reserved end, or to a later check-out.',
});
export type ChargeBasis = keyof typeof ChargeBasis;

@ObjectType('RateStep', { description: 'Another price from a number of hours on.' })
export class RateStepObject {
  @Field(() => DecimalScalar, 'Hours after the start of what is charged.') fromHours: Decimal;
  @Field(() => DecimalScalar, 'The price per unit and hour from then on.') hourly: Decimal;
}

@ObjectType('RateBand', { description: 'A part of the week at a discount, wall clock of the resource.' })
export class RateBandObject {
  @Field(() => [Weekday], 'On these days.') weekdays: Weekday[];
  @Field(() => LocalTimeScalar, 'Start, inclusive.') startsAt: LocalTime;
  @Field(() => LocalTimeScalar, 'End, exclusive; 24:00 is the end of the day.') endsAt: LocalTime;
  @Field(() => DecimalScalar, '0 to 100.') discountPercent: Decimal;

  static of(this: void, band: RateBand): RateBandObject {
    return fill(RateBandObject, { ...band, weekdays: band.weekdays.map(weekdayOfIso) });
  }
}

const amount = (description: string) => NullableField(() => DecimalScalar, description);

@NodeType(
  'Rate',
  'The price of a resource for an audience, from an instant until the next rate for the same audience; never changed. ' +
    "Seen by the owner's ADMINs and FINANCE; everybody who books sees quotes.",
)
export class RateObject extends NodeInterface {
  @Field(() => Audience, 'The audience; if several audiences include a booker, the narrowest counts.')
  audience: Audience;
  @Field(() => DecimalScalar, 'The price per unit and hour.') hourly: Decimal;
  @Field(() => CurrencyCodeScalar, 'The currency of all its amounts.') currency: Currency;
  @Field(() => [RateStepObject], 'Other prices after some hours, by rising hours.') steps: RateStepObject[];
  @Field(() => [RateBandObject], 'Parts of the week at a discount.') bands: RateBandObject[];
  @amount('The least that a booking of the resource costs, unless included minutes cover it; null: none.')
  minimumCharge: Decimal | null;
  @Field(() => ChargeBasis, 'The time that is charged.') basis: ChargeBasis;
  @amount('For a late cancellation, instead of all else; null: none.') lateCancellationFee: Decimal | null;
  @amount('When nobody comes, instead of all else; null: none.') noShowFee: Decimal | null;
  @Field(() => DateTimeScalar, 'The first instant of effect; a booking has the version in effect at its start.')
  effectiveFrom: Instant;

  /** Not fields: resolvers load what they refer to. */
  resourceId: ResourceKey;

  static of(this: void, rate: RateVersion): RateObject {
    return fill(RateObject, {
      ...rate,
      id: rateIds.encode(rate.id),
      steps: rate.steps.map((step) => fill(RateStepObject, step)),
      bands: rate.bands.map(RateBandObject.of),
    });
  }
}
