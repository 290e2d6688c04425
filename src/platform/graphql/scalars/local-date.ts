import type { GraphQLScalarType } from 'graphql';
import { formatLocalDate, parseLocalDate } from '../../core/calendar.js';
import type { LocalDateTime } from '../../core/local-time.js';
import { textScalar } from './text-scalar.js';

/** A day is its midnight on the wall clock. */
export const LocalDateScalar: GraphQLScalarType<LocalDateTime, string> = textScalar({
  name: 'LocalDate',
  description: 'A day of the calendar, e.g. 2027-03-01; whose wall clock it is of is said where it is used.',
  example: '2027-03-01, a day that the calendar has',
  parse: parseLocalDate,
  format: formatLocalDate,
});
