import {
  addMinutes,
  dateOf,
  type Instant,
  type LocalDate,
  localAt,
  minutesBetween,
  timeOf,
  toInstant,
  toLocal,
} from '../../time/zoned';

/** The wish of the booking panel: a period on the wall clock of the resource. */
export interface Wish {
  readonly date: LocalDate;
  /** "09:00" */
  readonly start: string;
  /** "11:00"; "24:00" is midnight at the end of the day. An end not after the start is on the next day. */
  readonly end: string;
  readonly units: number;
  readonly title: string;
  readonly people: number | null;
}

/** The slot of an address: two instants with a slash. Null for anything else. */
export function slotOf(slot: string | undefined): { readonly startsAt: Instant; readonly endsAt: Instant } | null {
  const [startsAt = '', endsAt = ''] = slot?.split('/') ?? [];
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  return Number.isNaN(from) || Number.isNaN(to) || from >= to ? null : { startsAt, endsAt };
}

/** The period of a wish as instants. */
export function periodOf(
  { date, start, end }: Wish,
  zone: string,
): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const from = localAt(date, start);
  const sameDay = localAt(date, end);
  const to = minutesBetween(from, sameDay) > 0 ? sameDay : addMinutes(sameDay, 24 * 60);
  return { startsAt: toInstant(from, zone), endsAt: toInstant(to, zone) };
}

/** The wall clock of a period, for the fields of the panel. */
export function fieldsOf(startsAt: Instant, endsAt: Instant, zone: string): Pick<Wish, 'date' | 'start' | 'end'> {
  const from = toLocal(startsAt, zone);
  const to = toLocal(endsAt, zone);
  const atMidnight = timeOf(to) === '00:00' && dateOf(to) !== dateOf(from);
  return { date: dateOf(from), start: timeOf(from), end: atMidnight ? '24:00' : timeOf(to) };
}

/** A first period inside a free stretch: from its start, or from now, for an hour or two, on the resource's steps. */
export function firstPeriod(
  free: { readonly startsAt: Instant; readonly endsAt: Instant },
  zone: string,
  now: number,
  { step, minimum }: { readonly step: number; readonly minimum: number },
): Pick<Wish, 'date' | 'start' | 'end'> {
  const soonest = Math.max(Date.parse(free.startsAt), now);
  const local = toLocal(new Date(soonest).toISOString(), zone);
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const from = addMinutes(local, (step - (minutes % step)) % step);
  const length = Math.ceil(Math.max(minimum, 60) / step) * step;
  const to = addMinutes(from, length);
  return fieldsOf(toInstant(from, zone), toInstant(to, zone), zone);
}
