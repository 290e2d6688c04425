import { addMinutes, type LocalDateTime, minutesBetween } from '../../time/zoned';

/** A date of a preview, as far as its choice depends on it. */
export interface PreviewedDate {
  /** The wall clock at which the rule has it, without seconds: the key of its choice. */
  readonly fromLocal: LocalDateTime;
  readonly broken: boolean;
}

/** Where a moved date goes, on the wall clock of the series. */
export interface Move {
  readonly startsAtLocal: LocalDateTime;
  readonly endsAtLocal: LocalDateTime;
}

/** The choices of the viewer for single dates; every other date is booked as the rule has it. */
export interface Choices {
  readonly skipped: ReadonlySet<LocalDateTime>;
  readonly moves: ReadonlyMap<LocalDateTime, Move>;
}

export const noChoices: Choices = { skipped: new Set(), moves: new Map() };

/** A date is skipped, moved, or neither. */
export function skip({ skipped, moves }: Choices, fromLocal: LocalDateTime): Choices {
  return { skipped: new Set([...skipped, fromLocal]), moves: withoutKey(moves, fromLocal) };
}

export function move({ skipped, moves }: Choices, fromLocal: LocalDateTime, to: Move): Choices {
  return { skipped: withoutItem(skipped, fromLocal), moves: new Map([...moves, [fromLocal, to]]) };
}

export function bookAsRuled({ skipped, moves }: Choices, fromLocal: LocalDateTime): Choices {
  return { skipped: withoutItem(skipped, fromLocal), moves: withoutKey(moves, fromLocal) };
}

const withoutItem = (set: ReadonlySet<string>, item: string) => new Set([...set].filter((each) => each !== item));
const withoutKey = <Value>(map: ReadonlyMap<string, Value>, key: string) =>
  new Map([...map].filter(([each]) => each !== key));

const seconds = (local: LocalDateTime): string => `${local}:00`;

/** The choices as the API takes them; a skipped date that the rule no longer has is left out. */
export const exceptLocal = ({ skipped }: Choices, dates: readonly PreviewedDate[]): string[] =>
  dates.flatMap(({ fromLocal }) => (skipped.has(fromLocal) ? [seconds(fromLocal)] : []));
export const movesOf = ({ moves }: Choices) =>
  [...moves].map(([fromLocal, { startsAtLocal, endsAtLocal }]) => ({
    fromLocal: seconds(fromLocal),
    startsAtLocal: seconds(startsAtLocal),
    endsAtLocal: seconds(endsAtLocal),
  }));

/** A move typed as a day and two times; an end that is not after the start is on the next day. */
export function moveTo(startsAtLocal: LocalDateTime, endTime: string): Move {
  const sameDay = `${startsAtLocal.slice(0, 10)}T${endTime === '24:00' ? '00:00' : endTime}`;
  const endsAtLocal = minutesBetween(startsAtLocal, sameDay) > 0 ? sameDay : addMinutes(sameDay, 24 * 60);
  return { startsAtLocal, endsAtLocal };
}

export interface Summary {
  readonly total: number;
  readonly bookable: number;
  readonly skipped: number;
  readonly moved: number;
  /** Dates that are neither bookable nor skipped. */
  readonly problems: number;
}

/** How many dates would be booked, are skipped or moved, and still have a problem. */
export function summaryOf(dates: readonly PreviewedDate[], { skipped, moves }: Choices): Summary {
  const isSkipped = ({ fromLocal }: PreviewedDate) => skipped.has(fromLocal);
  const left = dates.filter((date) => !isSkipped(date));
  const problems = left.filter(({ broken }) => broken).length;
  return {
    total: dates.length,
    skipped: dates.length - left.length,
    moved: left.filter(({ fromLocal }) => moves.has(fromLocal)).length,
    problems,
    bookable: left.length - problems,
  };
}
