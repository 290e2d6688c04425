import type { Calendar } from '@event-calendar/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { localDay } from '../i18n/formats';
import { localeTag, t } from '../i18n/t';
import {
  addDays,
  addMinutes,
  type LocalDate,
  minutesBetween,
  type Span,
  toInstant,
  toLocal,
  today,
} from '../time/zoned';
import { CalendarHost } from './calendar-host';
import { Cell } from './cell';
import { contentOf, countDown } from './content';
import { type Cursor, type CursorGrid, keyPressed, placed } from './cursor';
import { Details, type Hovered } from './details';
import { shownHours } from './hours';
import type { EntryPiece, TimelineEntry } from './layers';
import { Legend } from './legend';
import { drawn, type DrawnRow, eventsOf, type PieceProps, type Selection, type TimelineRow } from './pieces';
import { slotsOf } from './slots';

export interface TimelineProps {
  readonly rows: readonly TimelineRow[];
  readonly first: LocalDate;
  readonly days: number;
  /** The zone of the shown days. Each row has its own wall clock. */
  readonly zone: string;
  readonly now: number;
  readonly specialDays: ReadonlyMap<LocalDate, string>;
  readonly selection: Selection | null;
  /** Minutes by which a choice starts and ends. */
  readonly step: number;
  /** Minutes of a choice that was not stretched. */
  readonly length: number;
  readonly onChoose: (chosen: Selection, by: 'pointer' | 'keyboard') => void;
  /** Whether the viewer may move an entry of a row by dragging; absent = none. */
  readonly canMove?: (entry: TimelineEntry, rowId: string) => boolean;
  /** Moves an entry; answers whether it was done. An entry that was refused goes back. */
  readonly onMove?: (entry: TimelineEntry, to: Span) => Promise<boolean>;
  /** Shows other days, the one given among them. */
  readonly onDay: (date: LocalDate) => void;
  /** Asks for a date: the field for it gets the focus. */
  readonly onDate: () => void;
  /** The page of the resource of a row; absent = its name is no link. */
  readonly hrefOf?: (row: TimelineRow) => string;
}

