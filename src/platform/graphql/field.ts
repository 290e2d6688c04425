import { Field as NestField, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';

/** A field of an object or an input. Unlike the one of NestJS it demands a description, because clients read the schema. */
export const Field = (type: ReturnTypeFunc, description: string, options: FieldOptions = {}): PropertyDecorator =>
  NestField(type, { ...options, description });

/** A field that may be null. In an input it may be absent too. */
export const NullableField = (
  type: ReturnTypeFunc,
  description: string,
  options: FieldOptions = {},
): PropertyDecorator => Field(type, description, { ...options, nullable: true });

/** The key by which an input is known when it is sent again. `answer` ends the sentence that describes it. */
export const IdempotencyKey = (answer: string): PropertyDecorator =>
  NullableField(() => String, `1 to 200 characters; the same key with the same input answers ${answer}.`);
