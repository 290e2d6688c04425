/** Wall clocks by the ICU data of Node alone; instants are epoch milliseconds, wall-clock times minutes since 1970. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY_MINUTES = 1440;

const QUARTER = 15 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** In minutes; zones change theirs at quarter hours. */
function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(zone, format);
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(quarter)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const found = (Date.UTC(year, month - 1, day, hour, minute) - quarter) / MINUTE;
  offsets.set(key, found);
  return found;
}

/** What the clock shows in the minute of an instant. */
export const shownAt = (instant: number, zone: string): number =>
  Math.floor(instant / MINUTE) + offsetAt(instant, zone);

/** The first instant, to the minute, at which the clock shows that time or, where it is skipped, a later one. */
export function firstShowing(shown: number, zone: string): number {
  let instant = (shown - 15 * 60) * MINUTE;
  while (shownAt(instant, zone) < shown) instant += MINUTE;
  return instant;
}

const textOf = (shown: number): string => new Date(shown * MINUTE).toISOString();

/** 2027-03-01T08:00, as the clock shows it. */
export const localText = (instant: number, zone: string): string => textOf(shownAt(instant, zone)).slice(0, 16);

/** The first day of the month that the clock shows. */
export const monthOf = (instant: number, zone: string): string => `${localText(instant, zone).slice(0, 7)}-01`;

export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

/** When a day begins. */
export const dayBegins = (day: string, zone: string): number =>
  firstShowing(Date.parse(`${day}T00:00:00Z`) / MINUTE, zone);

export const iso = (instant: number): string => new Date(instant).toISOString();
