import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { range } from '../i18n/formats';
import { t } from '../i18n/t';
import { toInstant } from '../time/zoned';
import { entryWord, kindWord } from './content';
import type { Cursor } from './cursor';
import { kindsIn } from './layers';
import type { DrawnRow } from './pieces';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The words of a cell: its time, and the things that take it. */
function wordsOf(cursor: Cursor, { row, base, entries }: DrawnRow): string {
  const [from, to] = [toInstant(cursor.from, row.zone), toInstant(cursor.to, row.zone)];
  const stretch = { from: Date.parse(from), to: Date.parse(to) };
  const met = entries.filter((piece) => piece.from < stretch.to && piece.to > stretch.from);
  const named = met.filter(({ entry }) => entry.label !== null).map(entryWord);
  const words = [...new Set([...kindsIn(stretch, base, entries).map(kindWord), ...named])];
  return [range(from, to, row.zone), row.name, ...words].join(', ');
}

/**
 * The cell of a timeline that has the focus. Each step is another cell, so that the focus moves and screen readers say
 * where it is.
 */
export function Cell({
  cursor,
  drawn,
  place,
  redrawn,
  hint,
  onKey,
}: {
  readonly cursor: Cursor;
  readonly drawn: DrawnRow | undefined;
  readonly place: () => Box | null;
  /** Changes when the calendar is drawn anew, so that the cell looks for its place again. */
  readonly redrawn: unknown;
  readonly hint: string;
  /** Answers whether the key meant something. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}) {
  const cell = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const [box, setBox] = useState<Box | null>(null);
  const at = `${cursor.row} ${cursor.from} ${cursor.to}`;
  const find = useRef(place);
  useEffect(() => {
    find.current = place;
    const frame = requestAnimationFrame(() => setBox(find.current()));
    return () => cancelAnimationFrame(frame);
    // The calendar has drawn its changes by the next frame.
  }, [at, redrawn]);
  useEffect(() => {
    const around = cell.current?.closest('.ec-main');
    if (around == null) return undefined;
    const sizes = new ResizeObserver(() => setBox(find.current()));
    sizes.observe(around);
    return () => sizes.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!hadFocus.current) return;
    cell.current?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => {
    if (hadFocus.current) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box]);
  if (drawn === undefined) return null;
  const style: CSSProperties = box ?? { left: 0, top: 0, width: 1, height: 1 };
  return (
    <div role="grid" className="tl-cells" aria-label={t.timeline.cells(drawn.row.name)} aria-describedby={hint}>
      <div role="row">
        <div
          key={at}
          ref={cell}
          role="gridcell"
          tabIndex={0}
          className="tl-cell"
          aria-label={wordsOf(cursor, drawn)}
          style={style}
          onFocus={() => {
            hadFocus.current = true;
          }}
          onBlur={({ relatedTarget }) => {
            // The cell before is taken away while the next one gets the focus.
            if (relatedTarget !== null) hadFocus.current = false;
          }}
          onKeyDown={onKey}
        />
      </div>
    </div>
  );
}
