import type { GraphQLScalarType } from 'graphql';
import { formatInstant, parseInstant } from '../../core/calendar.js';
import type { Instant } from '../../core/time-range.js';
import { textScalar } from './text-scalar.js';

export const DateTimeScalar: GraphQLScalarType<Instant, string> = textScalar({
  name: 'DateTime',
  description:
    'An instant as RFC 3339 writes it, e.g. 2027-03-01T08:00:00+08:00. Any offset is accepted; answers are in Z.',
  example: '2027-03-01T08:00:00Z (RFC 3339, with an offset or Z, years 1900 to 9999)',
  parse: parseInstant,
  format: formatInstant,
});
