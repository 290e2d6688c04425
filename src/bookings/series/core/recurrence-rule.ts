import { isoWeekdays, parseLocalDateTime, weekdayName } from '../../../platform/core/calendar.js';
import type { IsoWeekday } from '../../../platform/core/local-time.js';
import type { Word } from '../../../platform/core/message.js';
import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import type { Instant } from '../../../platform/core/time-range.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { recurrenceReasons as because } from './refusals.js';

export type RecurrenceFrequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday of BYDAY: every one when `ordinal` is null, else the nth of the month or year, negative from its end. */
export interface RecurrenceWeekday {
  readonly weekday: IsoWeekday;
  readonly ordinal: number | null;
}

/** An RFC 5545 recurrence rule as rules.md §1 admits it; a BY part that is absent is an empty list. */
export interface Recurrence {
  readonly frequency: RecurrenceFrequency;
  readonly interval: number;
  /** At most one of `count` and `until` is given; neither means forever. */
  readonly count: number | null;
  /** The last instant at which an occurrence may start. */
  readonly until: Instant | null;
  readonly byDay: readonly RecurrenceWeekday[];
  /** 1 to 31, or -1 to -31 from the end of the month. */
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  /** 1 to 366, or -1 to -366 from the end of the period. */
  readonly bySetPos: readonly number[];
  readonly weekStart: IsoWeekday;
}

const PARTS = 'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' ');
const FREQUENCIES: readonly RecurrenceFrequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** MO, TU and so on: the weekdays of RFC 5545 are the first two letters of their English names. */
const WEEKDAYS = new Map(isoWeekdays.map((weekday) => [weekdayName(weekday).slice(0, 2).toUpperCase(), weekday]));

/** RFC 5545 sets no limits here; ours are far beyond any use, and keep what follows in small integers. */
const LONGEST_TEXT = 1000;
const LARGEST_INTERVAL = 9_999;
const LARGEST_COUNT = 99_999;

const UNTIL = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const WEEKDAY_ENTRY = /^(?:([+-]?)(\d{1,2}))?([A-Z]{2})$/;

/** The problems of a rule, in the order in which they were found; the first is the answer. */
type Problems = BookingRefusal[];

const FIELD = ['recurrence'];

/**
 * Reads an RFC 5545 §3.3.10 RRULE value, such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12, in upper or lower case, the parts in
 * any order, with the restrictions of rules.md §1: of the parts only those above, and UNTIL only in UTC. The error
 * names the part and says what would be right.
 */
export function parseRecurrence(text: string): Result<Recurrence, BookingRefusal> {
  const problems: Problems = [];
  const parts = splitParts(text, problems);
  if (problems[0] !== undefined) return refuse(problems[0]);
  const recurrence = readParts(parts, problems);
  checkTogether(recurrence, problems);
  return problems[0] === undefined ? ok(recurrence) : refuse(problems[0]);
}

function splitParts(text: string, problems: Problems): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  if (text.length > LONGEST_TEXT) {
    problems.push(refusal(because.tooLong, FIELD, { most: LONGEST_TEXT }));
  } else if (/^rrule[:;]/i.test(text)) {
    problems.push(refusal(because.prefixed, FIELD));
  } else if (!/^[A-Za-z0-9=;,:+-]+$/.test(text)) {
    problems.push(refusal(because.otherCharacters, FIELD));
  }
  if (problems.length > 0) return parts;
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (name === '') problems.push(refusal(because.emptyPart, FIELD));
    else if (!PARTS.includes(name)) {
      problems.push(refusal(because.unknownPart, FIELD, { part: shown(name), parts: PARTS.join(', ') }));
    } else if (value === '' || more.length > 0) problems.push(refusal(because.noValue, FIELD, { part: name }));
    else if (parts.has(name)) problems.push(refusal(because.twice, FIELD, { part: name }));
    parts.set(name, value);
  }
  return parts;
}

