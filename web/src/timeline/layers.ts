import type { Instant, Span } from '../time/zoned';
import { common, type Stretch, united, without } from './spans';

/** Time that is taken, as a timeline draws it. */
export interface TimelineEntry extends Span {
  /** Names it among the entries of its row. */
  readonly id: string;
  readonly kind: 'BOOKING' | 'HOLD' | 'DOWNTIME';
  readonly units: number;
  readonly turnaroundEndsAt: Instant;
  /** The instant at which the clock alone ends it: a hold counts down to it; null = never. */
  readonly changesAt: Instant | null;
  /** The title of a booking that the viewer may see, or the reason of a downtime; null: not told. */
  readonly label: string | null;
  readonly bookingId: string | null;
  /** Taken of something inside the resource of the row. */
  readonly inside: boolean;
}

/** The things that are known of a resource in a window. */
export interface RowFacts {
  readonly window: Span;
  readonly open: readonly Span[];
  readonly free: readonly Span[];
  readonly entries: readonly TimelineEntry[];
}

export interface RowRules {
  readonly units: number;
  /** A new booking needs as much before the next one starts. */
  readonly turnaroundMinutes: number;
}

/**
 * The layers from back to front. The base layers, from LOADING to TAKEN, cover the shown time once: each instant is in
 * one of them. Entries lie on them.
 */
export type BaseKind = 'LOADING' | 'CLOSED' | 'FREE' | 'INSIDE' | 'TURNAROUND' | 'TAKEN';
export type EntryKind = 'BUSY' | 'OWN' | 'HOLD' | 'DOWN';

export interface BasePiece extends Stretch {
  readonly kind: BaseKind;
}

export interface EntryPiece extends Stretch {
  readonly kind: EntryKind;
  readonly entry: TimelineEntry;
}

const MINUTE_MS = 60_000;
const at = (instant: Instant): number => Date.parse(instant);
export const stretchOf = ({ startsAt, endsAt }: Span): Stretch => ({ from: at(startsAt), to: at(endsAt) });

/** The turnaround after each entry, and before it as much as a new booking would need itself. */
const turnarounds = (entries: readonly TimelineEntry[], minutes: number): Stretch[] =>
  entries.flatMap(({ startsAt, endsAt, turnaroundEndsAt }) => [
    { from: at(startsAt) - minutes * MINUTE_MS, to: at(startsAt) },
    { from: at(endsAt), to: at(turnaroundEndsAt) },
  ]);

/** The base layers of a row over the shown time; null facts are not fetched yet. */
export function baseLayers(shown: Stretch, facts: RowFacts | null, rules: RowRules): BasePiece[] {
  const pieces = (kind: BaseKind, set: readonly Stretch[]): BasePiece[] => set.map((stretch) => ({ ...stretch, kind }));
  const known = facts === null ? [] : common([shown], [stretchOf(facts.window)]);
  const loading = pieces('LOADING', without([shown], known));
  if (facts === null) return loading;
  const open = common(known, facts.open.map(stretchOf));
  const free = common(open, facts.free.map(stretchOf));
  const rest = without(open, free);
  const own = facts.entries.filter(({ inside }) => !inside);
  const taken = common(rest, own.map(stretchOf));
  const untaken = without(rest, taken);
  // The half hour before an entry is not free either, though nobody is there.
  const turnaround = common(
    without(untaken, facts.entries.map(stretchOf)),
    turnarounds(facts.entries, rules.turnaroundMinutes),
  );
  return [
    ...loading,
    ...pieces('CLOSED', without(known, open)),
    ...pieces('FREE', free),
    ...pieces('INSIDE', without(untaken, turnaround)),
    ...pieces('TURNAROUND', turnaround),
    ...pieces('TAKEN', taken),
  ].sort((one, other) => one.from - other.from);
}

const entryKind = ({ kind, bookingId }: TimelineEntry): EntryKind => {
  if (kind === 'DOWNTIME') return 'DOWN';
  if (kind === 'HOLD') return 'HOLD';
  return bookingId === null ? 'BUSY' : 'OWN';
};

/** The entries of the row itself, clipped to the shown time, by start. Those inside it are a base layer. */
export const entryLayer = (shown: Stretch, { entries }: Pick<RowFacts, 'entries'>): EntryPiece[] =>
  entries
    .filter(({ inside }) => !inside)
    .flatMap((entry) =>
      common([stretchOf(entry)], [shown]).map((stretch) => ({ ...stretch, kind: entryKind(entry), entry })),
    )
    .sort((one, other) => one.from - other.from || one.to - other.to);

export interface Level extends Stretch {
  readonly free: number;
}

/** The free units of a counted resource through its open time; a step ends where the number changes. */
export function levels(shown: Stretch, facts: RowFacts, units: number): Level[] {
  const open = common([shown], facts.open.map(stretchOf));
  const edges = united(open).flatMap(({ from, to }) => [from, to]);
  const takings = facts.entries.map(({ startsAt, turnaroundEndsAt, endsAt, kind, units: taken, inside }) => ({
    from: at(startsAt),
    to: Math.max(at(endsAt), at(turnaroundEndsAt)),
    taken: kind === 'DOWNTIME' || inside ? units : taken,
  }));
  const cuts = [...new Set([...edges, ...takings.flatMap(({ from, to }) => [from, to])])].sort(
    (one, other) => one - other,
  );
  const steps = open.flatMap(({ from, to }) => {
    const inner = [from, ...cuts.filter((cut) => cut > from && cut < to), to];
    return inner.slice(1).map((end, place): Level => {
      const start = inner[place] ?? from;
      const gone = takings
        .filter((each) => each.from < end && each.to > start)
        .reduce((sum, { taken }) => sum + taken, 0);
      return { from: start, to: end, free: Math.max(0, units - gone) };
    });
  });
  return steps.reduce<Level[]>((merged, step) => {
    const last = merged.at(-1);
    if (last?.to !== step.from || last.free !== step.free) return [...merged, step];
    return [...merged.slice(0, -1), { ...last, to: step.to }];
  }, []);
}

/** The kinds that a stretch of a row meets, in the order of the layers: free alone means that all of it is free. */
export function kindsIn(
  stretch: Stretch,
  base: readonly BasePiece[],
  entries: readonly EntryPiece[],
): readonly (BaseKind | EntryKind)[] {
  const meets = (piece: Stretch) => piece.from < stretch.to && piece.to > stretch.from;
  const met = [...base.filter(({ kind }) => kind !== 'TAKEN'), ...entries].filter(meets).map(({ kind }) => kind);
  return [...new Set(met)];
}
