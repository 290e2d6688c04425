import { type DistanceBand, distanceBands } from '../../../demand/core/demand.js';
import type { Label } from '../../../platform/core/message.js';
import type { ResourceKey } from '../../../platform/core/keys.js';
import type { Money } from '../../../platform/core/money.js';
import { bucketsOf, type Days } from '../../question/core/buckets.js';
import { rowWords } from '../../question/core/words.js';
import { demandReasonWords, distanceWords } from './words.js';

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
  readonly label: Label;
  /** The resource; null = the row is about none. */
  readonly resource: ResourceKey | null;
}

export interface DemandReport {
  readonly rows: readonly DemandRow[];
  readonly totals: DemandRow;
}

/** A group as it is counted; key null: all that is told together. */
export interface CountedGroup extends DemandFigures {
  readonly key: string | null;
  /** The resource; null = the row is about none. */
  readonly resource: ResourceKey | null;
}

/** The row of what too few organizations asked for to be told by itself. */
export const OTHERS = 'OTHERS';
/** In a row of its own a provider sees only what so many organizations asked for. */
export const LEAST_ORGANIZATIONS = 3;

/** Hours of the week as the utilization report writes them; any seven days have all of them. */
const HOURS = bucketsOf('HOUR_OF_WEEK', { from: 0, to: 0 } as Days);

interface Words {
  readonly key: string;
  readonly label: Label;
  /** Rows come by it first, and by how much was asked where it is the same. */
  readonly place: number;
}

const wordsOf: Readonly<Record<DemandGrouping, (key: string, names: ReadonlyMap<string, string>) => Words>> = {
  REASON: (key) => ({ key, label: demandReasonWords[key] ?? key, place: 0 }),
  SKILL: (key) => ({ key, label: key === '' ? rowWords.noSkill : key, place: 0 }),
  HOUR_OF_WEEK: (key) => ({ ...(HOURS[Number(key)] ?? { key, label: key }), place: Number(key) }),
  DISTANCE: (key) => ({
    key,
    label: distanceWords[key as DistanceBand] ?? rowWords.noDistance,
    place: key === '' ? distanceBands.length : distanceBands.indexOf(key as DistanceBand),
  }),
  RESOURCE: (key, names) => ({ key, label: key === '' ? rowWords.noResource : (names.get(key) ?? key), place: 0 }),
};

const told = ({ key, label, resource, number, unitMinutes, organizations, worth }: DemandRow): DemandRow => ({
  ...{ key, label, resource, number, unitMinutes, organizations },
  worth: worth.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
});

/** All that was counted, in which nothing counts twice. */
export const demandTotals = (figures: DemandFigures): DemandRow =>
  told({ key: '', label: rowWords.total, resource: null, ...figures });

/**
 * Rows in words and in order: hours and distances as they follow each other, else the most wanted first; others last.
 */
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
    key === null ? [{ key: OTHERS, label: rowWords.others, ...figures }] : [],
  );
  return [...rows, ...others].map(told);
}
