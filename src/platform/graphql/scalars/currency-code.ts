import type { GraphQLScalarType } from 'graphql';
import { type Currency, parseCurrency } from '../../core/money.js';
import { textScalar } from './text-scalar.js';

export const CurrencyCodeScalar: GraphQLScalarType<Currency, string> = textScalar({
  name: 'CurrencyCode',
  description: 'A currency in use by ISO 4217, e.g. CNY.',
  example: 'CNY (three capital letters, a currency in use by ISO 4217)',
  parse: parseCurrency,
  format: (currency) => currency,
});
