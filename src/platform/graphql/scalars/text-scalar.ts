import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  /** An example of a right value; it ends the message about a wrong one. */
  readonly example: string;
  readonly parse: (text: string) => T | null;
  readonly format: (value: T) => string;
}

/** A scalar that is a string on the wire and a value of ours inside. */
export function textScalar<T>(scalar: TextScalar<T>): GraphQLScalarType<T, string> {
  const parse = (input: unknown): T => {
    const value = typeof input === 'string' ? scalar.parse(input) : null;
    if (value !== null) return value;
    const shown = JSON.stringify(input)?.slice(0, 80) ?? String(input);
    throw new GraphQLError(`${scalar.name} cannot be ${shown}; write it like ${scalar.example}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<T, string>({
    name: scalar.name,
    description: scalar.description,
    serialize: (value) => scalar.format(value as T),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}