/** Where a local date of the library is read: its local parts are the wall clock of the row. */
const dateIn = (date: Date): LocalDate =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export function TimelineView(props: TimelineProps) {
  const { rows, first, days, zone, now, selection, step, length, specialDays, hrefOf, canMove } = props;
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const host = useRef<CalendarHost | null>(null);
  const [width, setWidth] = useState(0);
  const [main, setMain] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState<Cursor | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const hint = useId();

  const hours = useMemo(() => shownHours(first, days, rows), [first, days, rows]);
  const layers = useMemo(() => rows.map((row) => drawn(row, first, days)), [rows, first, days]);
  const events = useMemo(
    () => layers.flatMap((row) => eventsOf(row, { now, selection, canMove })),
    [layers, now, selection],
  );
  const grid: CursorGrid = { first, days, hours, rows: rows.length, step };
  const cursor = placed(wanted, grid, length);

  // The library keeps the callbacks that it was given first.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const resources = useMemo(
    () =>
      rows.map((row) => ({
        id: row.id,
        title: rowHead(row, hrefOf?.(row), (href) => router.history.push(href)),
        extendedProps: {},
      })),
    // The addresses of rows follow from the rows.
    [rows, router],
  );
  const fixed = useMemo(() => fixedOptions(latest), []);
  const options = useMemo<Calendar.Options>(() => {
    return {
      ...fixed,
      ...slotsOf(hours, days, width, rows.length === 1 ? 0 : undefined),
      view: days === 1 ? 'resourceTimelineDay' : 'resourceTimelineWeek',
      date: first,
      snapDuration: { minutes: days === 1 ? step : step * Math.ceil(30 / step) },
      highlightedDates: [today(zone, now)],
      dayHeaderFormat: (date: Date) => dayHead(dateIn(date), specialDays),
      resources,
      events: events,
    };
  }, [hours, days, width, first, step, zone, now, specialDays, rows, events]);
  const newest = useRef(options);
  useEffect(() => {
    newest.current = options;
    host.current?.set(options);
  }, [options]);

  // A day and a week are two calendars.
  useEffect(() => {
    if (target.current === null || frame.current === null) return undefined;
    const made = new CalendarHost(target.current, newest.current);
    host.current = made;
    const waiting = requestAnimationFrame(() => setMain(made.main));
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    sizes.observe(frame.current);
    const clock = window.setInterval(() => target.current !== null && countDown(target.current), 1_000);
    return () => {
      cancelAnimationFrame(waiting);
      sizes.disconnect();
      window.clearInterval(clock);
      setMain(null);
      host.current = null;
      made.destroy();
    };
  }, [days]);
  useEffect(() => host.current?.unselect(), [selection]);

  const press = (event: React.KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') setHovered(null);
    const answer = keyPressed(cursor, event.key, event.shiftKey, grid);
    if (answer === null) return false;
    const met = answer.kind === 'DETAILS' || answer.kind === 'CHOOSE' ? pieceAt(layers[cursor.row], cursor) : null;
    if (met !== null && (answer.kind === 'DETAILS' || takesAll(met, layers[cursor.row], cursor))) {
      event.preventDefault();
      tell(met);
      return true;
    }
    event.preventDefault();
    if (answer.kind === 'MOVED' || answer.kind === 'TURN') setWanted(answer.cursor);
    if (answer.kind === 'TURN') props.onDay(addDays(first, answer.days));
    if (answer.kind === 'TODAY') props.onDay(today(zone));
    if (answer.kind === 'DATE') props.onDate();
    const row = rows[cursor.row];
    if (answer.kind === 'CHOOSE' && row !== undefined && !row.entriesOnly) {
      const [startsAt, endsAt] = [toInstant(cursor.from, row.zone), toInstant(cursor.to, row.zone)];
      props.onChoose({ rowId: row.id, startsAt, endsAt }, 'keyboard');
    }
    return true;
  };

  /** Shows the details of the entry of the cell, and gives them the focus. */
  const tell = (piece: EntryPiece) => {
    const [row, cell, around] = [layers[cursor.row]?.row, frame.current?.querySelector('.tl-cell'), frame.current];
    if (row === undefined || cell == null || around === null) return;
    const [box, outer] = [cell.getBoundingClientRect(), around.getBoundingClientRect()];
    const place = { left: box.left - outer.left, top: box.bottom - outer.top, width: outer.width };
    setHovered({ row, piece, ...place, byKeyboard: true });
  };
  const closeDetails = () => {
    setHovered(null);
    if (hovered?.byKeyboard) frame.current?.querySelector<HTMLElement>('.tl-cell')?.focus();
  };

  const hover = (element: Element) => {
    // The details stay while the pointer is on them, so that their link can be reached.
    if (element.closest('.tl-details') !== null) return;
    const label = element.closest('.tl-entry')?.querySelector<HTMLElement>('[data-entry]');
    const row = layers.find((each) => each.row.id === label?.dataset.row);
    const piece = row?.entries.find(({ entry }) => entry.id === label?.dataset.entry);
    if (label == null || row === undefined || piece === undefined || frame.current === null) {
      if (!hovered?.byKeyboard) setHovered(null);
      return;
    }
    const box = (label.closest('.tl-entry') ?? label).getBoundingClientRect();
    const around = frame.current.getBoundingClientRect();
    setHovered({
      row: row.row,
      piece,
      left: box.left - around.left,
      top: box.bottom - around.top,
      width: around.width,
      byKeyboard: false,
    });
  };

  const counted = rows.some(({ units, entriesOnly }) => units > 1 && !entriesOnly);
  const classes = ['timeline', rows.length === 1 && 'timeline-single', counted && 'timeline-counted'];
  return (
    <div
      ref={frame}
      className={classes.filter(Boolean).join(' ')}
      onPointerOver={({ target: element }) => element instanceof Element && hover(element)}
      onPointerLeave={() => !hovered?.byKeyboard && setHovered(null)}
    >
      <p className="small" id={hint}>
        {t.timeline.zone(zone)} · {t.timeline.keys}
      </p>
      <div ref={target} className="timeline-host" />
      {main !== null &&
        createPortal(
          <Cell
            cursor={cursor}
            drawn={layers[cursor.row]}
            place={() => cellPlace(host.current, cursor, grid)}
            redrawn={options}
            hint={hint}
            onKey={press}
          />,
          main,
        )}
      {hovered !== null && <Details hovered={hovered} onClose={closeDetails} />}
      <Legend />
    </div>
  );
}

const stretchOf = ({ from, to }: Cursor, zone: string) => ({
  from: Date.parse(toInstant(from, zone)),
  to: Date.parse(toInstant(to, zone)),
});

/** The first entry that the cell meets; null = none. */
function pieceAt(drawnRow: DrawnRow | undefined, cursor: Cursor): EntryPiece | null {
  if (drawnRow === undefined) return null;
  const cell = stretchOf(cursor, drawnRow.row.zone);
  return drawnRow.entries.find(({ from, to }) => from < cell.to && to > cell.from) ?? null;
}

/** Whether an entry leaves nothing of the cell to choose. */
function takesAll({ from, to }: EntryPiece, drawnRow: DrawnRow | undefined, cursor: Cursor): boolean {
  if (drawnRow === undefined) return false;
  const cell = stretchOf(cursor, drawnRow.row.zone);
  return (drawnRow.row.units === 1 || drawnRow.row.entriesOnly === true) && from <= cell.from && to >= cell.to;
}