function readParts(parts: ReadonlyMap<string, string>, problems: Problems): Recurrence {
  const list = <T>(name: string, read: (entry: string, problems: Problems) => T): T[] =>
    parts
      .get(name)
      ?.split(',')
      .map((entry) => read(entry, problems)) ?? [];
  const numbers = (name: string, largest: number, signed: boolean): number[] => [
    ...new Set(list(name, (entry) => readNumber(name, entry, { largest, signed }, problems))),
  ];
  const positive = (name: string, largest: number): number | null => {
    const value = parts.get(name);
    return value === undefined ? null : readNumber(name, value, { largest, signed: false }, problems);
  };
  const until = parts.get('UNTIL');
  return {
    frequency: readFrequency(parts.get('FREQ'), problems),
    interval: positive('INTERVAL', LARGEST_INTERVAL) ?? 1,
    count: positive('COUNT', LARGEST_COUNT),
    until: until === undefined ? null : readUntil(until, problems),
    byDay: list('BYDAY', readWeekdayEntry),
    byMonthDay: numbers('BYMONTHDAY', 31, true),
    byMonth: numbers('BYMONTH', 12, false),
    bySetPos: numbers('BYSETPOS', 366, true),
    weekStart: readWeekday('WKST', parts.get('WKST') ?? 'MO', problems),
  };
}

/** Refuses parts that RFC 5545 §3.3.10 does not allow together. */
function checkTogether(recurrence: Recurrence, problems: Problems): void {
  const { frequency, byDay, byMonth, byMonthDay, bySetPos } = recurrence;
  if (recurrence.count !== null && recurrence.until !== null) {
    problems.push(refusal(because.countAndUntil, FIELD));
  }
  const hasOrdinal = byDay.some((entry) => entry.ordinal !== null);
  if (hasOrdinal && (frequency === 'DAILY' || frequency === 'WEEKLY')) {
    problems.push(refusal(because.ordinals, FIELD, { frequency }));
  }
  if (byMonthDay.length > 0 && frequency === 'WEEKLY') {
    problems.push(refusal(because.monthDays, FIELD));
  }
  if (bySetPos.length > 0 && byDay.length + byMonth.length + byMonthDay.length === 0) {
    problems.push(refusal(because.positions, FIELD));
  }
}

function readFrequency(value: string | undefined, problems: Problems): RecurrenceFrequency {
  const frequency = FREQUENCIES.find((known) => known === value);
  if (frequency !== undefined) return frequency;
  problems.push(
    value === undefined
      ? refusal(because.noFrequency, FIELD)
      : refusal(because.frequency, FIELD, { given: shown(value) }),
  );
  return 'DAILY';
}

interface NumberBounds {
  readonly largest: number;
  readonly signed: boolean;
}

/** A whole number from 1 to the largest; where RFC 5545 allows a sign, a negative one counts from the end. */
function readNumber(name: string, entry: string, { largest, signed }: NumberBounds, problems: Problems): number {
  const pattern = signed ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/;
  const value = pattern.test(entry) ? Number(entry) : 0;
  if (value !== 0 && Math.abs(value) <= largest) return value;
  const facts = { part: name, given: shown(entry), largest };
  problems.push(refusal(signed ? because.signedNumber : because.number, FIELD, facts));
  return 1;
}

function readWeekday(name: string, value: string, problems: Problems): IsoWeekday {
  const weekday = WEEKDAYS.get(value);
  if (weekday !== undefined) return weekday;
  const facts = { part: name, given: shown(value), weekdays: [...WEEKDAYS.keys()].join(', ') };
  problems.push(refusal(because.weekday, FIELD, facts));
  return 1;
}

function readWeekdayEntry(entry: string, problems: Problems): RecurrenceWeekday {
  const [, sign, digits, name] = WEEKDAY_ENTRY.exec(entry) ?? [];
  const weekday = readWeekday('BYDAY', name ?? entry, problems);
  if (digits === undefined) return { weekday, ordinal: null };
  const ordinal = Number(digits);
  if (ordinal < 1 || ordinal > 53) {
    problems.push(refusal(because.ordinal, FIELD, { given: shown(entry) }));
  }
  return { weekday, ordinal: sign === '-' ? -ordinal : ordinal };
}

function readUntil(value: string, problems: Problems): Instant {
  const [year, month, day, hour, minute, second] = UNTIL.exec(value)?.slice(1) ?? [];
  // Read as if it were wall clock, which in UTC it is.
  const instant = parseLocalDateTime(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (instant !== null) return instant;
  problems.push(refusal(because.until, FIELD, { given: shown(value) }));
  return 0;
}

const EMPTY: Word = { code: '', en: 'empty', zh: '空的' };

/** The beginning of what the client wrote. */
const shown = (text: string): string | Word => (text.length > 24 ? `${text.slice(0, 24)}...` : text || EMPTY);
