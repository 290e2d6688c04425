import { type DistanceBand, distanceBands } from '../../../demand/core/demand.js';
import type { Money } from '../../../platform/core/money.js';
import { cellsOf, type Days } from '../../question/core/cells.js';

export const demandGroupings = ['REASON', 'SKILL', 'HOUR_OF_WEEK', 'DISTANCE', 'RESOURCE'] as const;
export type DemandGrouping = (typeof demandGroupings)[number];

/** How often, how much, by how many organizations that were named, and what it would have cost. */
export interface DemandFigures {
  readonly number: number;
  readonly unitMinutes: number;
  readonly organizations: number;
  /** One amount for each currency; none where nothing has a price. */
  readonly worth: readonly Money[];
}

export interface DemandRow extends DemandFigures {
  readonly key: string;
  readonly label: string;
}

export interface DemandReport {
  readonly rows: readonly DemandRow[];
  readonly totals: DemandRow;
}

/** A group as it is counted; key null: all that is told together. */
export interface CountedGroup extends DemandFigures {
  readonly key: string | null;
}

/** The row of what too few organizations asked for to be told by itself. */
export const OTHERS = 'OTHERS';
/** In a row of its own a provider sees only what so many organizations asked for. */
export const LEAST_ORGANIZATIONS = 3;

const REASONS: Readonly<Record<string, string>> = {
  CONFLICT: 'Taken',
  OUTSIDE_OPENING_HOURS: 'Outside opening hours',
  NOT_ENOUGH_NOTICE: 'Not enough notice',
  TOO_FAR_AHEAD: 'Too far ahead',
  TOO_SHORT: 'Too short',
  TOO_LONG: 'Too long',
  OFF_GRID: 'Off the start grid',
  TOO_MANY_ATTENDEES: 'Too many attendees',
  TOO_MANY_UNITS: 'Too many units',
  NOT_LISTED: 'Not listed',
  NOT_FOR_THIS_ORGANIZATION: 'Not for this organization',
  TIME: 'Search: nothing at that time',
  KIND: 'Search: nothing of that kind',
  TEXT: 'Search: nothing with those words',
  SKILLS: 'Search: nothing with those skills',
  UNITS: 'Search: nothing with so many units',
  SEATS: 'Search: nothing with so many seats',
  NEAR: 'Search: nothing so near',
  NOTHING: 'Search: nothing at all',
};

const BANDS: Readonly<Record<DistanceBand, string>> = {
  UNDER_10_KM: 'Under 10 km',
  UNDER_30_KM: '10 to 30 km',
  UNDER_100_KM: '30 to 100 km',
  UNDER_300_KM: '100 to 300 km',
  FROM_300_KM: '300 km and more',
};

/** Hours of the week as the utilization report writes them; any seven days have all of them. */
const HOURS = cellsOf('HOUR_OF_WEEK', { from: 0, to: 0 } as Days);

interface Words {
  readonly key: string;
  readonly label: string;
  /** Rows come by it first, and by how much was asked where it is the same. */
  readonly place: number;
}

const wordsOf: Readonly<Record<DemandGrouping, (key: string, names: ReadonlyMap<string, string>) => Words>> = {
  REASON: (key) => ({ key, label: REASONS[key] ?? key, place: 0 }),
  SKILL: (key) => ({ key, label: key === '' ? 'No skill' : key, place: 0 }),
  HOUR_OF_WEEK: (key) => ({ ...(HOURS[Number(key)] ?? { key, label: key }), place: Number(key) }),
  DISTANCE: (key) => ({
    key,
    label: BANDS[key as DistanceBand] ?? 'No distance',
    place: key === '' ? distanceBands.length : distanceBands.indexOf(key as DistanceBand),
  }),
  RESOURCE: (key, names) => ({ key, label: key === '' ? 'No resource' : (names.get(key) ?? key), place: 0 }),
};

const told = ({ key, label, number, unitMinutes, organizations, worth }: DemandRow): DemandRow => ({
  ...{ key, label, number, unitMinutes, organizations },
  worth: worth.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
});

/** All that was counted, in which nothing counts twice. */
export const demandTotals = (figures: DemandFigures): DemandRow => told({ key: '', label: 'Total', ...figures });

/** Rows in words and in order: hours and distances as they follow each other, else the most wanted first; others last. */
export function demandRows(
  grouping: DemandGrouping,
  groups: readonly CountedGroup[],
  names: ReadonlyMap<string, string>,
): DemandRow[] {
  const rows = groups.flatMap(({ key, ...figures }) =>
    key === null ? [] : [{ ...wordsOf[grouping](key, names), ...figures }],
  );
  rows.sort((a, b) => a.place - b.place || b.number - a.number || (a.key < b.key ? -1 : 1));
  const others = groups.flatMap(({ key, ...figures }) =>
    key === null ? [{ key: OTHERS, label: 'Others', ...figures }] : [],
  );
  return [...rows, ...others].map(told);
}
