import { Locale } from '../../src/platform/core/locale.js';
import { textIn } from '../../src/platform/core/message.js';
import { formatLocalDateTime, parseLocalDateTime } from '../../src/platform/core/calendar.js';
import type { LocalDateTime } from '../../src/platform/core/local-time.js';
import {
  expandRecurrence,
  type ExpansionRequest,
  type Occurrence,
} from '../../src/bookings/series/core/recurrence-expansion.js';
import { parseRecurrence } from '../../src/bookings/series/core/recurrence-rule.js';

export const local = (text: string): LocalDateTime => {
  const value = parseLocalDateTime(text);
  if (value === null) throw new Error(`not a LocalDateTime: ${text}`);
  return value;
};

type Extra = Partial<Pick<ExpansionRequest, 'endsAtLocal' | 'exceptions' | 'limit' | 'notAfter'>>;

export const expansionOf = (rule: string, start: string, zone: string, extra: Extra = {}): Occurrence[] | string => {
  const parsed = parseRecurrence(rule);
  if (!parsed.ok) return textIn(Locale.EN, parsed.error);
  const startsAtLocal = local(start);
  const expanded = expandRecurrence({
    recurrence: parsed.value,
    startsAtLocal,
    zone,
    exceptions: [],
    limit: 1000,
    ...extra,
  });
  return expanded.ok ? expanded.value : textIn(Locale.EN, expanded.error);
};
export const occurrencesOf = (rule: string, start: string, zone: string, extra: Extra = {}): Occurrence[] => {
  const expanded = expansionOf(rule, start, zone, extra);
  if (typeof expanded === 'string') throw new Error(expanded);
  return expanded;
};
export const errorOf = (rule: string, start: string, zone = 'Europe/Prague', extra: Extra = {}): string => {
  const expanded = expansionOf(rule, start, zone, extra);
  return typeof expanded === 'string' ? expanded : `${expanded.length} occurrences`;
};
export const startsOf = (rule: string, start: string, zone: string, extra: Extra = {}): string[] =>
  occurrencesOf(rule, start, zone, extra).map((occurrence) => new Date(occurrence.startsAt).toISOString());
export const localStartsOf = (rule: string, start: string, zone: string, extra: Extra = {}): string[] =>
  occurrencesOf(rule, start, zone, extra).map((occurrence) => formatLocalDateTime(occurrence.startsAtLocal));
