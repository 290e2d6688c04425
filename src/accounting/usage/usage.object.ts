import { Int, ObjectType } from '@nestjs/graphql';
import { usageIds } from '../ids.js';
import type { BookingKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import { amountOf, type Currency } from '../../platform/core/money.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject } from '../../platform/graphql/money.object.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import { type ChargePart, type StoredPart, storedPart } from '../pricing/core/charge-part.js';
import type { UsageRecord } from './usage.queries.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const UsageOutcome = enumType('UsageOutcome', 'How a booking ended.', {
  COMPLETED: 'It was used.',
  NO_SHOW: 'Nobody came.',
  LATE_CANCELLATION: 'It was cancelled within the cancellation notice, or after its start.',
});
export type UsageOutcome = keyof typeof UsageOutcome;

@ObjectType('ChargePart', { description: 'One step of the way to a charge; all amounts add up to it.' })
export class ChargePartObject {
  @NullableField(() => Int, 'How many minutes it is about; null when about none.') minutes: number | null;
  @Field(() => DecimalScalar, 'The amount that it adds, negative if it takes off; in the currency of the charge.')
  amount: Decimal;

  /** Not a field: a resolver says it in the language of the request. */
  part: StoredPart;

  static of(this: void, part: StoredPart, currency: Currency): ChargePartObject {
    const { minutes, minor } = part;
    return fill(ChargePartObject, { part, minutes, amount: amountOf({ minor, currency }) });
  }
}

/** A part that is not stored. */
export const partOf = (part: ChargePart, currency: Currency): ChargePartObject =>
  ChargePartObject.of(storedPart(part), currency);

const minutes = (description: string) => Field(() => Int, description);

@NodeType('UsageRecord', 'The use of one resource by a booking, with its charge; never changed.')
export class UsageRecordObject extends NodeInterface {
  @Field(() => UsageOutcome, 'How the booking ended.') outcome: UsageOutcome;
  @minutes('The length of the booking.') reservedMinutes: number;
  @minutes('From check-in to check-out, without their seconds, at least 1; 0 when it was not used.')
  usedMinutes: number;
  @minutes('Those that are charged, by the basis of the rate; 0 for fees and where no rate applies.')
  billableMinutes: number;
  @Field(() => Int, 'How many units.') units: number;
  @Field(() => Int, 'Unit-minutes that the included minutes of the agreement covered.') includedMinutes: number;
  @NullableField(() => MoneyObject, 'The charge; null = nothing applies.') charge: MoneyObject | null;
  @Field(() => [ChargePartObject], 'How the charge came about; empty without one.') parts: ChargePartObject[];

  /** Not fields: resolvers load what they refer to. */
  bookingKey: BookingKey;
  resourceId: ResourceKey;
  providerId: OrganizationKey;
  consumerId: OrganizationKey;

  static of(this: void, record: UsageRecord): UsageRecordObject {
    const { charge, parts, booking, ...others } = record;
    return fill(UsageRecordObject, {
      ...others,
      id: usageIds.encode(record.id),
      bookingKey: booking,
      charge: charge === null ? null : MoneyObject.of(charge),
      parts: charge === null ? [] : parts.map((part) => ChargePartObject.of(part, charge.currency)),
    });
  }
}
