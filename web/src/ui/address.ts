import type { Instant } from '../time/zoned';

/**
 * Readers of search parameters. People edit addresses and old links live on, so what makes no sense counts as absent.
 */
export const readText = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
};

/** A local date: "2027-03-02". */
export const readDate = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** A whole number from 1 to `most`. */
export const readWhole = (value: unknown, most: number): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
};

export const readList = (value: unknown): string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).flatMap((item) => readText(item) ?? []);
  return list.length === 0 ? undefined : list;
};

/** One of a few words. */
export const readOneOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined =>
  words.find((word) => word === value);

/**
 * The keys of an address, optional in its type. What is absent is said to be undefined: the router lays what a reader
 * answers over the address as it was written, so a key that is missing here would keep what makes no sense.
 */
export const present = <Values extends object>(values: Values): { [Key in keyof Values]?: NonNullable<Values[Key]> } =>
  values;

/** A search without some of its keys. */
export const without = <Search extends object>(search: Search, keys: readonly (keyof Search)[]): Search =>
  Object.fromEntries(Object.entries(search).filter(([key]) => !keys.includes(key as keyof Search))) as Search;

/** The slot of an address: two instants with a slash. Null for anything else. */
export function slotOf(slot: string | undefined): { readonly startsAt: Instant; readonly endsAt: Instant } | null {
  const [startsAt = '', endsAt = ''] = slot?.split('/') ?? [];
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  return Number.isNaN(from) || Number.isNaN(to) || from >= to ? null : { startsAt, endsAt };
}
