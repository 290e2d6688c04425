import { formatInstant, formatLocalDate, formatLocalDateTime } from '../platform/core/calendar.js';
import { Locale } from '../platform/core/locale.js';
import { amountOf } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import { type CsvRecord, csvText } from '../platform/http/csv.js';
import { statementLineIds } from './ids.js';
import { statementHeadings } from './core/words.js';
import type { DocumentedLine, DocumentedUse, StatementDocument } from './statement-document.js';

const numeric = ['units', 'reserved_minutes', 'used_minutes', 'billable_minutes', 'amount'];
/** A line of CSV for each line of the statement; times on the wall clock of the resource, codes in both languages alike. */
export function statementCsv(document: StatementDocument): string {
  const { statement, parties, lines, fingerprint, locale } = document;
  const whole = {
    provider: parties.provider.name,
    consumer: parties.consumer.name,
    month: formatLocalDate(statement.month).slice(0, 7),
    status: statement.status,
    currency: statement.currency,
    number: statement.number,
    fingerprint,
  };
  const records = lines.map((line) => ({ ...whole, ...recordOf(line) }));
  const columns = Object.keys(statementHeadings);
  return csvText(records, { columns, numeric, ...(locale === Locale.ZH && { headings: statementHeadings }) });
}

function recordOf({ line, use, description }: DocumentedLine): CsvRecord {
  const { id, postedAt, amount, correctsId, disputeReason } = line;
  return {
    line: statementLineIds.encode(id),
    posted_at: formatInstant(postedAt),
    amount: amountOf(amount),
    description,
    corrects: correctsId && statementLineIds.encode(correctsId),
    disputed: disputeReason !== null,
    ...(use === null ? {} : useOf(use)),
  };
}

function useOf({ record, steps, resource, bookingReference }: DocumentedUse): CsvRecord {
  const local = (instant: Instant) => formatLocalDateTime(localAt(instant, resource.timeZone));
  return {
    booking: bookingReference,
    resource_code: resource.code,
    resource_name: resource.name,
    starts_at: local(record.reserved.startsAt),
    ends_at: local(record.reserved.endsAt),
    outcome: record.outcome,
    units: record.units,
    reserved_minutes: record.reservedMinutes,
    used_minutes: record.usedMinutes,
    billable_minutes: record.billableMinutes,
    calculation: steps.map(({ description, amount }) => `${description}: ${amount}`).join('; '),
  };
}
