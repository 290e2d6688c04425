import type { GraphQLScalarType } from 'graphql';
import { canonicalTimeZone } from '../../core/zone.js';
import { textScalar } from './text-scalar.js';

export const TimeZoneScalar: GraphQLScalarType<string, string> = textScalar({
  name: 'TimeZone',
  description: 'The name of a time zone in the IANA database, e.g. Europe/Prague.',
  example: 'Europe/Prague (a name of the IANA time zone database)',
  parse: canonicalTimeZone,
  format: (name) => name,
});
