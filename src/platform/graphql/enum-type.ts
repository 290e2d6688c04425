import { registerEnumType } from '@nestjs/graphql';

/** Registers values that exist already, such as those of a core, as an enum of the schema. Each needs a description. */
export function describeEnum<Value extends string>(
  values: { readonly [V in Value]: V },
  name: string,
  description: string,
  descriptions: Readonly<Record<Value, string>>,
): void {
  const described = Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }]);
  const valuesMap = Object.fromEntries(described) as Record<Value, { description: string }>;
  registerEnumType(values, { name, description, valuesMap });
}

/**
 * An enum of the schema, made of its values with their descriptions. Returns the values as an object: `Weekday.MONDAY`.
 * The type of a value is `keyof typeof Weekday`.
 */
export function enumType<Value extends string>(
  name: string,
  description: string,
  descriptions: Readonly<Record<Value, string>>,
): { readonly [V in Value]: V } {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value])) as { [V in Value]: V };
  describeEnum(values, name, description, descriptions);
  return values;
}
