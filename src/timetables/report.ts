import { Locale } from '../platform/core/locale.js';
import { type Message, textIn } from '../platform/core/message.js';
import { formatLocalDateTime } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { csvText } from '../platform/http/csv.js';

/** A resource, closure or row that did not simply go in. */
export interface ReportRow {
  readonly outcome: 'REFUSED' | 'BOOKED_WITHOUT_ATTENDEES';
  readonly kind: 'resource' | 'closure' | 'booking';
  readonly reference: string;
  readonly resource: string;
  readonly title: string;
  readonly reasons: readonly string[];
  /** The local starts of the occurrences that clash. */
  readonly occurrencesInConflict: readonly LocalDateTime[];
  /** References of the rows in the way; "closure" for a closure. */
  readonly with: readonly string[];
  readonly message: string;
}

/** The sentences as the report tells them; the operator reads English. */
export const textOf = (messages: readonly Message[]): string =>
  messages.map((message) => textIn(Locale.EN, message)).join(' ');

export function reportText(rows: readonly ReportRow[]): string {
  const records = rows.map((row) => ({
    outcome: row.outcome,
    kind: row.kind,
    reference: row.reference,
    resource: row.resource,
    title: row.title,
    reasons: row.reasons.join(';'),
    occurrences_in_conflict: row.occurrencesInConflict.map(formatLocalDateTime).join(';'),
    with: row.with.join(';'),
    message: row.message,
  }));
  const columns = [
    'outcome',
    'kind',
    'reference',
    'resource',
    'title',
    'reasons',
    'occurrences_in_conflict',
    'with',
    'message',
  ];
  return csvText(records, { columns });
}
