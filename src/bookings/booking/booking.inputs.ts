import { ID, InputType, Int } from '@nestjs/graphql';
import { resourceIds } from '../../organizations/ids.js';
import type { BookedItem } from '../core/booking.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@InputType('BookingItemInput', { description: 'A resource and how much of it.' })
export class BookingItemInput {
  @Field(() => ID, 'The resource.') resourceId: string;
  @Field(() => Int, 'How many of its units, from 1.', { defaultValue: 1 }) units: number;
}

export const bookedItem = ({ resourceId, units }: BookingItemInput): BookedItem => ({
  resourceId: resourceIds.read(resourceId),
  units,
});

export const ConsumerKey = NullableField(
  () => String,
  'Per user, organization and mutation: the same key and input answer the same again, as it is now; another input is refused.',
);

export const ProviderKey = NullableField(
  () => String,
  'Per user, provider and mutation, 1 to 200 characters: the same key and input answer the same again, as it is now; ' +
    'another input is refused.',
);

export const AgreementChoice = NullableField(
  () => ID,
  'Under whose terms; null: the active agreement that covers every item at the start and ends first, if any.',
);
