import type { Calendar } from '@event-calendar/core';
import { addDays, dayRange, type Instant, type LocalDate, type LocalDateTime, toLocal, type Span } from '../time/zoned';
import {
  type BasePiece,
  baseLayers,
  type EntryPiece,
  entryLayer,
  type Level,
  levels,
  type RowFacts,
  type TimelineEntry,
} from './layers';
import type { Stretch } from './spans';

/** A row of the timeline: a resource with what is known of its time. */
export interface TimelineRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** How deep it stands inside others of the list. */
  readonly depth: number;
  readonly units: number;
  readonly turnaroundMinutes: number;
  /** Everything known of its time; null = not fetched yet. */
  readonly facts: RowFacts | null;
  /** Only entries are known of it; it takes no choice. */
  readonly entriesOnly?: boolean;
}

/** The time that was chosen for a row. */
export interface Selection extends Span {
  readonly rowId: string;
}

export interface DrawnRow {
  readonly row: TimelineRow;
  readonly base: readonly BasePiece[];
  readonly entries: readonly EntryPiece[];
  readonly levels: readonly Level[];
}

/** The layers of a row over the shown days of its own wall clock. */
export function drawn(row: TimelineRow, first: LocalDate, days: number): DrawnRow {
  const shown: Stretch = {
    from: Date.parse(dayRange(first, row.zone).from),
    to: Date.parse(dayRange(addDays(first, days - 1), row.zone).to),
  };
  const { facts } = row;
  const base = row.entriesOnly && facts !== null ? [] : baseLayers(shown, facts, row);
  return {
    row,
    base,
    entries: facts === null ? [] : entryLayer(shown, facts),
    levels: facts === null || row.units === 1 || row.entriesOnly ? [] : levels(shown, facts, row.units),
  };
}

const instant = (at: number): Instant => new Date(at).toISOString();

/** A stretch as the calendar takes it: local strings of the row's zone. Null where clocks that go back turn it around. */
export function localSpan({ from, to }: Stretch, zone: string): { start: LocalDateTime; end: LocalDateTime } | null {
  const [start, end] = [toLocal(instant(from), zone), toLocal(instant(to), zone)];
  return start < end ? { start, end } : null;
}

interface Known {
  /** Whether the viewer may drag an entry of a row; absent = none. */
  readonly canMove?: ((entry: TimelineEntry, rowId: string) => boolean) | undefined;
  readonly now: number;
  readonly selection: Selection | null;
}

/** The name of the time that a piece draws, for its content. */
export type PieceProps =
  | { readonly piece: 'BASE' | 'NOW' }
  | { readonly piece: 'LEVEL'; readonly free: number; readonly units: number }
  | { readonly piece: 'ENTRY'; readonly entry: EntryPiece; readonly rowId: string }
  | { readonly piece: 'SELECTION'; readonly start: LocalDateTime; readonly end: LocalDateTime };

/** The pieces of a row in their order from back to front, as events of the calendar. */
export function eventsOf(
  { row, base, entries, levels: steps }: DrawnRow,
  { now, selection, canMove }: Known,
): Calendar.EventInput[] {
  const event = (
    id: string,
    stretch: Stretch,
    className: string,
    display: 'auto' | 'background',
    extendedProps: PieceProps,
    editable = false,
  ): Calendar.EventInput[] => {
    const span = localSpan(stretch, row.zone);
    if (span === null) return [];
    const resourceIds = [row.id];
    return [
      {
        id: `${row.id} ${id}`,
        ...span,
        allDay: false,
        resourceIds,
        display,
        editable,
        className,
        extendedProps: { ...extendedProps },
      },
    ];
  };
  const chosen =
    selection?.rowId === row.id ? { from: Date.parse(selection.startsAt), to: Date.parse(selection.endsAt) } : null;
  const chosenSpan = chosen === null ? null : localSpan(chosen, row.zone);
  return [
    ...base.flatMap((piece) => event(`base ${piece.from}`, piece, `tl-${piece.kind}`, 'background', { piece: 'BASE' })),
    ...steps.flatMap((step) =>
      event(`level ${step.from}`, step, 'tl-LEVEL', 'background', {
        piece: 'LEVEL',
        free: step.free,
        units: row.units,
      }),
    ),
    ...entries.flatMap((piece) =>
      event(
        `entry ${piece.entry.id}`,
        piece,
        `tl-entry tl-${piece.kind} ${row.units === 1 ? 'tl-tall' : ''}`,
        'auto',
        { piece: 'ENTRY', entry: piece, rowId: row.id },
        canMove?.(piece.entry, row.id) ?? false,
      ),
    ),
    ...(chosen === null || chosenSpan === null
      ? []
      : event('selection', chosen, 'tl-SELECTION', 'background', { piece: 'SELECTION', ...chosenSpan })),
    ...event('now', { from: now, to: now + 60_000 }, 'tl-NOW', 'background', { piece: 'NOW' }),
  ];
}
