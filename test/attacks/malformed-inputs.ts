import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  CurrencyCode: 'EUR',
  DateTime: '2027-03-02T09:00:00Z',
  Decimal: '1',
  Float: 1,
  ID: 'res_1',
  Int: 1,
  LocalDateTime: '2027-03-02T09:00',
  LocalTime: '08:00',
  TimeZone: 'UTC',
};

const leaf = (type: GraphQLLeafType): unknown =>
  isEnumType(type) ? type.getValues()[0]?.name : (scalars[type.name] ?? 'x');

/** A value of the type, of the simplest kind: only what must be there. */
export function wellFormed(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return wellFormed(type.ofType);
  if (isListType(type)) return [wellFormed(type.ofType)];
  if (!isInputObjectType(type)) return leaf(type);
  const needed = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, wellFormed(field.type)]));
}

const fieldsWith = (type: GraphQLInputObjectType, values: (type: GraphQLInputType) => unknown[]): object[] =>
  Object.values(type.getFields()).flatMap((field) =>
    values(field.type).map((value) => ({ ...(wellFormed(type) as object), [field.name]: value })),
  );

/** Values that are wrong in one place each: an object, an array or null where none of them can be. */
export function malformed(type: GraphQLInputType): unknown[] {
  if (isNonNullType(type)) return [null, ...malformed(type.ofType)];
  if (isListType(type)) return malformed(type.ofType).map((value) => [value]);
  if (!isInputObjectType(type)) return [{}, { a: 1 }, { toString: 'x' }, [], [[]], ['x', 'x']];
  return ['x', 1, [], { ...(wellFormed(type) as object), constructor: 1 }, ...fieldsWith(type, malformed)];
}

/** Values that are null in one place each, where that is allowed. */
export function withNulls(type: GraphQLInputType): unknown[] {
  if (isNonNullType(type)) return withNulls(type.ofType);
  if (isListType(type)) return [null, ...withNulls(type.ofType).map((value) => [value])];
  return isInputObjectType(type) ? [null, ...fieldsWith(type, withNulls)] : [null];
}
