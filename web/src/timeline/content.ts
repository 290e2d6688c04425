import type { Calendar } from '@event-calendar/core';
import { t } from '../i18n/t';
import { clockWord } from '../ui/countdown';
import type { BaseKind, EntryKind, EntryPiece } from './layers';
import type { PieceProps } from './pieces';

/** The word of each kind of time. */
export const kindWord = (kind: BaseKind | EntryKind): string =>
  ({
    LOADING: t.timeline.loading,
    CLOSED: t.timeline.closed,
    FREE: t.timeline.free,
    INSIDE: t.timeline.inside,
    TURNAROUND: t.timeline.turnaround,
    TAKEN: t.timeline.busy,
    BUSY: t.timeline.busy,
    OWN: t.timeline.busy,
    HOLD: t.timeline.hold,
    DOWN: t.timeline.down,
  })[kind];

export const entryWord = ({ kind, entry }: EntryPiece): string => entry.label ?? kindWord(kind);

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The content of a piece as nodes: the library's own has headings that break the order of the page. */
export function contentOf(props: PieceProps): Calendar.Content {
  switch (props.piece) {
    case 'LEVEL': {
      const strip = element('span', 'tl-level-bar', '');
      strip.style.setProperty('--level', String(props.free / props.units));
      return { domNodes: [strip, element('span', 'tl-level-word', t.timeline.units(props.free, props.units))] };
    }
    case 'ENTRY': {
      const { entry } = props.entry;
      const label = element('span', 'tl-label', entryWord(props.entry));
      label.dataset.entry = entry.id;
      label.dataset.row = props.rowId;
      if (props.entry.kind !== 'HOLD' || entry.changesAt === null) return { domNodes: [label] };
      const left = element('span', 'tl-left figure', leftWord(entry.changesAt));
      left.dataset.until = entry.changesAt;
      return { domNodes: [label, left] };
    }
    case 'SELECTION':
      return { domNodes: [element('span', 'tl-selected figure', `${props.start.slice(11)}–${props.end.slice(11)}`)] };
    default:
      return { domNodes: [] };
  }
}

const leftWord = (until: string): string => clockWord(Math.max(0, Date.parse(until) - Date.now()));

/** Counts the holds down: only their texts change, so nothing is drawn anew. */
export function countDown(inside: HTMLElement): void {
  for (const left of inside.querySelectorAll<HTMLElement>('[data-until]')) {
    const word = leftWord(left.dataset.until ?? '');
    if (left.textContent !== word) left.textContent = word;
  }
}
