import type { GraphQLScalarType } from 'graphql';
import { type Decimal, parseDecimal } from '../../core/decimal.js';
import { textScalar } from './text-scalar.js';

export const DecimalScalar: GraphQLScalarType<Decimal, string> = textScalar({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, e.g. "125.50"; no exponent, no plus sign, at most 40 characters. A number of JSON is refused: it may have been rounded on its way.',
  example: '"125.50" (a string of digits with a point, without an exponent)',
  parse: parseDecimal,
  format: (decimal) => decimal,
});