/** The box of the cell with the focus inside the element that scrolls. */
function cellPlace(host: CalendarHost | null, cursor: Cursor, grid: CursorGrid) {
  const day = minutesBetween(`${grid.first}T00:00`, `${cursor.from.slice(0, 10)}T00:00`) / 1440;
  const [cell, main] = [host?.dayCell(cursor.row, day, grid.days), host?.main];
  if (cell == null || main == null) return null;
  const [inner, outer] = [cell.getBoundingClientRect(), main.getBoundingClientRect()];
  const start = minutesBetween(`${cursor.from.slice(0, 10)}T00:00`, cursor.from) - grid.hours.from * 60;
  const perMinute = inner.width / ((grid.hours.to - grid.hours.from) * 60);
  return {
    left: inner.left - outer.left - main.clientLeft + main.scrollLeft + start * perMinute,
    top: inner.top - outer.top - main.clientTop + main.scrollTop,
    width: Math.max(6, minutesBetween(cursor.from, cursor.to) * perMinute),
    height: inner.height,
  };
}

/** The options that stay: what the library must not draw itself, and what it tells. */
function fixedOptions(latest: { readonly current: TimelineProps }): Calendar.Options {
  const choose = (rowId: string | undefined, start: string, end: string) => {
    const row = latest.current.rows.find(({ id }) => id === rowId);
    if (row === undefined || row.entriesOnly) return;
    // Strings of the wall clock: the zone of the browser has no say.
    const [startsAt, endsAt] = [start, end].map((local) => toInstant(local.slice(0, 16), row.zone));
    if (startsAt === undefined || endsAt === undefined) return;
    latest.current.onChoose({ rowId: row.id, startsAt, endsAt }, 'pointer');
  };
  return {
    headerToolbar: { start: '', center: '', end: '' },
    locale: localeTag,
    firstDay: 1,
    slotEventOverlap: false,
    editable: false,
    selectable: true,
    eventOrder: (one, other) => one.start.getTime() - other.start.getTime(),
    eventContent: ({ event }) =>
      // The calendar's own preview of a choice has no piece.
      'piece' in event.extendedProps ? contentOf(event.extendedProps as unknown as PieceProps) : { domNodes: [] },
    eventDrop: (dropped) => moved(latest.current, dropped, dropped.newResource?.id),
    eventResize: (resized) => moved(latest.current, resized, undefined),
    select: ({ resource, startStr, endStr }) => choose(resource.id, startStr, endStr),
    dateClick: ({ resource, dateStr }) => {
      const end = new Date(`${dateStr.slice(0, 16)}Z`);
      end.setUTCMinutes(end.getUTCMinutes() + latest.current.length);
      choose(resource?.id, dateStr, end.toISOString());
    },
  };
}

/** Local parts of a date of the library, in minutes. */
const localIn = (date: Date): string => `${dateIn(date)}T${date.toTimeString().slice(0, 5)}`;

interface Moved {
  readonly event: Calendar.Event;
  readonly oldEvent: Calendar.Event;
  readonly revert: () => void;
}

/** Moves the ends of an entry by as much as its piece was moved; a piece may show a part of its entry only. */
function moved({ rows, onMove }: TimelineProps, { event, oldEvent, revert }: Moved, newRowId: unknown): void {
  const props = event.extendedProps as unknown as PieceProps;
  const row = props.piece === 'ENTRY' ? rows.find(({ id }) => id === props.rowId) : undefined;
  // An entry stays with its resource.
  if (props.piece !== 'ENTRY' || row === undefined || onMove === undefined || newRowId !== undefined) {
    revert();
    return;
  }
  const { entry } = props.entry;
  const shifted = (at: string, from: Date, to: Date) =>
    toInstant(addMinutes(toLocal(at, row.zone), minutesBetween(localIn(from), localIn(to))), row.zone);
  const span = {
    startsAt: shifted(entry.startsAt, oldEvent.start, event.start),
    endsAt: shifted(entry.endsAt, oldEvent.end, event.end),
  };
  void onMove(entry, span).then((done) => {
    if (!done) revert();
  });
}

/** The date, with the name of a special day above it. */
function dayHead(date: LocalDate, specialDays: ReadonlyMap<LocalDate, string>): Calendar.Content {
  const special = specialDays.get(date);
  const named = document.createElement('span');
  named.className = 'tl-special';
  named.textContent = special ?? '';
  const day = document.createElement('span');
  day.textContent = localDay(date);
  return { domNodes: special === undefined ? [day] : [named, day] };
}

function rowHead(
  { name, depth, units }: TimelineRow,
  href: string | undefined,
  visit: (href: string) => void,
): Calendar.Content {
  const head = href === undefined ? document.createElement('span') : linkTo(href, visit);
  head.className = `tl-head tl-depth-${Math.min(depth, 3)}`;
  head.textContent = units > 1 ? `${name} × ${units}` : name;
  head.title = name;
  return { domNodes: [head] };
}

function linkTo(href: string, visit: (href: string) => void): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.addEventListener('click', (event) => {
    // Another tab is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    visit(href);
  });
  return link;
}
