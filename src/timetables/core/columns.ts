import { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import type { ResourceKind } from '../../catalog/core/resource.js';
import { parseRecurrence } from '../../bookings/series/core/recurrence-rule.js';
import { parseLocalDateTime } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { canonicalTimeZone } from '../../platform/core/zone.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';

/** Reads the text of one cell; an error says what would be right. */
export type Column<T> = (text: string) => Result<T, string>;

const MOST_CHARACTERS = 200;

export const word: Column<string> = (text) =>
  text === '' || text.length > MOST_CHARACTERS ? refuse(`needs 1 to ${MOST_CHARACTERS} characters`) : ok(text);

export const localTime: Column<LocalDateTime> = (text) => {
  const local = parseLocalDateTime(text);
  return local === null ? refuse(`is a local time such as 2027-03-01T08:00, not "${text}"`) : ok(local);
};

export const localTimes: Column<LocalDateTime[]> = (text) => {
  const parts = text === '' ? [] : text.split(';').map((part) => localTime(part.trim()));
  const wrong = parts.find((part) => !part.ok);
  return wrong === undefined || wrong.ok ? ok(parts.flatMap((part) => (part.ok ? [part.value] : []))) : wrong;
};

/** Absent and 0 both mean that nothing is known. */
export const people: Column<number | null> = (text) => {
  if (!/^\d{0,7}$/.test(text)) return refuse(`is a whole number of people, not "${text}"`);
  return ok(Number(text) === 0 ? null : Number(text));
};

const kinds: readonly ResourceKind[] = ['EQUIPMENT', 'LAB', 'TRAINING_BASE'];

export const resourceKind: Column<ResourceKind> = (text) => {
  const kind = kinds.find((known) => known === text);
  return kind === undefined ? refuse(`is one of ${kinds.join(', ')}, not "${text}"`) : ok(kind);
};

export const timeZone: Column<string> = (text) => {
  const zone = canonicalTimeZone(text);
  return zone === null ? refuse(`is an IANA time zone such as Europe/Prague, not "${text}"`) : ok(zone);
};

export const recurrence: Column<string | null> = (text) => {
  if (text === '') return ok(null);
  const parsed = parseRecurrence(text);
  return parsed.ok ? ok(text) : refuse(`is an RFC 5545 rule: ${textIn(Locale.EN, parsed.error)}`);
};
