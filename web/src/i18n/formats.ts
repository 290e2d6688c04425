import { localeTag } from './t';

type DateStyle = Intl.DateTimeFormatOptions;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is dear to make, so each zone and style keeps its own. */
function dateFormat(timeZone: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(style)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(localeTag, { ...style, timeZone });
  formats.set(key, made);
  return made;
}

const DAY: DateStyle = { month: 'short', day: 'numeric', weekday: 'short' };
const TIME: DateStyle = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const at = (instant: string): Date => new Date(instant);

/** "Tue, 2 Mar" on the wall clock of a zone. */
export const day = (instant: string, zone: string): string => dateFormat(zone, DAY).format(at(instant));
/** "09:00" */
export const time = (instant: string, zone: string): string => dateFormat(zone, TIME).format(at(instant));
/** "Tue, 2 Mar 09:00" */
export const dayAndTime = (instant: string, zone: string): string => `${day(instant, zone)} ${time(instant, zone)}`;

/** "Tue, 2 Mar 09:00–11:00"; both days when they differ. */
export function range(from: string, to: string, zone: string): string {
  const [first, last] = [day(from, zone), day(to, zone)];
  const end = first === last ? time(to, zone) : `${last} ${time(to, zone)}`;
  return `${first} ${time(from, zone)}–${end}`;
}

/** A local date ("2027-03-02") in words. */
export const localDay = (date: string): string => day(`${date}T12:00:00Z`, 'UTC');

/** An amount as the service sends it, without computing with it. */
export function money({ amount, currency }: { amount: string; currency: string }): string {
  const format = new Intl.NumberFormat(localeTag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amount as Intl.StringNumericLiteral);
}

export const count = (value: number): string => new Intl.NumberFormat(localeTag).format(value);
export const decimal = (value: number, digits = 1): string =>
  new Intl.NumberFormat(localeTag, { maximumFractionDigits: digits }).format(value);
/** 0.183 is "18 %". */
export const percent = (ratio: number, digits = 0): string =>
  new Intl.NumberFormat(localeTag, { style: 'percent', maximumFractionDigits: digits }).format(ratio);

/** "March 2027", of a local date. */
export const month = (date: string): string =>
  dateFormat('UTC', { year: 'numeric', month: 'long' }).format(at(`${date.slice(0, 7)}-15T12:00:00Z`));
/** "2 March 2027", of a local date. */
export const fullDay = (date: string): string =>
  dateFormat('UTC', { year: 'numeric', month: 'long', day: 'numeric' }).format(at(`${date}T12:00:00Z`));
