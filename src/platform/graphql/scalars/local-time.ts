import type { GraphQLScalarType } from 'graphql';
import { formatLocalDateTime, formatLocalTime, parseLocalDateTime, parseLocalTime } from '../../core/calendar.js';
import type { LocalDateTime, LocalTime } from '../../core/local-time.js';
import { textScalar } from './text-scalar.js';

export const LocalTimeScalar: GraphQLScalarType<LocalTime, string> = textScalar({
  name: 'LocalTime',
  description: 'A wall-clock time of day, e.g. 08:00; 24:00 is the end of the day.',
  example: '08:00, or 24:00 for the end of a day',
  parse: parseLocalTime,
  format: formatLocalTime,
});

export const LocalDateTimeScalar: GraphQLScalarType<LocalDateTime, string> = textScalar({
  name: 'LocalDateTime',
  description: 'A wall-clock date and time of the resource, e.g. 2027-03-01T08:00.',
  example: '2027-03-01T08:00, without a zone or an offset',
  parse: parseLocalDateTime,
  format: formatLocalDateTime,
});
