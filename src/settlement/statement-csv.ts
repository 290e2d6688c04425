import type { UsageRecord } from '../accounting/index.js';
import { formatInstant, formatLocalDate, formatLocalDateTime } from '../platform/core/calendar.js';
import { amountOf } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import { type CsvRecord, csvText } from '../platform/http/csv.js';
import type { DocumentedLine, StatementDocument } from './statement-document.js';

const numeric = ['units', 'reserved_minutes', 'used_minutes', 'billable_minutes', 'amount'];
const columns = [
  'provider',
  'consumer',
  'month',
  'status',
  'line',
  'posted_at',
  'booking',
  'resource_code',
  'resource_name',
  'starts_at',
  'ends_at',
  'outcome',
  ...numeric,
  'currency',
  'description',
  'corrects',
  'disputed',
  'number',
  'calculation',
  'fingerprint',
];

/** A line of CSV for each line of the statement; times on the wall clock of the resource. */
export function statementCsv(document: StatementDocument): string {
  const { statement, parties, lines, fingerprint } = document;
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
  return csvText(records, { columns, numeric });
}

function recordOf({ line, use }: DocumentedLine): CsvRecord {
  const { id, postedAt, amount, description, correctsId, disputeReason } = line;
  return {
    line: id,
    posted_at: formatInstant(postedAt),
    amount: amountOf(amount),
    description,
    corrects: correctsId,
    disputed: disputeReason !== null,
    ...(use === null ? {} : useOf(use)),
  };
}

function useOf({ record, resource, bookingReference }: NonNullable<DocumentedLine['use']>): CsvRecord {
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
    calculation: calculationOf(record),
  };
}

/** The steps that add up to the amount. */
const calculationOf = ({ charge, parts }: UsageRecord): string =>
  charge === null
    ? ''
    : parts
        .map(({ description, minor }) => `${description}: ${amountOf({ minor, currency: charge.currency })}`)
        .join('; ');
