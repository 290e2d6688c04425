/**
 * Wall clocks of zones and instants. The console never uses the zone of the browser; a day and a time are those of a
 * resource, a site or an organization.
 */

/** An instant as the API writes it: "2027-03-02T01:00:00.000Z". */
export type Instant = string;
/** A wall clock without a zone: "2027-03-02T09:00". */
export type LocalDateTime = string;
/** "2027-03-02" */
export type LocalDate = string;

const MINUTE_MS = 60_000;

/** The wall clock that a zone shows at an instant, to the minute. */
export function toLocal(instant: Instant, zone: string): LocalDateTime {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant at which a zone shows a wall clock. A time that clocks skip is the one as long after the gap; of a time
 * that comes twice it is the first. The service refuses such times when it matters.
 */
export function toInstant(local: LocalDateTime, zone: string): Instant {
  const plain = Temporal.PlainDateTime.from(local);
  return plain.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' });
}

export const dateOf = (local: LocalDateTime): LocalDate => local.slice(0, 10);
export const timeOf = (local: LocalDateTime): string => local.slice(11, 16);
export const localAt = (date: LocalDate, time: string): LocalDateTime =>
  time === '24:00' ? `${addDays(date, 1)}T00:00` : `${date}T${time}`;

export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

export const addMinutes = (local: LocalDateTime, minutes: number): LocalDateTime =>
  Temporal.PlainDateTime.from(local).add({ minutes }).toString({ smallestUnit: 'minute' });

/** Minutes from one wall clock to another. */
export const minutesBetween = (from: LocalDateTime, to: LocalDateTime): number =>
  Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to)).total('minutes');

/** Monday is 1. */
export const isoWeekday = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek;
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - isoWeekday(date));
export const monthStart = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** The day that a zone has now. */
export const today = (zone: string, now: number = Date.now()): LocalDate =>
  dateOf(toLocal(new Date(now).toISOString(), zone));

/** The first instant of a day and of the day after it. */
export const dayRange = (date: LocalDate, zone: string): { from: Instant; to: Instant } => ({
  from: toInstant(`${date}T00:00`, zone),
  to: toInstant(`${addDays(date, 1)}T00:00`, zone),
});

/** The next instant from `now` on a multiple of some minutes of the wall clock. */
export function nextStep(now: number, step: number, zone: string): LocalDateTime {
  const local = toLocal(new Date(now + MINUTE_MS - 1).toISOString(), zone);
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return addMinutes(local, (step - (minutes % step)) % step);
}

/** "00:00", "00:30", … up to "24:00" by steps of some minutes. */
export function timesOfDay(step: number): string[] {
  const times: string[] = [];
  for (let minute = 0; minute <= 1440; minute += step) {
    times.push(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  }
  return times;
}

/** A period of two instants. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** A period on a wall clock, as the fields of a form hold it. */
export interface LocalPeriod {
  readonly date: LocalDate;
  /** "09:00" */
  readonly start: string;
  /** "11:00"; "24:00" is midnight at the end of the day. An end not after the start is on the next day. */
  readonly end: string;
}

export function fieldsOf(startsAt: Instant, endsAt: Instant, zone: string): LocalPeriod {
  const from = toLocal(startsAt, zone);
  const to = toLocal(endsAt, zone);
  const atMidnight = timeOf(to) === '00:00' && dateOf(to) !== dateOf(from);
  return { date: dateOf(from), start: timeOf(from), end: atMidnight ? '24:00' : timeOf(to) };
}

/** The instants of a period on a wall clock. */
export function periodOf({ date, start, end }: LocalPeriod, zone: string): Span {
  const from = localAt(date, start);
  const sameDay = localAt(date, end);
  const to = minutesBetween(from, sameDay) > 0 ? sameDay : addMinutes(sameDay, 24 * 60);
  return { startsAt: toInstant(from, zone), endsAt: toInstant(to, zone) };
}
